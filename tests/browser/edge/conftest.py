"""One host and one partner for all that looks at them."""

from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from threading import Thread

import pytest

from tests.browser.conftest import STREAMLIT
from tests.browser.edge.hosting import Host, Partner, hosted


@pytest.fixture(scope="session")
def partner() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Partner) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


@pytest.fixture(scope="session")
def host(tmp_path_factory: pytest.TempPathFactory, partner: int) -> Iterator[Host]:
    with hosted(tmp_path_factory.mktemp("host"), STREAMLIT, partner) as one:
        yield one
