'use strict';
const at = (id) => document.getElementById(id);
const EXCEPTION = 3;

for (const row of document.querySelectorAll('tbody tr')) {
  const option = document.createElement('option');
  option.textContent = row.cells[0].textContent;
  option.dataset.takesId = row.cells[2].textContent !== 'none';
  at('method').append(option);
}

/** Links carry the call behind the #, which no server is sent: whoever knows an id has the room. */
const shared = new URLSearchParams(location.hash.slice(1));
if (shared.has('method')) at('method').value = shared.get('method');
at('id').value = shared.get('id') ?? '';

/** The message in Thrift's JSON protocol. */
function message() {
  const takesId = at('method').selectedOptions[0]?.dataset.takesId === 'true';
  return [1, at('method').value, 1, 1, takesId ? {1: {str: at('id').value}} : {}];
}

/** Values of Thrift's JSON protocol without their types; fields keep their numbers. */
function plain(value) {
  if (value === null || typeof value !== 'object') return value;
  const [type, inner] = Object.entries(value)[0] ?? [];
  if (type === 'rec') return fields(inner);
  return type === undefined ? {} : inner;
}

function fields(struct) {
  return Object.fromEntries(Object.entries(struct).map(([id, value]) => [id, plain(value)]));
}

function readable([, name, type, , body]) {
  return JSON.stringify({name, [type === EXCEPTION ? 'exception' : 'result']: fields(body)}, null, 2);
}

function show() {
  at('request').textContent = JSON.stringify(message());
  const call = new URLSearchParams({method: at('method').value, id: at('id').value});
  at('link').href = '#' + call;
}

async function call() {
  const headers = {'Content-Type': 'application/vnd.apache.thrift.json'};
  if (at('token').value) headers.Authorization = 'Bearer ' + at('token').value;
  const path = location.pathname.replace(/\/docs\/?$/, '');
  const response = await fetch(path, {method: 'POST', headers, body: JSON.stringify(message())});
  const text = await response.text();
  return response.ok ? readable(JSON.parse(text)) : response.status + ' ' + text;
}

at('call').addEventListener('input', show);
at('call').addEventListener('submit', (event) => {
  event.preventDefault();
  call().then(
    (text) => (at('answer').textContent = text),
    (error) => (at('answer').textContent = String(error)));
});
show();
