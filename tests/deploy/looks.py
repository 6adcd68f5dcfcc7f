"""What a visitor gets through nginx: closed doors, single headers, packed files, limits."""

import http.client
import ssl
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

AT_ONCE_S = 5
Answer = http.client.HTTPResponse
CLOSED = (
    "/internal/live",
    "/internal/ready",
    "/internal/metrics",
    "/_stcore/metrics",
    "/_stcore/agent/openapi.json",
    "/_stcore/script-health-check",
)
ONCE = ("content-security-policy", "strict-transport-security", "x-frame-options", "set-cookie")
A_FORM, AN_EXPORT, TOO_LARGE = 65 * 1024, 200 * 2**20, 202 * 2**20


def look(address: str) -> Iterator[str]:
    """Yield a line for each thing that is as it should be; the first that is not is an error."""
    for path in CLOSED:
        assert ask(address, path).status == 404, path
    yield f"closed to visitors: {', '.join(CLOSED)}"
    page = ask(address, "/", accept="text/html")
    often = Counter(name.lower() for name, _ in page.getheaders())
    assert {often[name] for name in ONCE} == {1}, often
    assert "Secure" in page.headers["set-cookie"]
    yield f"once on a page: {', '.join(ONCE)}; the cookie is Secure"
    assert page.headers["content-encoding"] == "br"
    yield "packed: a page, with br"
    upload = "/_stcore/upload_file/a/b"
    assert is_too_large(address, "/api/open", A_FORM)
    assert is_too_large(address, upload, TOO_LARGE)
    assert not is_too_large(address, upload, AN_EXPORT)
    yield "refused as too large: a form of 65 KiB, an export of 202 MiB; not: one of 200 MiB"


def ask(address: str, path: str, accept: str = "*/*") -> Answer:
    """Return the answer to a request, read to its end."""
    connection = _connection(address, 60)
    connection.request("GET", path, headers={"accept": accept, "accept-encoding": "br, gzip"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


def is_too_large(address: str, path: str, size: int) -> bool:
    """Return whether something of that size is refused before any of it is sent."""
    connection = _connection(address, AT_ONCE_S)
    connection.putrequest("PUT", path)
    connection.putheader("content-length", str(size))
    connection.endheaders()
    try:
        return connection.getresponse().status == http.HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    except TimeoutError:
        return False  # it is waited for
    finally:
        connection.close()


def _connection(address: str, timeout_s: float) -> http.client.HTTPSConnection:
    host = urlsplit(address)
    context = ssl.create_default_context()
    return http.client.HTTPSConnection(host.hostname, host.port, timeout=timeout_s, context=context)
