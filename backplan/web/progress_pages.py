"""The parts of the progress page: a chart each, what can be said of it, and its table folded away.

Only the progress page imports this module: charts bring libraries that other pages do not pay for.
"""

from collections.abc import Callable, Hashable, Mapping
from functools import cache, partial
from typing import Any

import streamlit as st

from backplan.content import load_rulebook
from backplan.core.fold import State
from backplan.core.window import LookBack
from backplan.web.advice import cite
from backplan.web.progress_charts import Drawn, Keep, ProgressCharts
from backplan.web.progress_words import LOOK_BACK, in_words
from backplan.web.sample_diary import sample_state
from backplan.web.sitemap import page
from backplan.web.states import STATES
from backplan.web.visitor import Trouble, Visitor

SAMPLE = "progress_sample"
"""Session key: whether the made-up diary is looked at."""
LADDER = "progress_ladder"
"""Session key of the ladder that is looked at."""
STAGES = "Each kind of exercise has stages: 1 is the gentlest."
MADE_UP = "**Made up:** "
TITLES = {
    "pain": "Pain",
    "steps": "Steps",
    "sitting": "Sitting and breaks",
    "strength": "Strength",
    "sessions": "Sessions",
    "both": "Pain beside training",
}
EMPTY: Mapping[str, tuple[str, str]] = {
    "pain": ("how your pain goes from day to day", "Note how today was"),
    "steps": ("your steps beside your goal", "Add your steps to a check-in"),
    "sitting": ("how long you sit, and your breaks", "Add your hours of sitting to a check-in"),
    "strength": ("which stage of each exercise you do", "Log your first session"),
    "sessions": ("your sessions beside your plan", "Log your first session"),
    "both": ("your pain beside your training, once you have a few weeks", "Note how today was"),
}
"""What a chart will show, and the one thing to do for it."""


def has_entries(state: State) -> bool:
    """Return whether there is anything to draw."""
    progress = state.progress
    sat = any(one.sitting_hours is not None for one in state.history.checkins)
    return bool(progress.pain or progress.steps or progress.sessions_done or sat)


def draw_nothing_yet(here: Visitor) -> None:
    """Say what will be here, where to begin, and offer the made-up diary."""
    with st.container(border=True, gap="xsmall"):
        st.markdown("**Nothing to show yet.** After your first entries you see here, day by day:")
        st.markdown(
            ":material/show_chart: how your pain goes  \n"
            ":material/directions_walk: your steps beside your goal, and how long you sit  \n"
            ":material/fitness_center: your sessions, and which stage of each exercise you do"
        )
    if here.state.programme is None and not here.state.locked:
        if st.button("Start the check", type="primary", key="progress_check"):
            st.switch_page(page("check"))
    elif st.button("Open the diary", type="primary", key="progress_diary"):
        st.switch_page(page("diary"))
    if st.button("See a made-up diary", key="progress_sample_open"):
        st.session_state[SAMPLE] = True
        st.rerun()


def draw_own(here: Visitor) -> None:
    """Draw the charts of the visitor's diary."""
    _draw(here.state, _beside(here), strength=here.state.programme is not None, made_up=False)


def draw_sample(here: Visitor) -> None:
    """Draw the charts of the made-up diary, and one way out."""
    st.info(
        "**This diary is made up.** Nobody lived it. It shows half a year of a person whose back "
        "got slowly a bit better, with a flare and some days away. Yours will differ. "
        "Nothing here is saved.",
        icon=":material/theater_comedy:",
    )
    if st.button("Leave the made-up diary", type="primary", key="progress_sample_leave"):
        st.session_state[SAMPLE] = False
        st.rerun()
    # Exercises stay out of sight while somebody should be seen first, or may have to be.
    safe = not here.state.locked and here.trouble is not Trouble.NO_DATABASE
    _draw(sample_state(), _keep_sample, strength=safe, made_up=True)


def _beside(here: Visitor) -> Keep:
    """Return what keeps the charts of the visitor's diary, for as long as its reading is kept."""
    if here.diary is None:
        return lambda _, make: make()
    return partial(STATES.beside, here.diary.id, here.reading)


@cache
def _sample_charts() -> dict[Hashable, Any]:
    """Return the charts of the made-up diary so far: a few for each time to look back."""
    return {}


def _keep_sample(name: Hashable, make: Callable[[], Any]) -> Any:  # noqa: ANN401 - as Keep says
    """Return what was made of the made-up diary; it is the same for all."""
    charts = _sample_charts()
    if name not in charts:
        charts[name] = make()
    return charts[name]


def _draw(state: State, keep: Keep, *, strength: bool, made_up: bool) -> None:
    """Draw every chart."""
    look_back = LookBack(
        st.segmented_control(
            "How far back?",
            tuple(LOOK_BACK),
            default=LookBack.MONTHS,
            format_func=LOOK_BACK.__getitem__,
            required=True,
            key="progress_look_back",
        )
    )
    charts = ProgressCharts(state, load_rulebook(), look_back, keep)
    label = MADE_UP if made_up else ""
    _draw_one("pain", charts.pain(), label)
    _draw_one("steps", charts.steps(), label)
    _draw_one("sitting", charts.sitting(), label)
    _draw_strength(charts, label, allowed=strength)
    _draw_one("sessions", charts.sessions(), label)
    _draw_one("both", charts.both(), label)


def _draw_strength(charts: ProgressCharts, label: str, *, allowed: bool) -> None:
    """Draw the ladder that the visitor picks, as long as exercises may be shown."""
    names = charts.ladders() if allowed else {}
    if not names:
        st.header(TITLES["strength"], anchor=False)
        if allowed:
            _draw_empty("strength")
        else:
            st.markdown("Your moves are shown while you have a plan.")
        return
    held = st.session_state.get(LADDER)
    ladder = str(held) if held in names else next(iter(names))
    _draw_one("strength", charts.strength(ladder), label, pick=names)


def _draw_one(name: str, drawn: Drawn, label: str, pick: Mapping[str, str] | None = None) -> None:
    """Draw one chart with what can be said of it, and its table folded away.

    Args:
        name: Which chart.
        drawn: The chart.
        label: What stands before its words.
        pick: What else could be drawn in its place, by id.
    """
    st.header(TITLES[name], anchor=False)
    if pick is not None:
        st.selectbox("Which moves?", tuple(pick), format_func=pick.__getitem__, key=LADDER)
        st.markdown(f":small[{STAGES}]")
    chart, statement = drawn.chart, drawn.statement
    if chart is None:
        if drawn.ever:
            st.markdown("Nothing in these days. Look further back.")
        else:
            _draw_empty(name)
        return
    st.markdown(f"{label}{in_words(statement)}")
    st.vega_lite_chart(
        drawn.rows, chart.spec, alt=f"{label.replace('*', '')}{chart.alt}", key=f"{name}_chart"
    )
    table = st.expander("The same as a table", on_change="rerun", key=f"{name}_table")
    if table.open:
        with table:
            st.table(chart.table, border="horizontal", hide_index=True)
            st.markdown(f":small[{cite(statement.caveat.sources, load_rulebook())}]")


def _draw_empty(name: str) -> None:
    """Say what will be in the place of a chart, and the one thing to do for it."""
    what, how = EMPTY[name]
    with st.container(border=True, gap="xsmall"):
        st.markdown(f":material/hourglass_empty: Nothing here yet. You will see {what}.")
        st.page_link(page("diary"), label=how, icon=":material/arrow_forward:")
