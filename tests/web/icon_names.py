"""The icons that are drawn anywhere, and how a font with only these is cut from Streamlit's.

Run as a program it writes ``backplan/web/static/icons.woff2`` anew.
"""

import re
import string
import subprocess
import sys
from pathlib import Path

from backplan.web.element_scripts import element_scripts
from backplan.web.icons import FONT
from backplan.web.index_page import INDEX, STATIC, named_files
from backplan.web.sitemap import PAGES

ROOT = Path(__file__).parent.parent.parent
OURS = ("app.py", "pages/*.py", "backplan/**/*.py", "data/**/*.toml")
IN_TEXT = re.compile(r"\bmaterial/(\w+)")
WORD = re.compile(r"[`\"']([a-z0-9_]+)[`\"']")
"""A word by itself, which may be put into a text as the name of an icon."""
COUNTED = tuple(f"counter_{number}" for number in range(1, 10))
"""The stages of a ladder, which are put together."""
OTHERWISE = ("autorenew", "book", "mail", "schedule", "sms_failed")
"""What the font calls the signs of loop, class, email, access_time and feedback."""
CUTTER = ("tool", "run", "--from", "fonttools[woff]==4.68.0", "pyftsubset")


def needed_icons() -> tuple[str, ...]:
    """Return what may name an icon in backplan's files and in Streamlit's scripts."""
    ours = [one.read_text(encoding="utf-8") for pattern in OURS for one in ROOT.glob(pattern)]
    found = {*COUNTED}
    for text in [*ours, *_scripts("static/js/*.js")]:
        found.update(IN_TEXT.findall(text))
    for text in [*ours, *_scripts(*_asked_for())]:
        found.update(WORD.findall(text))
    return tuple(sorted(found))


def streamlits_font() -> Path:
    """Return the font that Streamlit brings."""
    (font,) = (STATIC / "static/media").glob("MaterialSymbols-Rounded.*.woff2")
    return font


def _scripts(*patterns: str) -> list[str]:
    """Return Streamlit's scripts by their paths."""
    found = (one for pattern in patterns for one in STATIC.glob(pattern))
    return [one.read_text(encoding="utf-8") for one in found]


def _asked_for() -> set[str]:
    """Return the paths of the scripts that pages ask for."""
    drawn = {one.removeprefix("./") for name in PAGES for one in element_scripts(name)}
    return {one.removeprefix("/") for one in named_files(INDEX.read_text("utf-8"))} | drawn


def main() -> None:
    """Cut the font: no icon that is spelt with its letters is kept but those that are named."""
    glyphs = (f"_{one}" if one[0].isdigit() else one for one in needed_icons() + OTHERWISE)
    letters = string.ascii_lowercase + string.digits + "_"
    uv = Path(sys.executable).with_name("uv")
    subprocess.run(
        [
            *(uv, *CUTTER, streamlits_font(), f"--output-file={FONT}", "--flavor=woff2"),
            *(f"--glyphs={','.join(glyphs)}", f"--text={letters}", "--ignore-missing-glyphs"),
            *("--no-layout-closure", "--layout-features=*", "--name-IDs=*"),
        ],
        check=True,
    )


if __name__ == "__main__":
    main()
