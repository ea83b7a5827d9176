"""The life of one room, told by LiveKit's Python SDK. Ends with 1 where an answer differs."""

import asyncio
import os
import sys
import uuid
import warnings
from datetime import timedelta

from livekit import api

URL = os.environ.get("LIVEKIT_URL", "http://127.0.0.1:7880")
KEY = os.environ.get("LIVEKIT_API_KEY", "devkey")
SECRET = os.environ.get("LIVEKIT_API_SECRET", "secret")
NAME = "python-" + uuid.uuid4().hex[:8]
NOT_FOUND = "404 not_found: twirp error unknown: "


def check(what, actual, expected):
    if actual != expected:
        raise AssertionError(f"{what}: {actual} instead of {expected}")
    print(f"{what:20} {actual}", flush=True)


async def check_refused(what, call, expected):
    try:
        check(what, await call, expected)
    except api.ServerError as error:
        check(what, f"{error.status} {error.code}: {error.message}", expected)


def token(grants, ttl=timedelta(minutes=10), identity=""):
    unsigned = api.AccessToken(KEY, SECRET).with_identity(identity).with_grants(grants)
    return unsigned.with_ttl(ttl).to_jwt()


async def manage(rooms):
    options = dict(empty_timeout=60, departure_timeout=30, max_participants=5, metadata="first")
    room = await rooms.create_room(api.CreateRoomRequest(name=NAME, **options))
    check("created", {option: getattr(room, option) for option in options}, options)
    by_name = api.ListRoomsRequest(names=[NAME])
    check("listed by name", [r.sid for r in (await rooms.list_rooms(by_name)).rooms], [room.sid])
    everything = (await rooms.list_rooms(api.ListRoomsRequest())).rooms
    check("listed among all", room.sid in [r.sid for r in everything], True)
    change = api.UpdateRoomMetadataRequest(room=NAME, metadata="changed")
    check("metadata", (await rooms.update_room_metadata(change)).metadata, "changed")
    everybody = api.ListParticipantsRequest(room=NAME)
    check("participants", list((await rooms.list_participants(everybody)).participants), [])
    await rooms.send_data(api.SendDataRequest(room=NAME, data=b"hi", topic="greetings"))


async def be_refused(rooms):
    nobody = api.RoomParticipantIdentity(room=NAME, identity="nobody")
    unknown = NOT_FOUND + "participant does not exist"
    await check_refused("unknown participant", rooms.get_participant(nobody), unknown)
    everything, deletion = api.ListRoomsRequest(), api.DeleteRoomRequest(room=NAME)
    async with api.LiveKitAPI(URL, KEY, "another secret") as stranger:
        await check_refused("wrong secret", stranger.room.list_rooms(everything), "401 unknown: ")
    lister = api.VideoGrants(room_list=True)
    async with api.LiveKitAPI.with_token(token(lister, timedelta(minutes=-10)), URL) as late:
        await check_refused("expired token", late.room.list_rooms(everything), "401 unknown: ")
    async with api.LiveKitAPI.with_token(token(lister), URL) as reader:
        denied = "401 unauthenticated: permissions denied"
        await check_refused("missing grant", reader.room.delete_room(deletion), denied)


async def delete(rooms):
    deletion, by_name = api.DeleteRoomRequest(room=NAME), api.ListRoomsRequest(names=[NAME])
    await rooms.delete_room(deletion)
    check("listed by name", list((await rooms.list_rooms(by_name)).rooms), [])
    gone = NOT_FOUND + "requested room does not exist"
    await check_refused("deleting it again", rooms.delete_room(deletion), gone)


async def main():
    async with api.LiveKitAPI(URL, KEY, SECRET) as livekit:
        for chapter in manage, be_refused, delete:
            await chapter(livekit.room)


warnings.simplefilter("ignore")  # the development secret is short
try:
    asyncio.run(main())
except Exception as error:
    sys.exit(f"FAILED: {str(error) or type(error).__name__}")
