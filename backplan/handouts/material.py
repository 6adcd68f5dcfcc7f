"""What every handout is made of: a diary's facts, what they come to, and how far ahead that holds.

Reads: facts in any order, and the `State` of a day.
Returns: `Material`, or a `NoPlanError` where there is no plan to hand out.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from backplan.core.assessment import assess
from backplan.core.errors import BackplanError
from backplan.core.facts import Fact, Kind
from backplan.core.fold import State
from backplan.core.programme import Programme
from backplan.core.progress import DAYS_A_WEEK
from backplan.core.rulebook import Rulebook
from backplan.core.safety_rules import StartLevel

WEEKS = 4


class NoPlanError(BackplanError):
    """There is no plan to hand out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a handout is made of.

    Attributes:
        facts: All facts of the diary, also withdrawn ones; empty while it cannot be reached.
        state: What they come to on the day of the handout.
        rulebook: What decides, and the words for it.
    """

    facts: tuple[Fact, ...]
    state: State
    rulebook: Rulebook

    def programme(self) -> Programme:
        """Return the programme.

        Raises:
            NoPlanError: Somebody has to be seen, or to take the check, first.
        """
        state, programme = self.state, self.state.programme
        if state.locked:
            raise NoPlanError(f"there is no plan on {state.on}: triage is {state.triage.level}")
        if programme is None or state.redo_check:
            raise NoPlanError(f"there is no plan on {state.on}: the check has to be taken first")
        return programme

    def last_day(self) -> date:
        """Return the last of the coming days, four weeks at most, that the plan holds for.

        A clinician's word ends after some days, and settling after a week.
        """
        answers, level = self.state.history.answers, self.programme().level
        day = self.state.on
        for ahead in range(WEEKS * DAYS_A_WEEK):
            after = self.state.on + timedelta(days=ahead)
            if answers is None or (level is StartLevel.SETTLE and self._past_first_week(after)):
                break
            found = assess(
                answers, self.rulebook, today=after, clearances=self.state.history.clearances
            )
            if found.start_level is None:
                break
            day = after
        return day

    def _past_first_week(self, on: date) -> bool:
        """Return whether *on* is beyond the week of the answers."""
        answered_on = self.state.history.answered_on
        return answered_on is not None and (on - answered_on).days >= DAYS_A_WEEK

    def mark(self) -> str:
        """Return what tells this diary from others, the same on every device and after an import.

        It is the id of the first answers, which stays when the plan code is changed.

        Raises:
            NoPlanError: The diary cannot be reached.
        """
        answers = [one for one in self.facts if one.kind == Kind.ANSWERS]
        if not answers:
            raise NoPlanError("the diary cannot be reached")
        return min(answers, key=_in_time).id


def _in_time(fact: Fact) -> tuple[datetime, str]:
    """Return the place of *fact* among others."""
    return fact.at, fact.id
