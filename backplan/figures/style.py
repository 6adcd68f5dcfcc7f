"""The colours of the drawings, and the rules that all of them share on a page."""

from collections.abc import Mapping

PAINT: Mapping[str, tuple[str, str]] = {
    "skin": ("#c98d68", "#a06a48"),
    "hair": ("#855537", "#855537"),
    "top": ("#46a092", "#327a6f"),
    "legs": ("#7890d2", "#5469ab"),
    "shoe": ("#969ba3", "#777c85"),
    "work": ("#e8682c", "#e8682c"),
    "move": ("#dfa31d", "#b98410"),
    "kit": ("#b0566b", "#8f4658"),
    "edge": ("#a9aba4", "#92958e"),
    "body": ("#d6d6cf", "#c3c4bc"),
}
"""Near and far: each stands out from a light and from a dark page."""


INK = "#3a4644"
"""The colour of lines on paper."""


MIXED = {"edge": (42, 52), "body": (20, 29)}
"""Furniture: so many per cent of the colour of the text, the rest that of the page."""
PAGE = "var(--bp-page,var(--st-background-color,#9a9c96))"


def class_of(paint: str, *, far: bool = False) -> str:
    """Return the class of everything in one colour."""
    return f"bp-{paint}-far" if far and PAINT[paint][0] != PAINT[paint][1] else f"bp-{paint}"


def _rules() -> str:
    """Return a rule for each colour; the host may set the near one."""
    lines = []
    for name, both in PAINT.items():
        for far, colour in enumerate(both):
            chosen = class_of(name, far=bool(far))
            fill = f"var(--{chosen},{colour})"
            if name in MIXED:  # Where a browser cannot mix, the first colour stays.
                mix = f"color-mix(in srgb,currentColor {MIXED[name][far]}%,{PAGE})"
                fill = f"{colour};fill:{mix}"
            lines.append(f".{chosen}{{fill:{fill}}}")
    return "".join(dict.fromkeys(lines))


FIGURE_STYLE = (
    _rules() + ".bp-work{fill-opacity:.8}"
    ".bp-line,.bp-ghost{fill:none;stroke:currentColor;stroke-linecap:round;stroke-linejoin:round}"
    ".bp-arrow{fill:none;stroke:var(--bp-move,#dfa31d)}"
    ".bp-ghost{display:none}"
    ".bp-m{animation-timing-function:linear;animation-iteration-count:infinite;"
    "animation-direction:alternate;animation-delay:var(--bp-at,0s)}"
    ".bp-paused .bp-m{animation-play-state:paused!important}"
    "@media(prefers-reduced-motion:reduce){.bp-m{animation:none!important}"
    ".bp-ghost{display:inline}}"
)
"""Once or more often for any number of drawings: no rule here names a movement, or undoes one."""
