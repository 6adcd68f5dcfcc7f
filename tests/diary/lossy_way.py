"""A way to PostgreSQL that can lose the answer to a commit, and the connection with it."""

import select
import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

_COMMITTED = b"INSERT 0 1"  # so the server answers when the row is safe


class LossyWay(socketserver.ThreadingTCPServer):
    """Passes every byte on between a port of its own and the server, unless told otherwise.

    Attributes:
        to_lose: How many answers to an insert are still to be lost.
        closed: Whether whoever connects is turned away.
        url: The database as seen through this way.
    """

    def __init__(self, url: str) -> None:
        super().__init__(("127.0.0.1", 0), _Passing)
        self.to_lose = 0
        self.closed = False
        self._server = sa.make_url(url)
        through = self._server.difference_update_query(["host"])
        port = self.server_address[1]
        self.url = through.set(host="127.0.0.1", port=port).render_as_string(hide_password=False)

    def connect(self) -> socket.socket:
        """Return a connection to the server."""
        port = self._server.port or 5432
        host = self._server.host or self._server.query.get("host")
        if host and str(host).startswith("/"):
            behind = socket.socket(socket.AF_UNIX)
            behind.connect(f"{host}/.s.PGSQL.{port}")
            return behind
        return socket.create_connection((host, port))


class _Passing(socketserver.BaseRequestHandler):
    server: LossyWay

    def handle(self) -> None:
        if self.server.closed:
            return
        with self.server.connect() as behind:
            while True:
                for source in select.select([self.request, behind], [], [])[0]:
                    data = source.recv(65536)
                    if not data:
                        return
                    if source is behind and self.server.to_lose and _COMMITTED in data:
                        self.server.to_lose -= 1
                        return
                    (self.request if source is behind else behind).sendall(data)


@contextmanager
def lossy_way(url: str) -> Iterator[LossyWay]:
    """Open a way to the database at *url*."""
    with LossyWay(url) as way:
        thread = threading.Thread(target=way.serve_forever, args=[0.01])
        thread.start()
        yield way
        way.shutdown()
        thread.join()
