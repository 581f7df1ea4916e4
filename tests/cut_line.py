"""A line to a server that a test cuts, as a weak network does: every connection ends at once."""

from __future__ import annotations

import socket
import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tests.sticky_proxy import pass_on

_AT_ONCE = struct.pack("ii", 1, 0)


class Line:
    """What lies between the visitor and the server.

    Attributes:
        address: the visitor's end.
        connections: how many have been made through it.
        away: whether nobody gets through.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self.connections = 0
        self.away = False
        self._ends: set[socket.socket] = set()
        self._turn = threading.Lock()

    def add(self, *ends: socket.socket) -> None:
        """Take in both ends of a connection."""
        with self._turn:
            self.connections += 1
            self._ends.update(ends)

    def drop(self, *ends: socket.socket) -> None:
        """Forget a connection that has ended."""
        with self._turn:
            self._ends.difference_update(ends)

    def cut(self) -> None:
        """End all connections without a word, those under way too."""
        with self._turn:
            for end in self._ends:
                with suppress(OSError):
                    end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
                    end.shutdown(socket.SHUT_RDWR)


@contextmanager
def cut_line(server: str) -> Iterator[Line]:
    """Lie before a server until the block ends.

    Args:
        server: its address.
    """
    host, _, port = server.removeprefix("http://").partition(":")

    class Between(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            if line.away:
                return
            with suppress(OSError), socket.create_connection((host, int(port))) as there:
                line.add(there, self.request)
                back = threading.Thread(target=pass_on, args=(there, self.request))
                back.start()
                pass_on(self.request, there)
                back.join()
                line.drop(there, self.request)

    class Before(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False

    with Before(("127.0.0.1", 0), Between) as before:
        line = Line(f"http://127.0.0.1:{before.server_address[1]}")
        threading.Thread(target=before.serve_forever, daemon=True).start()
        yield line
        before.shutdown()
