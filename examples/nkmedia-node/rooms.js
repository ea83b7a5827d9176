// The life of one room over nkMEDIA's WebSocket. Ends with 1 where an answer differs.
import { randomUUID } from "node:crypto";
import { NkmediaClient } from "./client.js";

const url = process.env.NKMEDIA_URL ?? "ws://127.0.0.1:9010/";
const user = process.env.NKMEDIA_USER ?? "admin";
const password = process.env.NKMEDIA_PASSWORD ?? "1234";
const room = { room_id: `nkmedia-node-${randomUUID().slice(0, 8)}` };

function check(what, actual, expected) {
  if (`${actual}` !== `${expected}`) throw new Error(`${what}: ${actual} instead of ${expected}`);
  console.log(`${what.padEnd(20)} ${actual}`);
}

async function checkRefused(what, call, expected) {
  const error = await call.then(() => "nothing was refused", (refusal) => refusal);
  check(what, `${error.code}: ${error.message}`, expected);
}

const client = await NkmediaClient.login(url, user, password);
const filter = { class: "media", subclass: "room", obj_id: room.room_id, since: "" };
const events = client.events(filter);
const created = events.next(); // subscribes: what comes after is told

const { room_id } = await client.call("media/room/create", { class: "sfu", timeout: 60, ...room });
check("created", room_id, room.room_id);
const first = (await created).value;
check("told", first.type, "created");
await checkRefused(
  "created again",
  client.call("media/room/create", { class: "sfu", ...room }),
  "304002: Room already exists",
);

const info = await client.call("media/room/get_info", room);
check("looked at", `${info.class} ${info.audio_codec} ${info.timeout}`, "sfu opus 60");
const rooms = await client.call("media/room/get_list");
check("listed", rooms.filter((listed) => listed.room_id === room_id).length, 1);

await client.call("media/room/destroy", room);
const { type, body } = (await events.next()).value;
check("told", `${type} ${body.code}: ${body.reason}`, "destroyed 100013: API stop received");
await checkRefused(
  "looked at again",
  client.call("media/room/get_info", room),
  "304001: Room not found",
);
client.close();

// A client that was away while the room ended is told when it comes back.
const again = await NkmediaClient.login(url, user, password);
const missed = again.events({ ...filter, since: first.event_id });
check("told later", (await missed.next()).value.type, "destroyed");
again.close();
