"""The first sight of a page: what it says before, and without, any script.

It has the promise, the doctor-first notice, the signs of an emergency with numbers to call, and
what comes next. A browser without JavaScript, a search engine and a lost connection have it too.
"""

import functools
import html
from collections.abc import Iterable

from backplan.content import load_host, load_rulebook
from backplan.core.host import Host
from backplan.core.red_flags import TriageLevel
from backplan.core.rulebook import Numbers, Rulebook
from backplan.web.advice import numbers_card
from backplan.web.element_scripts import element_scripts
from backplan.web.first_look import first_look
from backplan.web.frame import NOTICE
from backplan.web.help_pages import signs
from backplan.web.host_cards import about_host, clinic_card
from backplan.web.index_page import FIRST, FIRST_HERE, HEAD_HERE, LANGUAGE, installed_page
from backplan.web.promise import HEADLINE, NAME, PROMISE, browser_title, description
from backplan.web.sitemap import FRONT, LINKED_ONLY, PAGES

ORIGIN = "<!--origin-->"
"""Where the address of the server is to stand, which only a request tells."""
KEPT = 64
"""Pages that are kept ready."""
LOST = "This page is not here"
ON_ITS_WAY = (
    "This page is on its way to you. If it does not come, look at your connection and reload. "
    "What you saved before is kept."
)
DO_NOT_WAIT = (
    "In an emergency do not wait for it. Whom to call stands right below, "
    "with the signs that call for it."
)
NO_SCRIPTS = (
    "Your browser does not run JavaScript. The check, the plan and the diary need it. "
    "What stands on this page holds without it."
)


@functools.lru_cache(KEPT)
def first_paint(name: str, country: str | None) -> str:
    """Return the first answer for the page *name* to somebody who may be in *country*."""
    front = name == FRONT
    shown = _sight(
        _title(HEADLINE if front else PAGES[name][0]),
        _paragraph(PROMISE if front else f"{PAGES[name][2]} {ON_ITS_WAY} {DO_NOT_WAIT}"),
        *_emergency(country, load_rulebook()),
        _next_steps(),
        _people(load_host()),
        scripts=element_scripts(name),
    )
    head = _head(browser_title(name), description(name), "" if name == FRONT else name)
    return installed_page().replace(HEAD_HERE, head).replace(FIRST_HERE, shown)


def not_found(country: str | None, root: str) -> str:
    """Return the answer where there is no page; *root* is the path of the front page."""
    shown = (name for name in PAGES if name not in LINKED_ONLY)
    links = (
        f'<a href="{root}{"" if name == FRONT else name}">{html.escape(PAGES[name][0])}</a>'
        for name in shown
    )
    sight = _sight(
        _title(LOST),
        _paragraph("The address may have a slip in it. What you saved is still there. Go on to:"),
        _list(links),
        *_emergency(country, load_rulebook()),
        _people(load_host()),
    )
    return (
        f'<!doctype html><html lang="{LANGUAGE}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="icon" href="{root}icon.svg">'
        f"<title>{LOST} · {NAME}</title><style>{first_look()}</style></head>"
        f"<body>{sight.replace('./icon.svg', root + 'icon.svg')}</body></html>"
    )


def _head(title: str, words: str, path: str) -> str:
    """Return what search engines and shared links say of a page."""
    title, words = html.escape(title), html.escape(words)
    return (
        f'<title>{title}</title><meta name="description" content="{words}">'
        f'<meta property="og:title" content="{title}">'
        f'<meta property="og:description" content="{words}">'
        f'<meta property="og:site_name" content="{NAME}">'
        '<meta property="og:type" content="website">'
        f'<meta property="og:url" content="{ORIGIN}{path}">'
        f'<meta property="og:image" content="{ORIGIN}share.png">'
        '<meta property="og:image:width" content="1200">'
        '<meta property="og:image:height" content="630">'
        f'<meta property="og:image:alt" content="{NAME}: {HEADLINE}">'
        '<meta name="twitter:card" content="summary_large_image">'
        f"<style>{first_look()}</style>"
    )


def _sight(*parts: str, scripts: Iterable[str] = ()) -> str:
    """Return the first sight: the header, the notice and *parts*; *scripts* come after."""
    return (
        f'<div id="{FIRST}" data-scripts="{" ".join(scripts)}">'
        '<header><img src="./icon.svg" alt="" width="34" height="34">'
        f"<strong>{NAME}</strong></header><main>{NOTICE}{''.join(parts)}</main></div>"
    )


def _title(words: str) -> str:
    """Return the one title of a page."""
    return f"<h1>{html.escape(words)}</h1>"


def _paragraph(words: str) -> str:
    """Return a paragraph."""
    return f"<p>{html.escape(words)}</p>"


def _list(lines: Iterable[str]) -> str:
    """Return a list of *lines*, which are HTML."""
    return "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"


def _emergency(country: str | None, rulebook: Rulebook) -> tuple[str, ...]:
    """Return whom to call, for what, and in which country."""
    numbers = rulebook.numbers_for(country)
    found = (html.escape(one) for one in signs(TriageLevel.EMERGENCY_NOW, rulebook))
    call = " or ".join(numbers.emergency)
    unsure = "" if numbers.status != "recalled" else "We have not yet checked every number here."
    return (
        numbers_card(numbers),
        f"<p><small>{unsure}</small></p>" if unsure else "",
        _elsewhere(rulebook),
        f"<h2>Call {call} now for any of these</h2>",
        _list(found),
        _paragraph("If you are not sure, call. Do not drive yourself."),
    )


def _elsewhere(rulebook: Rulebook) -> str:
    """Return the numbers of every other country, one tap away."""
    rows = sorted(rulebook.numbers.values(), key=lambda one: one.name)
    lines = (f"{html.escape(one.name)}: {_calls(one)}" for one in rows)
    return (
        "<details class='bp-part'><summary>In another country?</summary>"
        f"<p>In most countries it is {_calls(rulebook.fallback)}.</p>{_list(lines)}</details>"
    )


def _calls(numbers: Numbers) -> str:
    """Return the emergency numbers of a country as links to dial."""
    return " or ".join(f'<a href="tel:{one}">{one}</a>' for one in numbers.emergency)


def _next_steps() -> str:
    """Return what comes next, and what to do if it does not."""
    return (
        "<h2>What comes next</h2>"
        "<p>A check of about three minutes, then your plan, a diary and how it goes. "
        f"No account, no name, no e-mail. {ON_ITS_WAY}</p>"
        f"<noscript><p><strong>{NO_SCRIPTS}</strong></p></noscript>"
    )


def _people(host: Host) -> str:
    """Return who runs this copy and whom to reach nearby."""
    about = [
        html.escape(words) if link is None else _link(words, link)
        for words, link in about_host(host)
    ]
    if host.safety_link is not None:
        about.append(_link("Report a safety concern", host.safety_link))
    clinic = "" if host.clinic is None else clinic_card(host.clinic)
    return clinic + (f"<p>{' · '.join(about)}</p>" if about else "")


def _link(words: str, link: str) -> str:
    """Return a link."""
    return f'<a href="{html.escape(link)}">{html.escape(words)}</a>'
