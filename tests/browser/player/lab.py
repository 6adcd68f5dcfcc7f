"""The player in a page of its own: no server, no Streamlit, only what it is given."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from playwright.sync_api import Browser, BrowserContext, Page, Route

from backplan.core.fold import State, fold
from backplan.web.player import HTML, player_data
from backplan.web.player_drawings import drawings
from backplan.web.player_plan import items_data, shown_names
from backplan.web.player_scripts import FOLDER, script, style
from tests.browser.conftest import PATIENCE_MS, PHONE
from tests.core.people import RULES, answers_fact

ORIGIN = "http://player.test/"
EMPTY = "/empty"
KEPT = "JSON.parse(localStorage.getItem('backplan.kept.tag')).run"
"""What the browser keeps of the session, in a script."""
ON = date(2026, 11, 2)
PAGE = """<!doctype html><html lang="en"><title>Session</title>
<div data-testid="stApp" data-test-connection-state="CONNECTED"><div id="player"></div></div>
<script type="module">
  import draw from './joined.js';
  const parentElement = document.querySelector('#player').attachShadow({ mode: 'open' });
  parentElement.innerHTML = <html>;
  draw({ data: <data>, parentElement });
</script>"""


def a_week(**changes: object) -> State:
    """Return the first day of somebody with short sessions: SQ3, CL3 and PL3 on a Monday."""
    return fold([answers_fact("answers", ON.day, minutes=5, **changes)], RULES, today=ON)


def monday(state: State) -> Mapping[str, object]:
    """Return what the player is given on a Monday."""
    assert state.programme is not None
    (session, *_) = state.programme.sessions
    return {
        **player_data("tag", ON, "GB", RULES),
        "session": session.day,
        "items": items_data(session, state, RULES),
        "drawings": drawings(shown_names(state.programme, state, RULES)),
    }


@contextmanager
def lab(
    browser: Browser, data: Mapping[str, object], **options: object
) -> Iterator[BrowserContext]:
    """Yield a browser in which a page at `ORIGIN` is a player that is given *data*."""
    context = browser.new_context(viewport=PHONE, base_url=ORIGIN, **options)
    context.set_default_timeout(PATIENCE_MS)
    inside = f"<style>{style('player')}</style>{HTML}"
    page = PAGE.replace("<html>", _in_script(inside)).replace("<data>", _in_script([data]))

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(ORIGIN)
        if name in ("", EMPTY[1:]):
            route.fulfill(body="" if name else page, content_type="text/html")
        elif name == "joined.js":
            route.fulfill(body=script("player"), content_type="text/javascript")
        else:
            route.fulfill(path=FOLDER / name, content_type="text/javascript")

    context.route(f"{ORIGIN}**", answer)
    yield context
    context.close()


def _in_script(value: object) -> str:
    """Return *value* as it may stand in a script of a page."""
    return json.dumps(value).replace("</", "<\\/")


def player_in(context: BrowserContext) -> Page:
    """Return a page with a player, whose clock the test moves."""
    page = context.new_page()
    page.clock.install()
    page.goto("/")
    return page
