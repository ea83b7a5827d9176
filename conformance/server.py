"""Starts and stops the packaged application for programs that check it."""

import itertools
import pathlib
import random
import socket
import subprocess
import time
import urllib.error
import urllib.request

PROJECT = pathlib.Path(__file__).resolve().parent.parent
READY_WITHIN = 180
STOPPED_WITHIN = 120


def is_free(port):
    try:
        socket.create_server(("127.0.0.1", port)).close()
        return True
    except OSError:
        return False


# Ports nobody listens on, each given once. They stay free until they are used: the system chooses
# none of these by itself, neither for a server nor for a client.
FREE_PORTS = filter(is_free, random.sample(range(10_000, 16_000), 6_000))


class Server:
    """The packaged application with a store of its own, started as its users start it."""

    def __init__(self, store, folder, name, extra=(), trusted=None):
        """trusted: a context of TLS, where the port of HTTP serves nothing without."""
        self.trusted = trusted
        self.http, self.ws, self.thrift, operations, self.webhooks = itertools.islice(
            FREE_PORTS, 5
        )
        self.log = folder / (name + ".log")
        command = [
            str(PROJECT / "bin" / "atrium"),
            "start",
            "--server.port=%d" % self.http,
            "--room.ws.port=%d" % self.ws,
            "--room.thrift.port=%d" % self.thrift,
            "--management.server.port=%d" % operations,
            "--room.store.kind=" + store,
            "--room.store.sqlite.file=%s" % (folder / (name + ".db")),
            "--room.webhook.urls=http://127.0.0.1:%d/" % self.webhooks,
            "--room.webhook.api-key=devkey",
            *extra,
        ]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
            )

    def wait_until_ready(self):
        address = "%s://127.0.0.1:%d/" % ("https" if self.trusted else "http", self.http)
        deadline = time.monotonic() + READY_WITHIN
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(address, timeout=2, context=self.trusted) as answer:
                    if answer.status == 200 and answer.read().strip() == b"OK":
                        return
            except (urllib.error.URLError, OSError):
                pass
            time.sleep(0.1)
        tail = "\n".join(self.log.read_text(errors="replace").splitlines()[-30:])
        raise SystemExit("the server did not become ready; the end of its log:\n" + tail)

    def stop(self):
        """Ends the server, and says whether it went by itself when it was asked to."""
        if self.process.poll() is not None:
            return False
        self.process.terminate()
        try:
            self.process.wait(STOPPED_WITHIN)
            return True
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            return False
