"""How the first sight looks: as the page that Streamlit draws over it a moment later."""

import functools
from pathlib import Path

from streamlit import config

from backplan.web.icons import icon_face
from backplan.web.index_page import body_font

STYLE = Path(__file__).with_name("style.css")
COLOURS = {
    "back": "backgroundColor",
    "text": "textColor",
    "link": "linkColor",
    "line": "borderColor",
}
"""What the first sight takes from the theme."""
MODES = ("light", "dark")

LOOK = """
html { font-size: %(size)spx !important; }
body { margin: 0; }
#first + #root, #first + #root * { visibility: hidden !important; }
#first {
  color-scheme: light dark; %(colours)s
  position: fixed; inset: 0; z-index: 1; overflow: auto;
  background: var(--back); color: var(--text);
  font: 1rem/1.6 %(font)s;
}
@media (scripting: none) { #first { position: static; } }
#first header { display: flex; align-items: center; gap: 1.2rem; height: 3.75rem; padding: 0 1rem; }
#first main { box-sizing: border-box; max-width: 736px; margin: 0 auto; padding: 1rem 1rem 4rem; }
#first :is(h1, h2) { font-family: ui-serif, Georgia, serif; font-weight: 600; line-height: 1.2; }
#first h1 { font-size: 2.3rem; margin: 1rem 0 0; padding: 1.25rem 0 1rem; }
#first h2 { font-size: 1.7rem; margin: 1rem 0 0.6rem; }
#first a { color: var(--link); }
#first .bp-call { color: inherit; }
#first .bp-call.bp-strong { color: #fff; }
#first :is(p, ul) { margin: 0 0 1rem; }
#first ul { padding: 0 0 0 1.5rem; }
#first li { padding: 0; margin: 0.2rem 0; }
#first .bp-part { border: 1px solid var(--line); border-radius: 0.9rem; margin: 0 0 1rem; }
#first .bp-part { padding: 0 1rem; }
#first summary { min-height: 44px; line-height: 44px; cursor: pointer; }
#first small { font-size: 0.875rem; }
"""


@functools.cache
def first_look() -> str:
    """Return the style of the first sight: backplan's own, with the theme's colours and font."""
    size = config.get_option("theme.baseFontSize") or 16
    colours = "".join(
        f"--{name}: light-dark({_colour('light', option)}, {_colour('dark', option)}); "
        for name, option in COLOURS.items()
    )
    look = LOOK % {"size": size, "colours": colours, "font": body_font()}
    return icon_face() + STYLE.read_text(encoding="utf-8") + look


def _colour(mode: str, option: str) -> str:
    """Return a colour of the theme; the browser's own where the theme names none."""
    named = config.get_option(f"theme.{mode}.{option}") or config.get_option(f"theme.{option}")
    return str(named) if named else "inherit"
