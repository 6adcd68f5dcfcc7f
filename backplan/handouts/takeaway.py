"""The take-away: a plan that works without the server, on a phone without a network.

Reads: `Material`.
Returns: one HTML file with drawings that move, timers and stop rules. It asks nothing of any
server; each time it is opened, it asks for red flags before it shows an exercise, and it shows none
once the plan has come to its end.
"""

import json
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from backplan.core.programme import Item, Programme
from backplan.core.rulebook import Numbers
from backplan.figures.drawing import figure_svg
from backplan.figures.style import FIGURE_STYLE
from backplan.handouts.material import Material
from backplan.handouts.page import page
from backplan.handouts.plan import items
from backplan.handouts.plan_page import stop_box
from backplan.handouts.safety_words import FIRST, GETS_OLD, LESS, STOP, STOP_IF, call, numbers_of
from backplan.words import DAYS, dose, full_day

TITLE = "My back plan, to take away"
HERE = Path(__file__).parent
SCRIPT = HERE.joinpath("takeaway.js").read_text(encoding="utf-8")
STYLE = HERE.joinpath("takeaway.css").read_text(encoding="utf-8")
WORDS: Mapping[str, str] = {
    "start": "Start",
    "done": "Done",
    "wait": "Wait",
    "on": "Go on",
    "ready": "Get ready",
    "rest": "Rest",
    "change": "Change sides",
    "first_side": "first side",
    "other_side": "other side",
    "set": "Set {set} of {sets}",
    "all_done": "All sets done.",
}
SECONDS_A_MINUTE = 60


def takeaway(material: Material) -> bytes:
    """Return the file.

    Raises:
        NoPlanError: There is no plan.
    """
    programme, last = material.programme(), material.last_day()
    numbers = numbers_of(material.state, material.rulebook)
    red_flags = material.rulebook.red_flags
    signs = [red_flags[one].question for one in material.rulebook.triage.T8.flags]
    until = full_day(last)
    over = f"This plan was for the days up to {until}. Please make a new one in backplan."
    body = (
        f"<header><h1>{escape(TITLE)}</h1><p>For the days up to {escape(until)}. "
        f"{escape(GETS_OLD)}</p></header>"
        f"{stop_box(FIRST, STOP, STOP_IF, call(numbers))}"
        f'<p id="over" hidden><strong>{escape(over)}</strong></p>'
        f'<section id="ask" hidden>{_ask(signs)}</section>'
        f'<section id="stay" tabindex="-1" hidden>{_stay(numbers)}</section>'
        f'<main id="plan" tabindex="-1" hidden>{_plan(programme)}</main>'
        "<noscript><p>To see the exercises, open this file in a browser that runs scripts, or "
        "print the plan instead.</p></noscript>"
        f'<script type="application/json" id="words">{json.dumps(WORDS)}</script>'
    )
    return page(TITLE, body, style=FIGURE_STYLE + STYLE, script=SCRIPT, until=last)


def _ask(signs: Iterable[str]) -> str:
    """Return the questions that stand before the exercises."""
    asked = "".join(f"<li>{escape(one)}</li>" for one in signs)
    return (
        f"<h2>Is any of this true today?</h2><ul>{asked}</ul>"
        '<p class="keys"><button id="none">None of these</button> '
        '<button id="some" class="plain">One or more of these</button></p>'
    )


def _stay(numbers: Numbers) -> str:
    """Return what to do when one of them is true."""
    calls = "".join(
        f'<p><a class="call" href="tel:{escape(one)}">Call {escape(one)}</a></p>'
        for one in (*numbers.emergency, *numbers.advice)
    )
    return (
        "<h2>Please do not exercise now</h2><p>Call the emergency number if it is new or you feel "
        f"very ill. Else ask {escape(numbers.advice_words)} today.</p>{calls}"
        "<p>Tell backplan about it too, as soon as you can open it again.</p>"
    )


def _plan(programme: Programme) -> str:
    """Return the sessions with their timers."""
    options = "".join(
        f'<option value="{one.day}">{escape(DAYS[one.day])}</option>' for one in programme.sessions
    )
    return (
        f'<p class="keys"><label>Day <select id="day">{options}</select></label> '
        '<button id="still" class="plain" aria-pressed="false">Hold the drawings still</button> '
        '<label><input type="checkbox" id="sound" checked> Sound</label></p>'
        f"{''.join(_exercise(item, programme) for item in items(programme))}"
        "<h2>Between sessions</h2>"
        f"<p>Aim for {programme.step_goal.steps:,} steps a day. When you sit, get up every "
        f"{programme.sitting_breaks.every_min} minutes. {escape(LESS)}</p>"
    )


def _exercise(item: Item, programme: Programme) -> str:
    """Return one exercise with its drawing and its timer."""
    exercise = item.exercise
    days = " ".join(
        one.day
        for one in programme.sessions
        if exercise.id in [each.exercise.id for each in one.items]
    )
    drawing = "" if exercise.figure is None else figure_svg(exercise, styled=False)
    steps = "".join(f"<li>{escape(one)}</li>" for one in exercise.steps)
    advice = "".join(
        f"<p><strong>For you:</strong> {escape(one.advice)}</p>" for one in item.adaptations
    )
    return (
        f'<section data-days="{days}"><h2>{escape(exercise.name)}</h2>'
        f"<p><strong>{escape(dose(item))}</strong></p>{drawing}{_timer(item)}"
        f"<ol>{steps}</ol><p>{escape(' '.join(exercise.cues))}</p>{advice}</section>"
    )


def _timer(item: Item) -> str:
    """Return the timer; repeats are counted by the person, holds and rests by the clock."""
    seconds = ""
    if item.hold_s is not None:
        seconds = str(item.hold_s[1])
    if item.minutes is not None:
        seconds = str(item.minutes[0] * SECONDS_A_MINUTE)
    sides = "yes" if item.exercise.dose.per_side else ""
    return (
        f'<div class="timer" data-sets="{item.sets}" data-seconds="{seconds}" '
        f'data-rest="{item.rest_s}" data-sides="{sides}">'
        '<output aria-live="polite"></output><output aria-live="off" class="left"></output>'
        '<p class="keys"><button></button> <button class="plain" hidden></button> '
        '<button class="plain" hidden>Stop</button></p></div>'
    )
