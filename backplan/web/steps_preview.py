"""What a file of steps would add to the diary, as a chart and in words, before it is saved."""

import streamlit as st

from backplan.charts.steps import steps_chart
from backplan.core.progress import StepsDay
from backplan.core.window import Window
from backplan.diary.steps.found import StepsFound
from backplan.diary.steps.merge import StepsPlan
from backplan.words import full_day


def draw_found(found: StepsFound) -> None:
    """Draw the days of a file, and who counted them."""
    first, last = min(found.days), max(found.days)
    number = "1 day" if len(found.days) == 1 else f"{len(found.days):,} days"
    st.markdown(f"**{found.origin}:** {number} with steps, {full_day(first)} to {full_day(last)}.")
    days = [StepsDay(on=on, steps=steps) for on, steps in found.days.items()]
    chart = steps_chart(days, lambda _: None, Window(first=first, last=last))
    st.vega_lite_chart(chart.frame, chart.spec, alt=chart.alt, key="steps_chart")
    with st.expander("The numbers"):
        st.table(chart.table, hide_index=True)
    if len(found.sources) > 1:
        st.markdown(
            "More than one device or app counted. Where two counted the same walk, we take it once."
        )
        st.table(
            [{"Counted by": name, "Steps": f"{steps:,}"} for name, steps in found.sources.items()],
            hide_index=True,
        )
    if found.unreadable or found.out_of_range:
        left_out = found.unreadable + found.out_of_range
        records = "1 record" if left_out == 1 else f"{left_out:,} records"
        st.markdown(f"We left out {records} that made no sense.")


def draw_plan(plan: StepsPlan) -> bool:
    """Say what would be added; return whether days that the diary has are to be corrected."""
    if not plan.new and not plan.different:
        st.info("Your diary has all of these days already. There is nothing to add.")
        return False
    if plan.same:
        st.markdown(f"{_days(plan.same)} are in your diary already. They stay as they are.")
    if not plan.different:
        return False
    day, (before, after) = max(plan.different.items())
    st.markdown(
        f"{_days(len(plan.different))} have other numbers in your diary. An example: on "
        f"{full_day(day)} your diary says {before:,} steps, and this file says {after:,}."
    )
    correct: bool = st.checkbox("Use the numbers of this file for them", key="steps_correct")
    return correct


def _days(number: int) -> str:
    """Return a number of days in words."""
    return "1 day" if number == 1 else f"{number:,} days"
