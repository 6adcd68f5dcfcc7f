"""The ladders of a plan: every way in which a rule moves one (rules P1 to P3, P6, P8, swaps).

Reads: the course and the rulebook.
Returns: `Ladders`, which holds a place on each ladder, and the changes that each move makes.
"""

from collections.abc import Iterator
from datetime import date

from backplan.core.assessment import level_above
from backplan.core.change import Change, in_words_of
from backplan.core.course import Course
from backplan.core.evidence import Reason
from backplan.core.place import Place, Waiting, dosed
from backplan.core.programme import Item
from backplan.core.reviews import Swap


class Ladders:
    """Where each ladder stands."""

    def __init__(self, course: Course) -> None:
        """Stand where the level of *course* begins."""
        self._course, self._reach = course, course.reach
        self._rules = course.rulebook.adaptation
        self._exercises = course.rulebook.catalogue.exercises
        self.level = course.level
        self.places: dict[str, Place] = {}
        self._rung_moves: dict[int, int] = {}
        self._planned: dict[tuple[object, ...], Item] = {}
        self._left: set[str] = set()
        self._settle_in(course.began)

    def item(self, place: Place, on: date, *, share: float = 1.0, sets_less: int = 0) -> Item:
        """Return the item of *place* on the day *on*."""
        return dosed(
            self._reach.item(place.exercise, self.level, on),
            place,
            share=share,
            sets_less=sets_less,
            cut_reps=self._rules.P2.reps_less,
            cut_s=self._rules.P2.hold_s_less,
        )

    def at(self, exercise: str) -> Place | None:
        """Return the place that stands on *exercise* now; None where none does."""
        place = self.places.get(self._exercises[exercise].ladder)
        return place if place is not None and place.exercise == exercise else None

    def planned(self, place: Place, on: date) -> Item:
        """Return the item of *place*, with its whole dose.

        The same dose is worked out once, so its last reason may be that of an earlier time.
        """
        first = self._reach.item(place.exercise, self.level, on)
        key = (id(first), place.sets, place.share, place.cuts)
        item = self._planned.get(key)
        if item is None:
            item = self._planned[key] = self.item(place, on)
        return item

    def count_anew(self) -> None:
        """Forget the sessions so far, as after a gap."""
        for place in self.places.values():
            place.count_neither()

    def hard(self, place: Place, on: date, fact: str) -> Iterator[Change]:
        """Count a session at *place* that left nothing over; twice takes a little off (P2)."""
        week = self._course.week(on)
        place.no_longer_painful()
        place.good = ()
        place.hard = (*place.hard, fact)[-self._rules.P2.sessions :]
        if len(place.hard) < self._rules.P2.sessions or place.changed_in == week:
            return
        before, facts = self.item(place, on), place.hard
        place.cuts += 1
        place.count_anew()
        yield self._told(place, before, on, self._rules.P2.reason, facts)

    def hurt(self, exercise: str, on: date, facts: tuple[str, ...]) -> Iterator[Change]:
        """Do less of an exercise that hurt too much, or go a rung down the second time (P3)."""
        done = self._exercises[exercise]
        place = self.places.get(done.ladder)
        if place is None or done.rung > self._exercises[place.exercise].rung:
            return
        place.count_anew()
        place.painful += 1
        place.painful_facts = tuple(dict.fromkeys((*place.painful_facts, *facts)))
        down = place.painful >= self._rules.P3.sessions
        week = self._course.week(on)
        if place.changed_in == week or (down and not self._rung_free(week)):
            place.waiting = Waiting.RUNG if down else Waiting.LESS
        else:
            yield self._ease(place, on, down=down)

    def apply_waiting(self, on: date) -> Iterator[Change]:
        """Do on the first day of a week what the last one had no room for."""
        for place in self.places.values():
            down = place.waiting is Waiting.RUNG
            if place.waiting is not None and (not down or self._rung_free(self._course.week(on))):
                yield self._ease(place, on, down=down)

    def move_up(self, on: date) -> Iterator[Change]:
        """Do more of what went well (P1): first the whole dose, then a set, then the next rung."""
        week, sessions = self._course.week(on), self._rules.P1.sessions
        ready = [
            one
            for one in self.places.values()
            if len(one.good) >= sessions and one.changed_in != week
        ]
        for place in sorted(ready, key=lambda one: one.since):
            whole = place.is_whole(self._first(place, on))
            above = self._rung_above(place, on) if whole else None
            if whole and above is None:
                continue
            before, facts = self.item(place, on), place.good
            if above is not None:
                self._stand(place, above, on)
            elif place.eased:
                place.restore()
            else:
                place.sets += 1
                place.count_anew()
            yield self._told(place, before, on, self._rules.P1.reason, facts)

    def _rung_above(self, place: Place, on: date) -> str | None:
        """Return the next rung; None where usual pain, the week or a limit does not allow it."""
        if self._course.pain.spread(on)[1] > self._rules.P0.rung_up_to:
            return None
        if not self._rung_free(self._course.week(on)):
            return None
        return self._reach.up(place.exercise, self.level, on)

    def give_way(self, on: date) -> Iterator[Change]:
        """Go down to the nearest rung that is allowed, where one is not."""
        for place in self.places.values():
            against = self._reach.against(place.exercise, on)
            below = self._reach.down(place.exercise, on) if against else None
            if below is not None:
                before = self.item(place, on)
                self._stand(place, below, on)
                yield self._told(place, before, on, self._rules.easier.reason, ())

    def all_down(self, on: date) -> Iterator[Change]:
        """Go one rung down on every ladder (P6)."""
        before = self._in_words()
        for place in self.places.values():
            below = self._reach.down(place.exercise, on)
            self._stand(place, below or place.exercise, on)
            place.why = (self._rules.P6.reason,)
        if self._in_words() != before:
            reason = self._rules.P6.reason
            yield Change(on=on, before=before, after=self._in_words(), reason=reason)

    def level_up(self, on: date) -> Iterator[Change]:
        """Go up to the next level: its doses, its days, and the ladders that it adds (P8)."""
        before, following = self.level, level_above(self.level)
        usual = self._course.pain.spread(on)[1]
        if following is None or usual > self._rules.P0.rung_up_to:
            return
        self.level = following
        for place in self.places.values():
            place.sets = self._first(place, on).sets
            place.restore()
            place.changed_in = self._course.week(on)
        self._settle_in(on)
        reason = self._rules.P8.reason
        yield Change(on=on, before=str(before), after=str(self.level), reason=reason)

    def swap(self, swap: Swap) -> Iterator[Change]:
        """Put what the visitor asked for in the place of an exercise, or the next easier rung."""
        place = self.at(swap.exercise)
        if place is None:
            return
        on, before = swap.on, self.item(place, swap.on)
        instead = self._allowed_instead(swap, on)
        if instead is None:
            return
        ladder, old = self._exercises[instead].ladder, self._exercises[swap.exercise].ladder
        if ladder != old:
            del self.places[old]
            self._left.add(old)
        if self.places.setdefault(ladder, place) is place:
            self._stand(place, instead, on)
        after = self.item(self.places[ladder], on)
        reason, facts = self._rules.swap.reason, (swap.fact,)
        yield Change(on=on, before=before, after=after, reason=reason, facts=facts)

    def _allowed_instead(self, swap: Swap, on: date) -> str | None:
        """Return the exercise that a swap leads to; None where nothing easier is left."""
        old, new = self._exercises[swap.exercise], self._exercises[swap.instead]
        fits = not self._reach.against(new.id, on) and new.id != old.id
        if fits and new.ladder == old.ladder and new.rung < old.rung:
            return new.id
        row = next((one for one in self._rules.purposes if old.ladder in one), ())
        if fits and new.ladder != old.ladder and new.ladder in row and new.rung <= old.rung:
            return new.id
        return self._reach.down(old.id, on)

    def has_sets_to_spare(self) -> bool:
        """Return whether a set can be taken off anywhere."""
        return any(one.sets > 1 for one in self.places.values())

    def _settle_in(self, on: date) -> None:
        """Stand on the first rung of each ladder that the level has and nobody stands on."""
        for item in self._reach.starts(self.level, on):
            if item.ladder not in self.places and item.ladder not in self._left:
                place = Place(exercise=item.exercise.id, sets=item.sets, since=on)
                self.places[item.ladder] = place

    def _ease(self, place: Place, on: date, *, down: bool) -> Change:
        """Do what P3 asks: a rung down where there is one, else less of the dose."""
        before, facts = self.item(place, on), place.painful_facts
        below = self._reach.down(place.exercise, on) if down else None
        place.waiting = None
        if below is not None:
            self._stand(place, below, on)
            return self._told(
                place, before, on, in_words_of(self._rules.P3, self._rules.P3.rung), facts
            )
        place.share *= self._rules.P3.share
        return self._told(place, before, on, self._rules.P3.reason, facts)

    def _stand(self, place: Place, exercise: str, on: date) -> None:
        """Move *place* to the first dose of another rung."""
        if exercise != place.exercise:
            week = self._course.week(on)
            self._rung_moves[week] = self._rung_moves.get(week, 0) + 1
        place.move(exercise, self._reach.item(exercise, self.level, on).sets, on)

    def _rung_free(self, week: int) -> bool:
        """Return whether one more rung may change in a week."""
        return self._rung_moves.get(week, 0) < self._rules.P1.rungs_a_week

    def _first(self, place: Place, on: date) -> Item:
        """Return the rung of *place* with its first dose."""
        return self._reach.item(place.exercise, self.level, on)

    def _told(
        self, place: Place, before: Item, on: date, reason: Reason, facts: tuple[str, ...]
    ) -> Change:
        """Return the change of *place*, and remember it for the week."""
        place.changed_in, place.why = self._course.week(on), (reason,)
        return Change(
            on=on,
            exercise=before.exercise.id,
            before=before,
            after=self.item(place, on),
            reason=reason,
            facts=facts,
        )

    def _in_words(self) -> str:
        """Return where each ladder stands."""
        return " ".join(one.exercise for one in self.places.values())
