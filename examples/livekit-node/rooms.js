// The life of one room, told by LiveKit's Node SDK over JSON. Ends with 1 where an answer differs.
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { AccessToken, RoomServiceClient, ServerError, WebhookReceiver } from "livekit-server-sdk";

const url = process.env.LIVEKIT_URL ?? "http://127.0.0.1:7880";
const key = process.env.LIVEKIT_API_KEY ?? "devkey";
const secret = process.env.LIVEKIT_API_SECRET ?? "secret";
const name = `node-${randomUUID().slice(0, 8)}`;

function check(what, actual = "done", expected = "done") {
  if (`${actual}` !== `${expected}`) throw new Error(`${what}: ${actual} instead of ${expected}`);
  console.log(`${what.padEnd(20)} ${actual}`);
}

async function checkRefused(what, call, expected) {
  const error = await call.then(() => "nothing was refused", (reason) => reason);
  const known = error instanceof ServerError;
  check(what, known ? `${error.status} ${error.code ?? "-"}: ${error.message}` : error, expected);
}

async function clientWith(grant, ttl) {
  const token = new AccessToken(key, secret, { ttl });
  token.addGrant(grant);
  return new RoomServiceClient(url, undefined, undefined, { token: await token.toJwt() });
}

/** The verified events of this room in the order they came, once its end was told. */
function webhooks(port) {
  const receiver = new WebhookReceiver(key, secret);
  const events = [];
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`webhooks: no room_finished, only: ${events}`)), 30_000);
    createServer(async (request, response) => {
      const { authorization } = request.headers;
      const event = await receiver.receive(await text(request), authorization).catch(reject);
      response.end();
      if (event?.room?.name === name) events.push(event.event);
      if (events.at(-1) === "room_finished") resolve(events);
    }).listen(port, "127.0.0.1");
  });
}

async function main() {
  const told = process.env.WEBHOOK_PORT && webhooks(Number(process.env.WEBHOOK_PORT));
  const rooms = new RoomServiceClient(url, key, secret);

  const options = { emptyTimeout: 60, departureTimeout: 30, maxParticipants: 5, metadata: "first" };
  const room = await rooms.createRoom({ name, ...options });
  check("created", Object.keys(options).map((o) => room[o]), Object.values(options));
  check("listed by name", (await rooms.listRooms([name])).map((r) => r.sid), [room.sid]);
  check("listed among all", (await rooms.listRooms()).some((r) => r.sid === room.sid), true);
  check("metadata", (await rooms.updateRoomMetadata(name, "second")).metadata, "second");
  check("metadata, read again", (await rooms.listRooms([name]))[0].metadata, "second");
  check("participants", (await rooms.listParticipants(name)).length, 0);
  check("data sent", await rooms.sendData(name, Buffer.from("hi"), 0, { topic: "greetings" }));

  const nobody = "404 not_found: twirp error unknown: participant does not exist";
  await checkRefused("unknown participant", rooms.getParticipant(name, "nobody"), nobody);
  await checkRefused("removing it", rooms.removeParticipant(name, "nobody"), nobody);
  await checkRefused("renaming it", rooms.updateParticipant(name, "nobody", { name: "N" }), nobody);
  const unserved = "503 unavailable: twirp error unknown: no response from servers";
  await checkRefused("muting it", rooms.mutePublishedTrack(name, "nobody", "TR_x", true), unserved);
  await checkRefused("moving it", rooms.moveParticipant(name, "nobody", "elsewhere"), unserved);

  const invalid = "401 -: invalid authorization token: token";
  const stranger = new RoomServiceClient(url, key, "another secret");
  const forged = `${invalid} signature is invalid: signature is invalid`;
  await checkRefused("wrong secret", stranger.listRooms(), forged);
  const late = (await clientWith({ roomList: true }, "-10m")).listRooms();
  await checkRefused("expired token", late, `${invalid} has invalid claims: token is expired`);
  const lister = await clientWith({ roomList: true }, "10m");
  const denied = "401 unauthenticated: permissions denied";
  await checkRefused("missing grant", lister.deleteRoom(name), denied);

  check("deleted", await rooms.deleteRoom(name));
  check("listed by name", (await rooms.listRooms([name])).length, 0);
  const gone = "404 not_found: twirp error unknown: requested room does not exist";
  await checkRefused("deleting it again", rooms.deleteRoom(name), gone);
  if (told) check("webhooks", await told, ["room_started", "room_finished"]);
}

try {
  await main();
} catch (error) {
  console.error(`FAILED: ${error.cause ?? error.message}`);
  process.exitCode = 1;
}
process.exit();
