"""A small proxy before several servers, as nginx stands before them: a visitor keeps to one.

Bytes go through as they are. A connection goes to the first server that takes it; so all go to one
until that one has gone.
"""

from __future__ import annotations

import contextlib
import socket
import socketserver
import threading
from collections.abc import Iterator, Sequence


@contextlib.contextmanager
def proxied(ports: Sequence[int]) -> Iterator[str]:
    """Stand before servers until the block ends; gives the proxy's address.

    Args:
        ports: of the servers on this machine, in the order in which they are asked.
    """

    class Between(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            for port in ports:
                with contextlib.suppress(OSError):
                    with socket.create_connection(("127.0.0.1", port)) as there:
                        back = threading.Thread(target=pass_on, args=(there, self.request))
                        back.start()
                        pass_on(self.request, there)
                        back.join()
                    return

    class Before(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False

    with Before(("127.0.0.1", 0), Between) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def pass_on(here: socket.socket, there: socket.socket) -> None:
    """Pass on what comes until either side has gone, and let both know."""
    with contextlib.suppress(OSError):
        while data := here.recv(2**16):
            there.sendall(data)
    for one in (here, there):
        with contextlib.suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
