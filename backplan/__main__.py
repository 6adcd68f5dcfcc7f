"""The command line: check the rules, or the content, without the pages.

Every command reads a file (or - for standard input) and writes to standard output. Bad input ends
with exit code 2 and one clear line on standard error.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NoReturn

from backplan.clock import today_here
from backplan.content import FOLDER, load_host, load_rulebook
from backplan.core.answers import parse_answers
from backplan.core.assessment import assess
from backplan.core.contract import assessment_as_json
from backplan.core.errors import BackplanError, InvalidValueError
from backplan.core.facts import parse_facts
from backplan.core.fields import Fields
from backplan.core.fold import fold
from backplan.core.programme import build_programme
from backplan.core.replay import state_as_json
from backplan.core.withheld import without_paused_plan
from backplan.diary.diary_file import read_diary_file
from backplan.diary.host_commands import HOST_COMMANDS, run_host_command
from backplan.diary.steps.command import add_arguments as add_steps_arguments
from backplan.diary.steps.command import run_steps
from backplan.figures.drawing import figure_svg, still_svg
from backplan.handouts.command import add_arguments as add_handout_arguments
from backplan.handouts.command import run_handout
from backplan.proof.failure import BrokenError
from backplan.proof.prove import prove
from backplan.proof.report import safety_case
from backplan.simulation.command import StuckError, run_simulation
from backplan.simulation.command import add_arguments as add_simulation_arguments

NOT_PROVEN = 1
BAD_INPUT = 2
SAFETY_CASE = Path(__file__).parent.parent / "docs" / "safety-case.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    chosen = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], str] = chosen.command
    try:
        print(command(chosen))
    except InvalidValueError as error:
        value = json.dumps(error.value, ensure_ascii=False, default=str)
        return _refuse(f"{error.key} is {value}; allowed is {error.allowed}")
    except BackplanError as error:
        return _refuse(str(error))
    except BrokenError as broken:
        return _show(broken)
    except StuckError as stuck:
        print(stuck.diary, end="")
        print(f"backplan: {stuck}", file=sys.stderr)
        return NOT_PROVEN
    return 0


def _parser() -> argparse.ArgumentParser:
    """Return the commands and their options."""
    parser = _OneLineParser(prog="python -m backplan", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    one = commands.add_parser("assess", help="answers to triage, level, routine and goals, as JSON")
    one.add_argument("file", help="a JSON file of answers, or - for standard input")
    one.add_argument("--on", metavar="DATE", help="the day to assess on; today if left out")
    one.set_defaults(command=_assess)
    two = commands.add_parser("check-content", help="check every file in data/")
    two.add_argument("--data", metavar="FOLDER", type=Path, help="another folder than data/")
    two.set_defaults(command=_check_content)
    three = commands.add_parser("prove", help="hold every case that decides against the invariants")
    three.add_argument("--quick", action="store_true", help="one row and two, in fewer settings")
    three.add_argument("--on", metavar="DATE", help="the day to assess on; today if left out")
    three.add_argument("--out", metavar="FILE", type=Path, default=SAFETY_CASE, help="the report")
    three.set_defaults(command=_prove)
    four = commands.add_parser("replay", help="a diary to what its owner sees that day, as JSON")
    four.add_argument("diary", help="a diary file, or - for standard input")
    four.add_argument("--on", metavar="DATE", help="the day to tell of; today if left out")
    four.set_defaults(command=_replay)
    five = commands.add_parser("steps", help="a phone's export to steps by day, as JSON")
    add_steps_arguments(five)
    five.set_defaults(command=run_steps)
    six = commands.add_parser("figure", help="the drawing of an exercise, as SVG")
    six.add_argument("exercise", metavar="ID", help="its id, such as SQ3")
    six.add_argument("--static", action="store_true", help="start and end for paper, unmoving")
    six.add_argument("--mirrored", action="store_true", help="for the other side")
    six.set_defaults(command=_figure)
    _add_more(commands)
    return parser


def _add_more(commands: "argparse._SubParsersAction[_OneLineParser]") -> None:
    """Add the handouts, the simulation, and what hosts need."""
    handout = commands.add_parser("handout", help="a diary to a letter, plan, calendar, take-away")
    add_handout_arguments(handout)
    handout.set_defaults(command=run_handout)
    simulation = commands.add_parser("simulate", help="let made-up visitors live with the plan")
    add_simulation_arguments(simulation)
    simulation.set_defaults(command=run_simulation)
    for each in HOST_COMMANDS:
        command = commands.add_parser(each.name, help=each.help)
        each.add_arguments(command)
        command.set_defaults(command=run_host_command, name=each.name)


class _OneLineParser(argparse.ArgumentParser):
    """Argparse that keeps to one line when it refuses."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how to get help."""
        self.exit(BAD_INPUT, f"backplan: {message}; see {self.prog} --help\n")


