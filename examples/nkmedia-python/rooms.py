"""The life of one room over nkMEDIA's WebSocket. Ends with 1 where an answer differs."""

import asyncio
import os

from client import NkmediaClient, Refused

URL = os.environ.get("NKMEDIA_URL", "ws://127.0.0.1:9010/")
USER = os.environ.get("NKMEDIA_USER", "admin")
PASSWORD = os.environ.get("NKMEDIA_PASSWORD", "1234")
ROOM = "nkmedia-python-" + os.urandom(4).hex()
WANTED = dict(kind="media", subclass="room", obj_id=ROOM)


def check(what, actual, expected):
    if actual != expected:
        raise AssertionError(f"{what}: {actual} instead of {expected}")
    print(f"{what:20} {actual}", flush=True)


async def check_refused(what, call, expected):
    try:
        check(what, await call, expected)
    except Refused as refusal:
        check(what, f"{refusal.code}: {refusal}", expected)


async def main():
    client = await NkmediaClient.login(URL, USER, PASSWORD)
    await client.subscribe(**WANTED, since="")

    wanted = {"class": "sfu", "room_id": ROOM, "timeout": 60}
    created = await client.call("media/room/create", **wanted)
    check("created", created, {"room_id": ROOM})
    first = await client.event()
    check("told", first["type"], "created")
    again = client.call("media/room/create", **wanted)
    await check_refused("created again", again, "304002: Room already exists")

    info = await client.call("media/room/get_info", room_id=ROOM)
    check("looked at", [info[key] for key in ("class", "audio_codec", "timeout")], ["sfu", "opus", 60])
    listed = [room["room_id"] for room in await client.call("media/room/get_list")]
    check("listed", listed.count(ROOM), 1)

    await client.call("media/room/destroy", room_id=ROOM)
    event = await client.event()
    check("told", event["type"], "destroyed")
    check("because", event["body"], {"code": 100013, "reason": "API stop received"})
    again = client.call("media/room/get_info", room_id=ROOM)
    await check_refused("looked at again", again, "304001: Room not found")
    await client.close()

    # A client that was away while the room ended is told when it comes back.
    client = await NkmediaClient.login(URL, USER, PASSWORD)
    check("too long ago", await client.subscribe(**WANTED, since=first["event_id"]), False)
    check("told later", (await client.event())["type"], "destroyed")
    await client.close()


asyncio.run(main())
