"""The life of one room, told by LiveKit's Python SDK. Ends with 1 where an answer differs."""

import asyncio
import os
import warnings
from datetime import timedelta

from aiohttp import ClientSession
from livekit import api
from livekit.protocol.rtc import AddTrackRequest, SignalRequest, SignalResponse

URL = os.environ.get("LIVEKIT_URL", "http://127.0.0.1:7880")
KEY = os.environ.get("LIVEKIT_API_KEY", "devkey")
SECRET = os.environ.get("LIVEKIT_API_SECRET", "secret")
NAME = "python-" + os.urandom(4).hex()
BY_NAME, DELETION = api.ListRoomsRequest(names=[NAME]), api.DeleteRoomRequest(room=NAME)
ALICE = dict(room=NAME, identity="alice")


def check(what, actual, expected):
    if actual != expected:
        raise AssertionError(f"{what}: {actual} instead of {expected}")
    print(f"{what:20} {actual}", flush=True)


async def check_refused(what, call, expected):
    try:
        check(what, await call, expected)
    except api.ServerError as error:
        check(what, f"{error.status} {error.code}: {error.message}", expected)


def token(ttl=timedelta(minutes=10), identity="", **grants):
    unsigned = api.AccessToken(KEY, SECRET).with_identity(identity).with_ttl(ttl)
    return unsigned.with_grants(api.VideoGrants(**grants)).to_jwt()


async def told(client, kind):
    """The next message of this kind; clients are told of other things in between."""
    message = SignalResponse()
    while message.WhichOneof("message") != kind:
        message = SignalResponse.FromString(await client.receive_bytes(timeout=10))
    return getattr(message, kind)


async def open_room(rooms):
    options = dict(empty_timeout=60, departure_timeout=30, max_participants=5, metadata="first")
    room = await rooms.create_room(api.CreateRoomRequest(name=NAME, **options))
    check("created", {option: getattr(room, option) for option in options}, options)
    check("listed by name", [r.sid for r in (await rooms.list_rooms(BY_NAME)).rooms], [room.sid])
    check("listed among all", room in (await rooms.list_rooms(api.ListRoomsRequest())).rooms, True)
    change = api.UpdateRoomMetadataRequest(room=NAME, metadata="changed")
    check("metadata", (await rooms.update_room_metadata(change)).metadata, "changed")


async def welcome(rooms, alice):
    check("joined", (await told(alice, "join")).participant.identity, "alice")
    present = await rooms.list_participants(api.ListParticipantsRequest(room=NAME))
    check("participants", [participant.identity for participant in present.participants], ["alice"])
    change = api.UpdateParticipantRequest(attributes={"seat": "1"}, **ALICE)
    check("attributes", dict((await rooms.update_participant(change)).attributes), {"seat": "1"})
    await alice.send_bytes(SignalRequest(add_track=AddTrackRequest(cid="mic")).SerializeToString())
    sid = (await told(alice, "track_published")).track.sid
    mute = api.MuteRoomTrackRequest(track_sid=sid, muted=True, **ALICE)
    check("muted", (await rooms.mute_published_track(mute)).track.muted, True)
    await rooms.send_data(api.SendDataRequest(room=NAME, data=b"hi", topic="greetings"))
    await rooms.remove_participant(api.RoomParticipantIdentity(**ALICE))
    reason = (await told(alice, "leave")).reason
    check("sent away", api.DisconnectReason.Name(reason), "PARTICIPANT_REMOVED")


async def be_refused(rooms):
    unknown = rooms.get_participant(api.RoomParticipantIdentity(**ALICE))
    absent = "404 not_found: twirp error unknown: participant does not exist"
    await check_refused("unknown participant", unknown, absent)
    async with api.LiveKitAPI(URL, KEY, "another secret") as stranger:
        await check_refused("wrong secret", stranger.room.list_rooms(BY_NAME), "401 unknown: ")
    async with api.LiveKitAPI.with_token(token(timedelta(hours=-1), room_list=True), URL) as late:
        await check_refused("expired token", late.room.list_rooms(BY_NAME), "401 unknown: ")
    async with api.LiveKitAPI.with_token(token(room_list=True), URL) as lister:
        denied = "401 unauthenticated: permissions denied"
        await check_refused("missing grant", lister.room.delete_room(DELETION), denied)


async def main():
    ticket = {"Authorization": "Bearer " + token(identity="alice", room_join=True, room=NAME)}
    async with api.LiveKitAPI(URL, KEY, SECRET) as livekit, ClientSession() as http:
        await open_room(livekit.room)
        async with http.ws_connect(URL + "/rtc", headers=ticket) as alice:
            await welcome(livekit.room, alice)
        await be_refused(livekit.room)
        await livekit.room.delete_room(DELETION)
        check("listed by name", len((await livekit.room.list_rooms(BY_NAME)).rooms), 0)
        gone = "404 not_found: twirp error unknown: requested room does not exist"
        await check_refused("deleting it again", livekit.room.delete_room(DELETION), gone)


warnings.simplefilter("ignore")  # the development secret is short
try:
    asyncio.run(main())
except Exception as error:
    raise SystemExit(f"FAILED: {str(error) or type(error).__name__}") from None