def _assess(chosen: argparse.Namespace) -> str:
    """Return what the answers in a file mean."""
    rulebook = load_rulebook()
    answers = parse_answers(_read_json(chosen.file), rulebook)
    assessment = assess(answers, rulebook, today=_day(chosen.on))
    plan = build_programme(answers, assessment, rulebook)
    result = assessment_as_json(answers, assessment, plan, rulebook)
    return json.dumps(result, ensure_ascii=False, indent=2)


def _replay(chosen: argparse.Namespace) -> str:
    """Return what the owner of a diary file sees on a day."""
    rulebook = load_rulebook()
    today = _day(chosen.on)
    raw = read_diary_file(_read_bytes(chosen.diary), rulebook)
    facts, _ = parse_facts(raw)
    state = without_paused_plan(fold(facts, rulebook, today=today), load_host())
    return json.dumps(state_as_json(state, rulebook), ensure_ascii=False, indent=2)


def _check_content(chosen: argparse.Namespace) -> str:
    """Return a line that says what is there, once every content file was found right."""
    folder = chosen.data or FOLDER
    rulebook = load_rulebook(folder)
    load_host(folder)
    return (
        f"{len(rulebook.catalogue.exercises)} exercises, {len(rulebook.red_flags)} red flags, "
        f"{len(rulebook.sources)} sources: all right"
    )


def _prove(chosen: argparse.Namespace) -> str:
    """Return a line that sums up the proof; the whole one is written down as well."""
    started = time.monotonic()
    # What is proven is the content, whatever this host has taken out of it for now.
    rulebook = replace(load_rulebook(), withheld=frozenset())
    proof = prove(rulebook, today=_day(chosen.on), tell=_tell, quick=chosen.quick)
    print(file=sys.stderr)
    if proof.failure is not None:
        raise BrokenError(proof.failure.invariant, proof.failure.says, proof.failure.answers)
    if not chosen.quick:
        chosen.out.write_text(safety_case(proof), encoding="utf-8")
    took = time.monotonic() - started
    return f"{proof.total:,} cases in {took:.0f} s, {proof.total / took:,.0f} a second: all hold"


def _figure(chosen: argparse.Namespace) -> str:
    """Return the drawing of an exercise."""
    exercises = load_rulebook().catalogue.exercises
    if chosen.exercise not in exercises:
        raise InvalidValueError("ID", chosen.exercise, f"one of {', '.join(exercises)}")
    draw = still_svg if chosen.static else figure_svg
    return draw(exercises[chosen.exercise], mirrored=chosen.mirrored)


def _tell(line: str) -> None:
    """Show on one line how far a long command has come."""
    print(f"\r{line:<60}", end="", file=sys.stderr, flush=True)


def _show(broken: BrokenError) -> int:
    """Print the case that failed as a file that `assess` reads; its name tells the invariant."""
    answers = {**broken.failure.answers, "activity_name": str(broken)[:120]}
    print(json.dumps(answers, ensure_ascii=False, indent=2))
    print(f"backplan: {broken}", file=sys.stderr)
    return NOT_PROVEN


def _day(text: str | None) -> date:
    """Return the day meant by --on."""
    if text is None:
        return today_here()
    return Fields({"--on": text}).day("--on")


def _read_bytes(name: str) -> bytes:
    """Return what is in a file, or comes on standard input."""
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise BackplanError(f"{name}: {error.strerror or 'cannot be read'}") from None


def _read_json(name: str) -> object:
    """Return the JSON value in a file, without the traps that Python's reader lets through."""
    text = _read_bytes(name)
    try:
        value: object = json.loads(
            text.decode(), object_pairs_hook=_without_repeats, parse_constant=_no_constant
        )
    except (ValueError, RecursionError) as error:
        line = str(error).splitlines()[0] if isinstance(error, ValueError) else "nested too deeply"
        raise BackplanError(f"{name}: this is not JSON: {line}") from None
    return value


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return the object; a key that stands twice would hide an answer."""
    value = dict(pairs)
    if len(value) != len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"a key stands twice: {next(key for key in keys if keys.count(key) > 1)}")
    return value


def _no_constant(name: str) -> NoReturn:
    """Refuse NaN and Infinity, which are no JSON."""
    raise ValueError(f"{name} is no number")


def _refuse(line: str) -> int:
    """Say one line on standard error."""
    shown = "".join(one if one.isprintable() else ascii(one)[1:-1] for one in line)
    print(f"backplan: {shown}", file=sys.stderr)
    return BAD_INPUT


if __name__ == "__main__":
    sys.exit(main())
