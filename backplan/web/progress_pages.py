"""The parts of the progress page: a chart each, one sentence on it, and its numbers as a table.

Only the progress page imports this module: charts bring libraries that other pages do not pay for.
"""

import streamlit as st

from backplan.charts.chart import Chart
from backplan.charts.pain import pain_chart
from backplan.charts.sessions import sessions_chart
from backplan.charts.steps import steps_chart
from backplan.core.progress import Progress
from backplan.web.sitemap import page


def draw_nothing_yet() -> None:
    """Say what will be here, and where to begin."""
    st.markdown(
        "Nothing to show yet. Once you note how a day was, or log a session, you see here how your "
        "pain, your steps and your sessions go over time."
    )
    if st.button("Open the diary", type="primary", key="progress_diary"):
        st.switch_page(page("diary"))


def draw_pain(progress: Progress) -> None:
    """Draw pain by day."""
    st.header("Pain")
    if not progress.pain:
        st.markdown("No pain noted yet: the check-in in your diary takes fifteen seconds.")
        return
    mean = progress.pain_mean_7d
    if mean is None:
        said = "You have not noted your pain in the last seven days, so there is no mean for them"
    else:
        said = f"Over the last seven days your pain was {mean:.1f} out of 10 on average"
    st.markdown(
        f"{said}; single days jump up and down, and in the first weeks about the same is normal."
    )
    _draw(pain_chart(progress.pain), "pain")


def draw_steps(progress: Progress, goal: int | None) -> None:
    """Draw steps by day."""
    st.header("Steps")
    if not progress.steps:
        st.markdown("No steps noted yet: you can add them to the check-in in your diary.")
        return
    counts = [one.steps for one in progress.steps]
    days = "1 day" if len(counts) == 1 else f"{len(counts):,} days"
    if goal is None:
        said = f"You noted your steps on {days}, {round(sum(counts) / len(counts)):,} on average"
    else:
        reached = sum(one >= goal for one in counts)
        said = (
            f"You reached your present goal of {goal:,} steps on {reached:,} of the {days} "
            "you noted"
        )
    st.markdown(f"{said}; a day without a number is left blank, not counted as none.")
    _draw(steps_chart(progress.steps, goal), "steps")


def draw_sessions(progress: Progress) -> None:
    """Draw sessions by week."""
    st.header("Sessions")
    if not progress.weeks:
        st.markdown("No sessions yet: log the first one in your diary.")
        return
    week = progress.weeks[-1]
    if week.planned:
        said = f"You have done {week.done} of {week.planned} planned sessions this week"
    else:
        said = f"You have done {_sessions(week.done)} this week"
    st.markdown(f"{said}; a week with fewer is nothing to make up for, just go on with the next.")
    _draw(sessions_chart(progress.weeks), "sessions")


def _sessions(count: int) -> str:
    """Return a number of sessions in words."""
    return "1 session" if count == 1 else f"{count} sessions"


def _draw(chart: Chart, name: str) -> None:
    """Draw *chart* with its table folded away."""
    st.vega_lite_chart(chart.frame, chart.spec, alt=chart.alt, key=f"{name}_chart")
    with st.expander("The same as a table", key=f"{name}_table"):
        st.table(chart.table, border="horizontal", hide_index=True)
