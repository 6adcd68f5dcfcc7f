"""Streamlit's page, as backplan serves it: made from the one that is installed.

Everything that is changed is looked for by name; where an upgrade of Streamlit no longer has it,
backplan says so and does not start.
"""

import functools
import json
import re
from pathlib import Path

import streamlit as st
from streamlit import config

from backplan.web.player_scripts import script

STATIC = Path(st.__file__).parent / "static"
INDEX = STATIC / "index.html"
ROOT = '<div id="root"></div>'
FIRST = "first"
"""The id of what stands on the page until Streamlit has drawn it."""
HEAD_HERE, FIRST_HERE = "<!--head-->", "<!--first-->"
LANGUAGE = "en-GB"
INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
STYLESHEET = re.compile(r'<link rel="stylesheet"[^>]*href="([^"]+)">\s*')
AHEAD = re.compile(r'<link rel="modulepreload"[^>]*href="([^"]+)">\s*')
START = re.compile(r'<script type="module"[^>]*src="([^"]+)"></script>\s*')
VALUE = re.compile(r"\b(?:STYLES|SCRIPTS|LARGE|APP|HANDFUL|FONT)\b")
"""What the take-over is told of the installed page."""
NAMED_FILE = re.compile(r'(?:src|href)="\./(static/[^"]+\.(?:js|css))"')

HANDFUL = 8
"""Scripts that are asked for at a time: each costs a phone some milliseconds, whatever its size."""
LARGE = 65_536
"""Bytes from which on a script is started by itself."""

BEFORE = "".join(f"{{{script(one)}}}" for one in ("presses", "take_over"))
"""The scripts that run before Streamlit's."""
CHANGES: tuple[tuple[str, str, str], ...] = (
    ("comments", r"<!--.*?-->\s*", ""),
    ("the language", r'<html lang="en">', f'<html lang="{LANGUAGE}">'),
    ("the title", r"<title>.*?</title>", HEAD_HERE),
    (
        "the icon",
        r'<link rel="shortcut icon" href="[^"]*" />',
        '<link rel="shortcut icon" href="./icon.svg" />',
    ),
    # What is fetched before its turn would compete with the first sight.
    ("fonts fetched ahead", r'<link\s+rel="preload"[^>]*as="font"[^>]*/>\s*', ""),
    ("scripts fetched ahead", AHEAD.pattern, ""),
    ("the pointer to a closed route", r'<link rel="service-desc"[^>]*/>\s*', ""),
    ("the words for browsers without scripts", r"<noscript>.*?</noscript>\s*", ""),
    ("the place of the app", re.escape(ROOT), FIRST_HERE + ROOT),
    ("the start of the app", START.pattern, f"<script>{BEFORE}</script>\n    "),
)
"""What is changed: its name, where it is, and what stands there afterwards."""


class UpgradeError(Exception):
    """The installed Streamlit's page has no longer what backplan changes in it."""


def make_page(index: str) -> str:
    """Return Streamlit's page *index* with a place for a head and for a first sight.

    Raises:
        UpgradeError: Something that is to be changed is not there; the message names it.
    """
    styles = STYLESHEET.findall(index)
    if not styles:
        raise UpgradeError(missing("a stylesheet"))
    start = START.findall(index)
    ahead = AHEAD.findall(index)
    values: dict[str, object] = {
        "STYLES": styles,
        "SCRIPTS": ahead + start,
        "LARGE": [one for one in ahead if (STATIC / one).stat().st_size >= LARGE],
        "APP": "".join(start),
        "HANDFUL": HANDFUL,
        "FONT": body_font(),
    }
    page = STYLESHEET.sub("", index)
    for name, pattern, instead in CHANGES:
        new = VALUE.sub(lambda found: json.dumps(values[found[0]]), instead)
        page, found = re.subn(pattern, lambda _, new=new: new, page, flags=re.DOTALL)  # type: ignore[misc]
        if not found:
            raise UpgradeError(missing(name))
    return page


def body_font() -> str:
    """Return the font of the theme, which Streamlit's page learns from its first run otherwise."""
    return str(config.get_option("theme.font") or "sans-serif")


def named_files(index: str) -> tuple[str, ...]:
    """Return the scripts and stylesheets that Streamlit's page *index* asks for at once."""
    return tuple(f"/{name}" for name in NAMED_FILE.findall(index))


def missing(name: str, changed_in: str = "backplan/web/index_page.py") -> str:
    """Return what to say where *name* is not in Streamlit's page."""
    return (
        f"the installed Streamlit {st.__version__} has a page without {name}; "
        f"{changed_in} changes it and has to follow"
    )


@functools.cache
def installed_page() -> str:
    """Return the installed Streamlit's page with its places.

    Raises:
        UpgradeError: It has no longer what backplan changes in it.
    """
    return make_page(INDEX.read_text(encoding="utf-8"))
