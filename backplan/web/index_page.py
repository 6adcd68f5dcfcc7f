"""Streamlit's page, as backplan serves it: made from the one that is installed.

Everything that is changed is looked for by name; where an upgrade of Streamlit no longer has it,
backplan says so and does not start.
"""

import functools
import json
import re
from pathlib import Path

import streamlit as st

STATIC = Path(st.__file__).parent / "static"
INDEX = STATIC / "index.html"
ROOT = '<div id="root"></div>'
FIRST = "first"
"""The id of what stands on the page until Streamlit has drawn it."""
HEAD_HERE, FIRST_HERE = "<!--head-->", "<!--first-->"
LANGUAGE = "en-GB"
INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
STYLESHEET = re.compile(r'<link rel="stylesheet"[^>]*href="([^"]+)">\s*')
NAMED_FILE = re.compile(r'(?:src|href)="\./(static/[^"]+\.(?:js|css))"')

TAKE_OVER = """
window.__streamlit = { BACKEND_BASE_URL: new URL('./', location.href).href };
for (const href of STYLES)
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }));
const main = '[data-testid="stMain"] ';
const drawn = '[data-testid="stApp"][data-test-script-state="notRunning"] ' + main + '.bp-notice,' +
  main + '[data-testid="stAlert"]';
const now = () => performance.now();
let changed = now(), since;
const watch = new MutationObserver(() => { changed = now(); });
watch.observe(document, { subtree: true, childList: true });
const look = setInterval(() => {
  if (!document.querySelector(drawn)) return;
  since ??= now();
  const whole = !document.querySelector(main + '[data-testid="stSkeleton"]');
  if (!(whole && now() - changed > 200) && now() - since < 5000) return;
  watch.disconnect();
  clearInterval(look);
  document.getElementById('first')?.remove();
}, 50);
"""
"""Tells Streamlit's page where its server is, which it would look for under the address of the page
first; fetches its styles, for which a browser would else wait before it draws anything; and takes
the first sight away once the page is drawn whole and stands still."""

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
    ("scripts fetched ahead", r'<link rel="modulepreload"[^>]*>\s*', ""),
    ("the pointer to a closed route", r'<link rel="service-desc"[^>]*/>\s*', ""),
    ("the words for browsers without scripts", r"<noscript>.*?</noscript>\s*", ""),
    ("the place of the app", re.escape(ROOT), FIRST_HERE + ROOT),
    (
        "the start of the app",
        r'(?=<script type="module")',
        f"<script>{{{TAKE_OVER}}}</script>\n    ",
    ),
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
        raise UpgradeError(_missing("a stylesheet"))
    page = STYLESHEET.sub("", index)
    for name, pattern, instead in CHANGES:
        new = instead.replace("STYLES", json.dumps(styles))
        page, found = re.subn(pattern, lambda _, new=new: new, page, flags=re.DOTALL)  # type: ignore[misc]
        if not found:
            raise UpgradeError(_missing(name))
    return page


def named_files(index: str) -> tuple[str, ...]:
    """Return the scripts and stylesheets that Streamlit's page *index* asks for at once."""
    return tuple(f"/{name}" for name in NAMED_FILE.findall(index))


def _missing(name: str) -> str:
    """Return what to say where *name* is not in Streamlit's page."""
    return (
        f"the installed Streamlit {st.__version__} has a page without {name}; "
        "backplan/web/index_page.py changes it and has to follow"
    )


@functools.cache
def installed_page() -> str:
    """Return the installed Streamlit's page with its places.

    Raises:
        UpgradeError: It has no longer what backplan changes in it.
    """
    return make_page(INDEX.read_text(encoding="utf-8"))
