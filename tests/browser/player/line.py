"""A line from browsers to a server that can be cut at any moment, whatever a page does by then."""

import select
import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

LOOK_S = 0.02
CUT_S = 60


class Line(socketserver.ThreadingTCPServer):
    """Passes every byte on between a port of its own and the server, unless it is cut.

    Args:
        to: The address of the server.

    Attributes:
        address: The server as browsers see it.
        is_cut: Set while it is: what was open is closed, and whoever connects is turned away.
    """

    daemon_threads = True

    def __init__(self, to: str) -> None:
        super().__init__(("127.0.0.1", 0), _Passing)
        self.behind = ("127.0.0.1", urlsplit(to).port)
        self.address = f"http://127.0.0.1:{self.server_address[1]}"
        self.is_cut = threading.Event()

    def cut(self) -> None:
        """Cut it, and let no other come about."""
        self.is_cut.set()

    def cut_in(self, seconds: float) -> None:
        """Cut it after a while; until then go on."""
        threading.Timer(seconds, self.cut).start()

    def wait_until_cut(self) -> None:
        """Return once it has been cut."""
        assert self.is_cut.wait(CUT_S), "the line was not cut"

    def mend(self) -> None:
        """Let browsers reach the server again."""
        self.is_cut.clear()


class _Passing(socketserver.BaseRequestHandler):
    server: Line

    def handle(self) -> None:
        if self.server.is_cut.is_set():
            return
        with socket.create_connection(self.server.behind) as behind:
            other = {self.request: behind, behind: self.request}
            while not self.server.is_cut.is_set():
                for source in select.select([*other], [], [], LOOK_S)[0]:
                    try:
                        data = source.recv(65536)
                        other[source].sendall(data)
                    except OSError:
                        return
                    if not data:
                        return


@contextmanager
def line_to(address: str) -> Iterator[Line]:
    """Open a line to the server at *address*."""
    with Line(address) as line:
        thread = threading.Thread(target=line.serve_forever, args=[LOOK_S])
        thread.start()
        yield line
        line.shutdown()
        thread.join()
