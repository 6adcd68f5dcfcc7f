"""How high the ladders stand: where the next level begins, or where nothing harder is left.

Reads: the course, and the ladders as they stand.
Returns: whether P8 may come, and the exercises that neither P1 nor P8 can bring more of.
"""

from datetime import date

from backplan.core.assessment import level_above
from backplan.core.catalogue import Exercise
from backplan.core.course import Course
from backplan.core.ladders import Ladders
from backplan.core.place import Place
from backplan.core.programme import is_trained
from backplan.core.safety_rules import StartLevel


class Heights:
    """Looks at ladders, and moves none."""

    def __init__(self, course: Course, ladders: Ladders) -> None:
        """Look at *ladders*."""
        self._course, self._reach, self._ladders = course, course.reach, ladders
        self._exercises = course.rulebook.catalogue.exercises
        self._begins: dict[StartLevel, tuple[Exercise, ...]] = {}

    def at_next_level(self, on: date) -> bool:
        """Return whether all that is trained stands where the next level begins, or cannot."""
        following = level_above(self._ladders.level)
        if following is None:
            return False
        if following not in self._begins:
            rungs = self._course.rulebook.routine.levels[following].rungs
            wanted = (self._exercises[rung] for rung in rungs)
            self._begins[following] = tuple(one for one in wanted if self._trains(one.ladder))
        return all(self._stands_at(one, on) for one in self._begins[following])

    def tops(self, on: date) -> tuple[str, ...]:
        """Return the exercises that went well, and of which there is no more; not for pain (P0)."""
        usual = self._course.pain.spread(on)[1]
        if usual > self._course.rulebook.adaptation.P0.rung_up_to or self.at_next_level(on):
            return ()
        sessions = self._course.rulebook.adaptation.P1.sessions
        return tuple(
            one.exercise
            for one in self._ladders.places.values()
            if len(one.good) >= sessions and self._is_top(one, on)
        )

    def all_at_top(self, on: date) -> bool:
        """Return whether there is no more of anything that sessions hold."""
        places = self._ladders.places.items()
        return all(self._is_top(one, on) for ladder, one in places if self._trains(ladder))

    def _stands_at(self, wanted: Exercise, on: date) -> bool:
        """Return whether a ladder stands at the rung *wanted* or above, or has no way up to it."""
        place = self._ladders.places.get(wanted.ladder)
        if place is None or self._exercises[place.exercise].rung >= wanted.rung:
            return True
        return self._reach.up(place.exercise, self._ladders.level, on) is None

    def _is_top(self, place: Place, on: date) -> bool:
        """Return whether *place* has the whole dose of the last rung in reach."""
        level = self._ladders.level
        whole = place.is_whole(self._reach.item(place.exercise, level, on))
        return whole and self._reach.up(place.exercise, level, on) is None

    def _trains(self, ladder: str) -> bool:
        """Return whether sessions hold *ladder*."""
        return is_trained(ladder, self._course.answers, self._course.rulebook)
