"""The edge: what stands between a browser and Streamlit, outermost first."""

from starlette.middleware import Middleware

from backplan.web.cookie import PlanCodeCookie
from backplan.web.front import Front
from backplan.web.gate import Gate
from backplan.web.headers import SecurityHeaders
from backplan.web.internal import Internal
from backplan.web.metrics import PagesCounted
from backplan.web.packed import Packed
from backplan.web.proxy import BehindProxy


def edge(*, embed_on: tuple[str, ...] = (), open_metrics: bool = False) -> list[Middleware]:
    """Return the middleware of the server.

    Args:
        embed_on: Origins whose pages may show backplan inside their own.
        open_metrics: Whether everybody may read the server's figures.
    """
    return [
        Middleware(BehindProxy),
        Middleware(SecurityHeaders, embed_on=embed_on),
        Middleware(Internal),
        Middleware(PagesCounted),
        Middleware(Gate, open_metrics=open_metrics),
        Middleware(PlanCodeCookie, embedded=bool(embed_on)),
        Middleware(Front),
        Middleware(Packed),
    ]
