"""The way of one part over the whole movement, as CSS keyframes."""

from collections.abc import Sequence
from dataclasses import dataclass

from backplan.figures.camera import Point, gap, slope
from backplan.figures.shapes import num

LOOSE = (0.5, 0.5, 0.8, 0.012)
"""How far a keyframe may be from the line between its neighbours before it is needed."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part is: its origin, its turn in degrees and its length against the drawn one."""

    x: float
    y: float
    turn: float = 0
    stretch: float = 1

    def attribute(self) -> str:
        """Return it as SVG has it."""
        words = f"translate({num(self.x)} {num(self.y)})"
        words += f"rotate({num(self.turn)})" if num(self.turn) != "0" else ""
        return words + (f"scale(1 {self.stretch:.3g})" if abs(self.stretch - 1) > LOOSE[3] else "")

    def css(self, *, stretched: bool, turned: bool) -> str:
        """Return it as CSS has it; all keyframes of a part need the same words."""
        words = f"translate({num(self.x)}px,{num(self.y)}px)"
        words += f"rotate({num(round(self.turn * 2) / 2)}deg)" if turned else ""
        return words + (f"scale(1,{self.stretch:.3g})" if stretched else "")


def places(ends: Sequence[tuple[Point, Point]], size: float) -> list[Place]:
    """Return the places of a part drawn with a *size*, from where it starts and ends each time."""
    found: list[Place] = []
    for start, end in ends:
        turn = slope(start, end)
        if found:  # The short way round, so that no limb ever spins.
            turn = found[-1].turn + (turn - found[-1].turn + 180) % 360 - 180
        found.append(Place(*start, turn, gap(start, end) / size if size else 1))
    return found


def keyframes(name: str, shares: Sequence[Sequence[float]], track: Sequence[Place]) -> str:
    """Return the keyframes of one part, without those on the way anyway; empty if it is still.

    Each place has the *shares* of the time at which the part is there: one, or there and back.
    """
    if all(near(one, track[0]) for one in track):
        return ""
    stretched = any(abs(one.stretch - 1) > LOOSE[3] for one in track)
    turned = any(abs(one.turn) > LOOSE[2] for one in track)
    rules = []
    for index in needed([there for there, *_ in shares], track):
        stays = [1.0] if index == len(track) - 1 and len(shares[index]) == 1 else []
        at = ",".join(f"{share * 100:.0f}%" for share in dict.fromkeys([*shares[index], *stays]))
        rules.append(f"{at}{{transform:{track[index].css(stretched=stretched, turned=turned)}}}")
    return f"@keyframes {name}{{{''.join(rules)}}}"


def needed(shares: Sequence[float], track: Sequence[Place]) -> list[int]:
    """Return which places have to be said; a browser goes in a straight line between them."""
    kept = [0]
    while kept[-1] < len(track) - 1:
        start = kept[-1]
        end = len(track) - 1
        while end > start + 1 and not _on_the_way(shares, track, start, end):
            end -= 1
        kept.append(end)
    return kept


def _on_the_way(shares: Sequence[float], track: Sequence[Place], start: int, end: int) -> bool:
    """Return whether all between two places is on the line between them."""
    whole = shares[end] - shares[start]
    return all(
        near(part_way(track[start], track[end], (shares[at] - shares[start]) / whole), track[at])
        for at in range(start + 1, end)
    )


def part_way(one: Place, two: Place, share: float) -> Place:
    """Return the place at a *share* of the way, as a browser works it out."""
    return Place(
        one.x + (two.x - one.x) * share,
        one.y + (two.y - one.y) * share,
        one.turn + (two.turn - one.turn) * share,
        one.stretch + (two.stretch - one.stretch) * share,
    )


def near(one: Place, two: Place, share: float = 1) -> bool:
    """Return whether nobody would see the difference; with a smaller *share*, by far not."""
    gaps = (one.x - two.x, one.y - two.y, one.turn - two.turn, one.stretch - two.stretch)
    return all(abs(each) <= loose * share for each, loose in zip(gaps, LOOSE, strict=True))
