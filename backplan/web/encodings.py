"""How an answer travels: packed as small as the browser can unpack it."""

import gzip

import brotli  # type: ignore[import-untyped]
from starlette.types import Scope

BROTLI, GZIP = "br", "gzip"
PREFERRED = (BROTLI, GZIP)
BROTLI_QUALITY = 9
"""One ahead of the highest two, which take ten times as long for a few percent."""
GZIP_LEVEL = 9


def encoding_for(scope: Scope) -> str | None:
    """Return the encoding that a request takes and that packs best; None where it takes none."""
    taken = set()
    for value in (value for name, value in scope["headers"] if name == b"accept-encoding"):
        for one in value.decode("latin-1").lower().split(","):
            name, _, weight = one.partition(";")
            if weight.replace(" ", "").rstrip("0.") != "q=":
                taken.add(name.strip())
    return next((one for one in PREFERRED if one in taken), None)


def pack(content: bytes, encoding: str) -> bytes:
    """Return *content* packed with an *encoding* of `PREFERRED`."""
    if encoding == BROTLI:
        packed: bytes = brotli.compress(content, quality=BROTLI_QUALITY)
        return packed
    return gzip.compress(content, GZIP_LEVEL, mtime=0)
