"""The drawing on the start page: somebody gets up from a desk, once, and stays up.

It is drawn as the exercises are. It moves for less than five seconds, so that nobody has to hold
it still to read what stands beside it; who wants nothing to move sees where it starts and ends.
"""

import functools
from dataclasses import replace

import streamlit as st

from backplan.content import load_rulebook
from backplan.core.catalogue import Dose
from backplan.core.figure import Figure, Placed, Thing, View
from backplan.core.pose import Joints, Pose
from backplan.figures.drawing import figure_svg
from backplan.figures.style import FIGURE_STYLE

WORDS = "Somebody gets up from a desk and stretches"
UP_S, PAUSE_S = 3, 2
"""Seconds from the chair to the end of the stretch; and of rest there, half of it each way."""
LIKE = "SQ3"
"""Getting up from a chair is an exercise too; the drawing differs from it in what is around."""
AT_THE_DESK = Pose(t=4, curve=34, nod=16, both=Joints(h=88, k=84, a=-4, s=62, e=14))
GETTING_UP = (
    Pose(t=4, curve=4, nod=-4, both=Joints(h=88, k=84, a=-4, s=28, e=20)),
    Pose(t=38, nod=-14, both=Joints(h=122, k=98, a=14, s=30, e=12)),
    Pose(both=Joints(s=4, e=4)),
)
STRETCHED = Pose(nod=-8, both=Joints(s=150, e=4))
FIGURE = Figure(
    view=View.SIDE,
    poses=(AT_THE_DESK, AT_THE_DESK, *GETTING_UP, STRETCHED),
    things=(
        Placed(kind=Thing.CHAIR, x=-0.09, z=0.24),
        Placed(kind=Thing.WORKTOP, x=0.2, z=0.41, deep=0.2),
    ),
)
LAPTOP = '<path class="bp-edge" d="M43-82h27l9-27 3 1-9 29H43z"/>'
"""It stands on the desk, whose top is 0.41 of the body's height above the floor."""
_STYLE = """
:host { display: block; }
svg { display: block; height: 12.5rem; max-width: 100%; margin: 0 auto; }
svg { color: var(--st-text-color); }
@media (max-width: 640px) { svg { margin-top: -2rem; } }
.bp-m { animation-iteration-count: 1; animation-delay: 1s; animation-fill-mode: backwards; }
"""


def draw_hero() -> None:
    """Draw it."""
    _COMPONENT(key="hero", height="content")


@functools.cache
def hero_svg() -> str:
    """Return the drawing without the rules that all drawings share."""
    once = Dose(sets=(1, 1), reps=(1, 1), there_s=UP_S, pause_s=PAUSE_S, back_s=UP_S)
    like = load_rulebook().catalogue.exercises[LIKE]
    drawn = figure_svg(replace(like, id="hero", name=WORDS, figure=FIGURE, dose=once), styled=False)
    return drawn.replace("</svg>", f"{LAPTOP}</svg>")


_COMPONENT = st.components.v2.component("hero", html=hero_svg(), css=FIGURE_STYLE + _STYLE)
