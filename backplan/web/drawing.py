"""The moving drawing of one exercise on a page: it can be held still, and shown for each side.

All of it happens in the browser; no press there runs the page again.
"""

import streamlit as st

from backplan.core.catalogue import Exercise
from backplan.core.pose import Side
from backplan.figures.drawing import figure_svg, is_mirrored
from backplan.figures.style import FIGURE_STYLE
from backplan.figures.words import figure_alt
from backplan.web.player_words import WORDS

_HTML = f"""
<div class="figure"></div>
<p>
<button type="button" class="hold" aria-pressed="false">{WORDS["still"]}</button>
<button type="button" class="side" hidden>Show the left side</button>
</p>
"""
_SCRIPT = """
const shown = new WeakMap();
export default function ({ data, parentElement }) {
  if (shown.get(parentElement) === data.svg) return;
  shown.set(parentElement, data.svg);
  const [figure, hold, side] = ['.figure', '.hold', '.side'].map((one) =>
    parentElement.querySelector(one),
  );
  figure.innerHTML = data.svg; // our own, from the server; nothing that anybody typed
  const drawn = figure.firstElementChild;
  const right = drawn.getAttribute('aria-label');
  hold.hidden = !drawn.querySelector('.bp-m');
  side.hidden = !data.left;
  hold.onclick = () => {
    const still = figure.classList.toggle('bp-paused');
    hold.setAttribute('aria-pressed', `${still}`);
  };
  side.onclick = () => {
    const left = figure.classList.toggle('left');
    drawn.setAttribute('aria-label', left ? data.left : right);
    side.textContent = `Show the ${left ? 'right' : 'left'} side`;
  };
}
"""
_STYLE = """
.figure { color: var(--st-text-color); }
svg { display: block; width: 100%; max-height: 16rem; }
.left svg { transform: scaleX(-1); }
p { display: flex; flex-wrap: wrap; justify-content: center; gap: 0.6rem; margin: 0.6rem 0 0; }
button {
  min-height: 44px;
  padding: 0 1.2rem;
  border: 1px solid color-mix(in srgb, currentColor 45%, transparent);
  border-radius: 999px;
  background: transparent;
  color: var(--st-text-color);
  font: inherit;
  cursor: pointer;
}
button[hidden] { display: none; }
button[aria-pressed="true"] { border-width: 3px; font-weight: 600; }
button:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
@media (prefers-reduced-motion: reduce) { .hold { display: none; } }
"""
_COMPONENT = st.components.v2.component(
    "drawing", html=_HTML, css=_STYLE + FIGURE_STYLE, js=_SCRIPT
)


def draw_figure(exercise: Exercise) -> None:
    """Draw how *exercise* goes; the other side is the same, seen in a mirror."""
    if exercise.figure is None:
        return
    turned = is_mirrored(exercise, Side.RIGHT)
    left = figure_alt(exercise, mirrored=not turned) if exercise.dose.per_side else ""
    data = {"svg": figure_svg(exercise, mirrored=turned, styled=False), "left": left}
    _COMPONENT(data=data, key=f"drawing_{exercise.id}", height="content")
