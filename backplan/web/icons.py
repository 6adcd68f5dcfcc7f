"""The icons of backplan and of Streamlit's elements, in a font that has no others.

Streamlit's own has over 4,000 in 375 kB, which a slow line brings before what there is to read.
"""

import functools
import hashlib
import re
from pathlib import Path

from backplan.web.index_page import INDEX, STATIC, STYLESHEET, UpgradeError, missing

FONT = Path(__file__).with_name("static") / "icons.woff2"
"""Cut from Streamlit's by `make icons`."""
FAMILY = "Material Symbols Rounded"
"""What Streamlit calls it."""
FACE = re.compile(rf"@font-face\{{font-family:{FAMILY};[^}}]*\}}")


@functools.cache
def icon_font() -> bytes:
    """Return the font."""
    return FONT.read_bytes()


@functools.cache
def icon_file() -> str:
    """Return what the font is called: another font, another name, for browsers keep it for ever."""
    return f"icons.{hashlib.sha256(icon_font()).hexdigest()[:12]}.woff2"


def icon_face() -> str:
    """Return the rule of style that makes the font the one that icons are drawn in."""
    return (
        f'@font-face {{ font-family: "{FAMILY}"; font-display: block; '
        f'src: url("./{icon_file()}") format("woff2"); }}\n'
    )


def without_icons(style: str) -> str:
    """Return Streamlit's *style* without its font of icons, which a browser would fetch too.

    Raises:
        UpgradeError: There is none in it.
    """
    rest, found = FACE.subn("", style)
    if not found:
        raise UpgradeError(missing("a font of icons", "backplan/web/icons.py"))
    return rest


@functools.cache
def installed_style() -> tuple[str, bytes]:
    """Return the path of the installed Streamlit's style, and the one to serve for it.

    Raises:
        UpgradeError: It is not the one that this knows.
    """
    file = STYLESHEET.findall(INDEX.read_text(encoding="utf-8"))[0].removeprefix("./")
    style = (STATIC / file).read_text(encoding="utf-8")
    return f"/{file}", without_icons(style).encode()
