"""The calendar on the page: when somebody exercises, and when they work."""

from datetime import time

import streamlit as st

from backplan import clock
from backplan.core.facts import Kind
from backplan.handouts.calendar import Wanted, calendar
from backplan.handouts.working_hours import WorkingHours, working_hours
from backplan.web.entries import hold_entry
from backplan.web.handouts_offer import material_now, offer
from backplan.web.saving import Outcome, draw_waiting, try_to_save
from backplan.web.visitor import Visitor, read_whole

CALENDAR = "text/calendar"
HOURS = "working_hours"
EVENING, MORNING, AFTERNOON = time(18), time(9), time(17)
ALARM_MINUTES = 15
QUARTER_S = 900


def draw_calendar(here: Visitor) -> None:
    """Ask when, and offer the file."""
    st.markdown(
        "The file puts your sessions into the calendar on your phone or computer. Others only see "
        "“Exercise” and how long it takes. Open a newer file later, and the dates move along."
    )
    at = st.time_input("When you exercise", EVENING, step=QUARTER_S, key="calendar_at")
    alarm = st.checkbox(f"Remind me {ALARM_MINUTES} minutes before", key="calendar_alarm")
    hours = _ask_hours(here)
    wanted = Wanted(
        at=at or EVENING,
        zone=here.now.tzinfo,
        alarm_minutes=ALARM_MINUTES if alarm else None,
        hours=hours if hours.reminders and hours.start != hours.end else None,
    )
    zone = st.context.timezone
    # The time anew, when the file is made: it tells a later file from an earlier one.
    offer(
        "The dates for my calendar",
        lambda: calendar(material_now(here), wanted, now=clock.now(zone)),
        "backplan.ics",
        CALENDAR,
    )


def _ask_hours(here: Visitor) -> WorkingHours:
    """Ask for the working hours, as kept in the diary, and keep them on request."""
    if HOURS not in st.session_state:
        st.session_state[HOURS] = working_hours(read_whole(here)[0])
    kept: WorkingHours | None = st.session_state[HOURS]
    wanted = st.checkbox(
        "Remind me to get up while I work, Monday to Friday",
        value=kept is not None and kept.reminders,
        key="calendar_breaks",
    )
    start, end = MORNING, AFTERNOON
    if kept is not None:
        start, end = kept.start, kept.end
    if wanted:
        start = st.time_input("Work begins", start, step=QUARTER_S, key="work_from") or start
        end = st.time_input("Work ends", end, step=QUARTER_S, key="work_to") or end
        if start == end:
            st.warning("Work begins and ends at the same time. Please change one of them.")
    hours = WorkingHours(start, end, reminders=wanted)
    if start != end and hours != (kept or WorkingHours(start, end)):
        _offer_to_keep(hours, here)
    draw_waiting(HOURS)
    return hours


def _offer_to_keep(hours: WorkingHours, here: Visitor) -> None:
    """Keep the working hours in the diary once that is asked for."""
    entry = hold_entry(HOURS, here.reading.ids)
    if st.button("Keep these hours for next time", key="keep_hours"):
        data = {
            "work_from": f"{hours.start:%H:%M}",
            "work_to": f"{hours.end:%H:%M}",
            "reminders": hours.reminders,
        }
        if try_to_save(here, Kind.SETTINGS, data, entry) is not Outcome.REFUSED:
            st.session_state[HOURS] = hours
            st.rerun()
