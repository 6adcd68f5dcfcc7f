"""The few requests that no page can answer, for only an answer over HTTP can set a cookie.

All are POST and come from backplan's own pages: the gate refuses any other. A plan code travels in
the body or a cookie, never in an address. Each answers with the way to a page, which says the rest.
"""

from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from backplan.diary.codes import PlanCode
from backplan.diary.diary import Diary
from backplan.diary.store import StoreError
from backplan.web.cookie import COOKIE, OLD_COOKIE, code_in, forget_codes, keep_code
from backplan.web.data_leave import DELETE_WORD
from backplan.web.keeping import open_store
from backplan.web.lookup import Found, look_for_diary
from backplan.web.states import STATES

MAX_BODY_BYTES = 1024
HOME, DATA = "..", "../data"


class DiaryRoutes:
    """The routes that set, change or take away the plan-code cookie.

    Args:
        embedded: Whether the host lets other sites show backplan inside their pages.
    """

    def __init__(self, *, embedded: bool = False) -> None:
        self._embedded = embedded

    def __call__(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/api/open", self.open_diary, methods=["POST"]),
            Route("/api/new-code", self.new_code, methods=["POST"]),
            Route("/api/leave", self.leave, methods=["POST"]),
            Route("/api/delete", self.delete, methods=["POST"]),
        ]

    async def open_diary(self, request: Request) -> Response:
        """Let this browser keep the code of a diary that exists."""
        text = await _field(request, "code")
        found = await run_in_threadpool(_look_for, text)
        code = code_in(text)
        if code is None or found is not Found.DIARY:
            return _to(f"{DATA}?said={found}")
        return self._keep(_to(HOME), request, code)

    async def new_code(self, request: Request) -> Response:
        """Let this browser keep a new code beside the old one; the next request moves the diary."""
        code = code_in(await _field(request, "code"))
        old = code_in(request.cookies.get(COOKIE))
        if code is None or old is None:
            return _to(DATA)
        return self._keep(_to(f"{DATA}?said=new_code"), request, code, old)

    async def leave(self, request: Request) -> Response:
        """Take the code from this browser; the diary stays."""
        return self._forget(_to(HOME), request)

    async def delete(self, request: Request) -> Response:
        """Delete the diary for good, then take the code from this browser."""
        code = code_in(request.cookies.get(COOKIE))
        if code is None or (await _field(request, "confirm")).strip() != DELETE_WORD:
            return _to(f"{DATA}?said=not_deleted")
        try:
            await run_in_threadpool(_delete, code, code_in(request.cookies.get(OLD_COOKIE)))
        except StoreError:
            return _to(f"{DATA}?said=not_deleted")
        return self._forget(_to(f"{DATA}?said=deleted"), request)

    def _keep(
        self, answer: Response, request: Request, code: PlanCode, old: PlanCode | None = None
    ) -> Response:
        """Return *answer* with *code* as the only one that the browser keeps, or beside *old*."""
        tls = request.url.scheme == "https"
        self._forget(answer, request)
        for name, each in ((COOKIE, code), (OLD_COOKIE, old)):
            if each is not None:
                line = keep_code(each, tls=tls, embedded=self._embedded, name=name)
                answer.headers.append("set-cookie", line)
        return answer

    def _forget(self, answer: Response, request: Request) -> Response:
        """Return *answer*, after which the browser keeps no code."""
        for name in (COOKIE, OLD_COOKIE):
            for line in forget_codes(tls=request.url.scheme == "https", name=name):
                answer.headers.append("set-cookie", line)
        return answer


def _look_for(text: str) -> Found:
    """Return whether a diary opens with *text*."""
    try:
        return look_for_diary(text, open_store())
    except StoreError:
        return Found.AWAY


def _delete(*codes: PlanCode | None) -> None:
    """Delete the diary of each code."""
    for code in codes:
        if code is not None:
            diary = Diary(code, open_store())
            diary.delete()
            STATES.forget(diary.id)


async def _field(request: Request, name: str) -> str:
    """Return what a form sent as *name*; nothing where it sent too much."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY_BYTES:
            return ""
    return parse_qs(body.decode("ascii", "replace")).get(name, [""])[0]


def _to(where: str) -> Response:
    """Return the way to a page; the answer itself is not kept anywhere."""
    return RedirectResponse(where, 303, headers={"cache-control": "no-store"})
