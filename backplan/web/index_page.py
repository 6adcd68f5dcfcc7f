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

TAKE_OVER = """
const now = () => performance.now();
window.__streamlit = {
  BACKEND_BASE_URL: new URL('./', location.href).href,
  HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false },
  LIGHT_THEME: { bodyFont: FONT },
  DARK_THEME: { bodyFont: FONT },
};
if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
  const { animate } = Element.prototype;
  Element.prototype.animate = function (frames) { return animate.call(this, frames, 0); };
}
const add = (rel, href) =>
  document.head.append(Object.assign(document.createElement('link'), { rel, href }));
for (const href of STYLES) add('stylesheet', href);
const turn = () => new Promise((go) => setTimeout(go));
const painted = () =>
  new Promise((go) => { requestAnimationFrame(() => setTimeout(go)); setTimeout(go, 500); });
const each = async (scripts, ask) => {
  for (const [at, one] of scripts.entries()) {
    if (at % HANDFUL === 0) await turn();
    ask(one);
  }
};
const keep = (one) =>
  fetch(one, { priority: 'low' }).then((came) => came.arrayBuffer()).catch(() => {});
addEventListener('DOMContentLoaded', async () => {
  document.body.append(document.querySelector('head > style'));
  await painted();
  await each(SCRIPTS, (one) => add('modulepreload', one));
  for (const one of LARGE) {
    await import(one);
    await turn();
  }
  each(document.getElementById('first').dataset.scripts.split(' '), keep);
  await import(APP);
});
const main = '[data-testid="stMain"] ';
const drawn = '[data-testid="stApp"][data-test-script-state="notRunning"] ' + main + '.bp-notice,' +
  main + '[data-testid="stAlert"]';
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
"""Tells Streamlit's page where its server is, which it would look for under the address of the
page first, what it would ask that server before it talks to it, and the font, for which it would
fetch its own first; lets nothing slide for whom movement troubles, as Streamlit's folds would; puts
backplan's style behind all that Streamlit adds to the head, so that it has the last word; fetches
Streamlit's styles, for which a browser would else wait before it draws anything, and its scripts,
once the first sight is drawn, and after them those of what stands on the page (only into the
browser's store: what fails there is asked for again); starts the large ones one by one, so that a
slow phone can scroll and follow a link in between (each start takes time to look through what it
needs, so that all of them one by one would take longer); and takes the first sight away once the
page is drawn whole and stands still. A tab in the background draws nothing; nobody waits for it."""
HANDFUL = 8
"""Scripts that are asked for at a time: each costs a phone some milliseconds, whatever its size."""
LARGE = 65_536
"""Bytes from which on a script is started by itself."""

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
    ("the start of the app", START.pattern, f"<script>{{{TAKE_OVER}}}</script>\n    "),
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
