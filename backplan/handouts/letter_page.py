"""The letter as a page to print from any browser."""

from html import escape

from backplan.handouts.letter import ABOUT, LIMITS, TITLE, Letter, Section
from backplan.handouts.page import PRINTED, page

STYLE = """
.head { display: flex; justify-content: space-between; gap: 1rem;
  border-bottom: 1px solid var(--edge); padding-bottom: 0.3rem; }
.line { display: inline-block; width: 14rem; max-width: 50vw; border-bottom: 1px solid; }
.drawing { background: #fff; }
"""


def letter_page(letter: Letter) -> bytes:
    """Return the letter as one HTML file."""
    name = (
        f"<strong>{escape(letter.name)}</strong>" if letter.name else '<span class="line"></span>'
    )
    parts = [
        f"<main><h1>{escape(TITLE)}</h1>",
        f'<p class="head"><span>{escape(ABOUT)} {name}</span>',
        f"<span>{escape(letter.date)}</span></p>",
        *(_section(one) for one in letter.sections),
        f"<h2>{escape(LIMITS)}</h2><p>{escape(letter.limits)}</p></main>",
    ]
    return page(TITLE, "".join(parts), style=STYLE + PRINTED)


def _section(section: Section) -> str:
    """Return one part."""
    heading = f"<h2>{escape(section.heading)}</h2>"
    if section.drawing is None:
        points = "".join(f"<li>{escape(one)}</li>" for one in section.lines)
        return f"{heading}<ul>{points}</ul>"
    words = escape(" ".join((section.drawing_words, *section.lines)))
    drawing = f'<div class="drawing" aria-hidden="true">{section.drawing}</div>'
    return f"{heading}{drawing}<p>{words}</p>"
