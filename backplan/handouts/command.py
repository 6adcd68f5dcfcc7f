"""The command `handout`: a diary file to a letter, plan, calendar or take-away."""

import argparse
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from backplan import clock
from backplan.content import load_host, load_rulebook
from backplan.core.errors import BackplanError, InvalidValueError
from backplan.core.facts import parse_facts
from backplan.core.fields import Fields
from backplan.core.fold import fold
from backplan.core.withheld import without_paused_plan
from backplan.diary.diary_file import read_diary_file
from backplan.handouts.calendar import Wanted, calendar
from backplan.handouts.letter import letter
from backplan.handouts.letter_page import letter_page
from backplan.handouts.letter_pdf import letter_pdf
from backplan.handouts.material import Material, NoPlanError
from backplan.handouts.plan import plan
from backplan.handouts.plan_page import plan_page
from backplan.handouts.plan_pdf import plan_pdf
from backplan.handouts.takeaway import takeaway
from backplan.handouts.working_hours import working_hours

Made = Callable[[Material, argparse.Namespace], bytes]
STDIN = "-"
LETTER = "letter"
EVENING = "18:00"
ALARM_AT_MOST = 24 * 60


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to its parser."""
    parser.add_argument("kind", choices=tuple(dict.fromkeys(kind for kind, _ in MAKERS)))
    parser.add_argument("diary", help="a diary file, or - for standard input")
    parser.add_argument("--out", metavar="FILE", type=Path, required=True, help="where to write it")
    parser.add_argument("--on", metavar="DATE", help="the day to make it on; today if left out")
    parser.add_argument("--name", default="", help="letter: whom it is about")
    parser.add_argument(
        "--at", metavar="HH:MM", default=EVENING, help="calendar: when sessions begin"
    )
    parser.add_argument(
        "--zone", help="calendar: time zone, such as Europe/London; else this machine's"
    )
    parser.add_argument(
        "--alarm", metavar="MINUTES", type=int, help="calendar: speak up so long before a session"
    )


def run_handout(chosen: argparse.Namespace) -> str:
    """Write a handout, and return a line that says so."""
    ending = chosen.out.suffix.lower()
    made = MAKERS.get((chosen.kind, ending))
    if made is None:
        allowed = " or ".join(end for kind, end in MAKERS if kind == chosen.kind)
        raise InvalidValueError("--out", chosen.out.name, f"a name that ends in {allowed}")
    raw = made(_material(chosen), chosen)
    try:
        chosen.out.write_bytes(raw)
    except OSError as error:
        raise BackplanError(f"{chosen.out}: {error.strerror or 'cannot be written'}") from None
    return f"{chosen.kind}: {chosen.out}, {len(raw):,} bytes"


def _material(chosen: argparse.Namespace) -> Material:
    """Return what is in the diary, on the day asked for.

    Raises:
        NoPlanError: The host has paused plans; a letter can still be written.
    """
    rulebook, host = load_rulebook(), load_host()
    if host.plans_paused is not None and chosen.kind != LETTER:
        raise NoPlanError(f"host.toml has paused all plans: {host.plans_paused}")
    today = clock.today_here() if chosen.on is None else _day(chosen.on)
    try:
        content = (
            sys.stdin.buffer.read() if chosen.diary == STDIN else Path(chosen.diary).read_bytes()
        )
    except OSError as error:
        raise BackplanError(f"{chosen.diary}: {error.strerror or 'cannot be read'}") from None
    facts, _ = parse_facts(read_diary_file(content, rulebook))
    state = without_paused_plan(fold(facts, rulebook, today=today), host)
    return Material(facts=facts, state=state, rulebook=rulebook)


def _letter_pdf(material: Material, chosen: argparse.Namespace) -> bytes:
    return letter_pdf(letter(material, chosen.name), on=material.state.on)


def _letter_page(material: Material, chosen: argparse.Namespace) -> bytes:
    return letter_page(letter(material, chosen.name))


def _plan_pdf(material: Material, _: argparse.Namespace) -> bytes:
    return plan_pdf(plan(material), on=material.state.on)


def _plan_page(material: Material, _: argparse.Namespace) -> bytes:
    return plan_page(plan(material))


def _takeaway(material: Material, _: argparse.Namespace) -> bytes:
    return takeaway(material)


def _calendar(material: Material, chosen: argparse.Namespace) -> bytes:
    """Return the calendar; a day that is given stands for its first moment, so that it repeats."""
    now = clock.now(None)
    if chosen.on is not None:
        now = datetime.combine(material.state.on, time(), tzinfo=UTC)
    hours = working_hours(material.facts)
    wanted = Wanted(
        at=_time(chosen.at),
        zone=_zone(chosen.zone),
        alarm_minutes=_minutes(chosen.alarm),
        hours=hours if hours is not None and hours.reminders else None,
    )
    return calendar(material, wanted, now=now)


MAKERS: Mapping[tuple[str, str], Made] = {
    ("plan", ".pdf"): _plan_pdf,
    ("plan", ".html"): _plan_page,
    (LETTER, ".pdf"): _letter_pdf,
    (LETTER, ".html"): _letter_page,
    ("calendar", ".ics"): _calendar,
    ("takeaway", ".html"): _takeaway,
}
"""What makes each kind of handout, by the end of the file's name."""


def _day(text: str) -> date:
    """Return the day meant by --on."""
    return Fields({"--on": text}).day("--on")


def _time(text: str) -> time:
    """Return the time meant by --at."""
    try:
        found = time.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is not None:
        raise InvalidValueError("--at", text, "a time such as 18:00")
    return found


def _zone(name: str | None) -> ZoneInfo | None:
    """Return the time zone meant by --zone; None for that of this machine."""
    try:
        return None if name is None else ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise InvalidValueError("--zone", name, "a time zone such as Europe/London") from None


def _minutes(given: int | None) -> int | None:
    """Return the minutes meant by --alarm."""
    if given is not None and not 0 <= given <= ALARM_AT_MOST:
        raise InvalidValueError("--alarm", given, f"0 to {ALARM_AT_MOST}")
    return given
