"""A small client of nkMEDIA's External API: one WebSocket, requests and their responses, events."""

import asyncio
import itertools
import json

from websockets.asyncio.client import connect


class Refused(Exception):
    """A request that was refused: `code` for programs, the text for people."""

    def __init__(self, code, error):
        super().__init__(error)
        self.code = code


class NkmediaClient:
    def __init__(self, socket):
        self._socket = socket
        self._tids = itertools.count(1)
        self._pending = {}
        self._events = asyncio.Queue()
        self._reader = asyncio.create_task(self._read())

    @classmethod
    async def login(cls, url, user, password):
        """Connects and logs in; `password` may be an access token."""
        client = cls(await connect(url))
        await client.call("core/user/login", user=user, password=password)
        return client

    async def call(self, command, **data):
        """The data of the response to a command, `class/subclass/cmd`; raises what was refused."""
        kind, subclass, cmd = command.split("/")
        tid = next(self._tids)
        response = self._pending[tid] = asyncio.get_running_loop().create_future()
        await self._send({"class": kind, "subclass": subclass, "cmd": cmd, "data": data, "tid": tid})
        return await response

    async def subscribe(self, **wanted):
        """Asks for events: `kind` is their class, besides subclass, type and obj_id.

        With `since` (class media alone) they begin after the event of that `event_id`, whatever has
        happened to the connection or the server meanwhile. True if that is too long ago: then
        everything has to be looked at again.
        """
        wanted["class"] = wanted.pop("kind")
        begin = await self.call("core/event/subscribe", **wanted)
        return bool(begin and begin.get("resync"))

    async def event(self):
        """The next event: class, subclass, type, obj_id, event_id, body, as far as it has them."""
        return await self._events.get()

    async def close(self):
        await self._socket.close()
        await self._reader

    async def _send(self, message):
        await self._socket.send(json.dumps(message))

    async def _read(self):
        async for text in self._socket:
            message = json.loads(text)
            if "cmd" in message:
                # The server has to be answered, or it takes the client for dead.
                await self._send({"result": "ok", "tid": message["tid"]})
                if message["cmd"] == "event":
                    self._events.put_nowait(message["data"])
            elif "result" in message:
                self._answer(message)
            # What remains is an ack: the response follows.
        for response in self._pending.values():
            response.set_exception(ConnectionError(f"closed with {self._socket.close_code}"))

    def _answer(self, message):
        response = self._pending.pop(message["tid"])
        if message["result"] == "ok":
            response.set_result(message.get("data"))
        else:
            response.set_exception(Refused(**message["data"]))
