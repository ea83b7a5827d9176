'use strict';
// The life of a room over every transport and protocol that Thrift's Node library has. Ends with 1
// where an answer differs. The client is generated from the published IDL before this runs.

const assert = require('node:assert/strict');
const fs = require('node:fs');
const thrift = require('thrift');
const RoomService2 = require('./gen/RoomService2');

const MISSING_RESULT = 5;
const WITHIN = 20_000;
const env = process.env;
const ca = env.THRIFT_CA ? fs.readFileSync(env.THRIFT_CA) : undefined;
const port = {plain: Number(env.THRIFT_PORT ?? 4000), TLS: Number(env.THRIFT_TLS_PORT)};
const url = {
  plain: new URL(env.LIVEKIT_URL ?? 'http://127.0.0.1:7880'),
  TLS: env.THRIFT_HTTPS_URL && new URL(env.THRIFT_HTTPS_URL),
};

const PROTOCOLS = {
  binary: thrift.TBinaryProtocol,
  compact: thrift.TCompactProtocol,
  JSON: thrift.TJSONProtocol,
};
const TRANSPORTS = {
  unframed: thrift.TBufferedTransport,
  framed: thrift.TFramedTransport,
  HTTP: thrift.TBufferedTransport,
};
const NAMES = ['', 'RoomService2', 'room2'];

function connect(transport, protocol, security) {
  const options = {transport: TRANSPORTS[transport], protocol: PROTOCOLS[protocol]};
  if (transport !== 'HTTP') {
    const tls = {...options, ca, servername: 'localhost'};
    return security === 'TLS'
      ? thrift.createSSLConnection('127.0.0.1', port.TLS, tls)
      : thrift.createConnection('127.0.0.1', port.plain, options);
  }
  const {hostname, port: at} = url[security];
  const http = {...options, path: '/thrift', https: security === 'TLS', nodeOptions: {ca}};
  return thrift.createHttpConnection(hostname, at, http);
}

function clientOver(connection, transport, name) {
  const create = transport === 'HTTP' ? thrift.createHttpClient : thrift.createClient;
  if (!name) return create(RoomService2, connection);
  return new thrift.Multiplexer().createClient(name, RoomService2, connection);
}

async function lifeOfARoom(client) {
  const room = await client.create2();
  assert.equal(room.username, `${room.expires}:${room.id}`);
  assert.deepEqual(await client.get(room.id), room);
  client.update(room.id); // oneway: nothing comes back, and nothing gets out of step
  assert.equal((await client.get(room.id)).id, room.id);
  await client.remove(room.id);
  await client.remove(room.id);
  // From a server that throws a declared exception, which this client does not know, the library
  // makes a text.
  await assert.rejects(
    client.get(room.id),
    (e) => e.type === MISSING_RESULT || e === 'get failed: unknown result');
  assert.notEqual((await client.create()).id, room.id);
}

async function serve(transport, protocol, security, name) {
  if (security === 'TLS' && !ca) return '-';
  const connection = connect(transport, protocol, security);
  let timer;
  const failed = new Promise((_, reject) => {
    connection.on('error', reject);
    timer = setTimeout(() => reject(new Error('no answer')), WITHIN);
  });
  try {
    await Promise.race([lifeOfARoom(clientOver(connection, transport, name)), failed]);
    return 'ok';
  } catch (e) {
    return String(e);
  } finally {
    clearTimeout(timer);
    connection.end?.();
  }
}

async function main() {
  const failures = [];
  const columns = ['plain', 'TLS'].flatMap((security) => NAMES.map((name) => [security, name]));
  const heading = columns.map(([security, name]) => `${security} ${name || 'no name'}`);
  console.log(' '.repeat(22), heading.join('  '));
  for (const transport of Object.keys(TRANSPORTS)) {
    for (const protocol of Object.keys(PROTOCOLS)) {
      const row = `${transport} ${protocol}`;
      const cells = [];
      for (const [i, [security, name]] of columns.entries()) {
        const outcome = await serve(transport, protocol, security, name);
        const passed = outcome === 'ok' || outcome === '-';
        if (!passed) failures.push(`${row}, ${heading[i]}: ${outcome}`);
        cells.push((passed ? outcome : 'FAIL').padEnd(heading[i].length));
      }
      console.log(row.padEnd(22), cells.join('  ').trimEnd());
    }
  }
  failures.forEach((failure) => console.log(failure));
  process.exit(failures.length ? 1 : 0);
}

main();
