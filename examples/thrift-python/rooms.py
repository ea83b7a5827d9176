"""The life of a room over every transport and protocol that Thrift's Python library has.

Ends with 1 where an answer differs. The client is generated from the published IDL before this runs.
"""

import os
import ssl
import sys
from itertools import product

sys.path.insert(0, "gen/plain")

from room import RoomService2
from room.ttypes import RoomInfo
from thrift.Thrift import TApplicationException
from thrift.protocol import TBinaryProtocol, TCompactProtocol, THeaderProtocol, TJSONProtocol
from thrift.protocol.TMultiplexedProtocol import TMultiplexedProtocol
from thrift.transport import THttpClient, TSocket, TSSLSocket, TTransport
from thrift.transport.THeaderTransport import THeaderClientType, THeaderSubprotocolID

HOST = "127.0.0.1"
PORT = {"plain": int(os.environ.get("THRIFT_PORT", "4000"))}
HTTP = {"plain": os.environ.get("LIVEKIT_URL", "http://127.0.0.1:7880") + "/thrift"}
CA = os.environ.get("THRIFT_CA")
if CA:
    PORT["TLS"] = int(os.environ["THRIFT_TLS_PORT"])
    HTTP["TLS"] = os.environ["THRIFT_HTTPS_URL"] + "/thrift"

BINARY = TBinaryProtocol.TBinaryProtocol
PROTOCOLS = {
    "binary": BINARY,
    "binary, old": lambda transport: BINARY(transport, strictRead=False, strictWrite=False),
    "binary, fast": TBinaryProtocol.TBinaryProtocolAccelerated,
    "compact": TCompactProtocol.TCompactProtocol,
    "JSON": TJSONProtocol.TJSONProtocol,
}
WITHIN_HEADER = {
    "binary": THeaderSubprotocolID.BINARY,
    "compact": THeaderSubprotocolID.COMPACT,
}
TRANSPORTS = ["unframed", "framed", "HTTP", "THeader"]
NAMES = ["", "RoomService2", "room2"]


def context():
    return ssl.create_default_context(cafile=CA)


def connect(transport, security):
    if transport == "HTTP":
        return THttpClient.THttpClient(
            HTTP[security], ssl_context=context() if security == "TLS" else None
        )
    if security == "TLS":
        socket = TSSLSocket.TSSLSocket(
            HOST, PORT[security], ssl_context=context(), server_hostname="localhost"
        )
    else:
        socket = TSocket.TSocket(HOST, PORT[security])
    if transport == "unframed":
        return TTransport.TBufferedTransport(socket)
    return TTransport.TFramedTransport(socket) if transport == "framed" else socket


def protocol_over(connection, transport, protocol):
    if transport == "THeader":
        return THeaderProtocol.THeaderProtocol(
            connection, [THeaderClientType.HEADERS], WITHIN_HEADER[protocol]
        )
    return PROTOCOLS[protocol](connection)


def refused_as_unknown(call):
    try:
        call()
    except TApplicationException as refusal:
        assert refusal.type == TApplicationException.MISSING_RESULT, refusal
        return
    raise AssertionError("an unknown room was answered")


def life_of_a_room(client):
    room = client.create2()
    assert isinstance(room, RoomInfo) and room.username == "%d:%s" % (room.expires, room.id), room
    assert client.get(room.id) == room
    client.update(room.id)  # oneway: nothing comes back, and nothing gets out of step
    assert client.get(room.id).id == room.id
    client.remove(room.id)
    client.remove(room.id)
    refused_as_unknown(lambda: client.get(room.id))
    assert client.create().id != room.id


def serve(transport, protocol, security, name):
    if security not in PORT or (transport == "THeader" and protocol not in WITHIN_HEADER):
        return "-"
    connection = connect(transport, security)
    try:
        speaking = protocol_over(connection, transport, protocol)
        speaking.trans.open()
        if name:
            speaking = TMultiplexedProtocol(speaking, name)
        life_of_a_room(RoomService2.Client(speaking))
        return "ok"
    except Exception as failure:
        return "%s: %s" % (type(failure).__name__, failure)
    finally:
        if connection.isOpen():
            connection.close()


def main():
    failures = []
    columns = list(product(["plain", "TLS"], NAMES))
    heading = ["%s %s" % (security, name or "no name") for security, name in columns]
    print("%-22s %s" % ("", "  ".join(heading)))
    for transport, protocol in product(TRANSPORTS, PROTOCOLS):
        row = "%s %s" % (transport, protocol)
        cells = []
        for (security, name), title in zip(columns, heading):
            outcome = serve(transport, protocol, security, name)
            cells.append((outcome if outcome in ("ok", "-") else "FAIL").ljust(len(title)))
            if cells[-1].startswith("FAIL"):
                failures.append("%s, %s: %s" % (row, title, outcome))
        print("%-22s %s" % (row, "  ".join(cells).rstrip()))
    print("\n".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
