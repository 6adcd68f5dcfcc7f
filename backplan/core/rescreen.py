"""Decide whether the short list of red flags is due again (rule T8).

Reads: `History`, rule T8 and today.
Returns: true from the start of each week, after a gap, and after a flare or a worse morning, until
the list was answered. A due re-screen changes no plan by itself; pages ask before they show one.
"""

from datetime import date

from backplan.core.history import History
from backplan.core.safety_rules import Rescreen

DAYS_A_WEEK = 7


def rescreen_due(history: History, rule: Rescreen, *, today: date) -> bool:
    """Return whether T8 asks for its flags on *today*; never before there are answers.

    Source: evidence 9.2, T8; weeks are counted from the newest answers (9.8).
    """
    if history.answered_on is None or history.screened_at is None:
        return False
    screened_on = history.screened_at.date()
    if history.worse_at is not None and history.worse_at > history.screened_at:
        return True
    weeks = [(on - history.answered_on).days // DAYS_A_WEEK for on in (screened_on, today)]
    if weeks[1] > weeks[0]:
        return True
    sessions, checkins = history.sessions, history.checkins
    entries = {*(one.on for one in sessions), *(one.on for one in checkins)}
    last = max((on for on in entries if on <= today), default=history.answered_on)
    return (today - last).days >= rule.gap_days and (screened_on - last).days < rule.gap_days
