"""Chance that is the same each time: numbers that follow from a seed alone.

Plans never depend on chance; the lives that try them out do, and each can be lived again.
"""

from collections.abc import Sequence
from typing import TypeVar

One = TypeVar("One")
_BITS = 2**64
_STEP, _FIRST, _SECOND = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB


class Chance:
    """Draws from one seed (the generator SplitMix64)."""

    def __init__(self, seed: int) -> None:
        """Start at *seed*."""
        self._state = seed * _FIRST % _BITS

    def share(self) -> float:
        """Return a number from 0 up to but not including 1, each equally likely."""
        self._state = (self._state + _STEP) % _BITS
        mixed = (self._state ^ self._state >> 30) * _FIRST % _BITS
        mixed = (mixed ^ mixed >> 27) * _SECOND % _BITS
        return (mixed ^ mixed >> 31) / _BITS

    def happens(self, share: float) -> bool:
        """Return true in the given *share* of draws."""
        return self.share() < share

    def between(self, low: float, high: float) -> float:
        """Return a number from *low* to *high*."""
        return low + (high - low) * self.share()

    def pick(self, many: Sequence[One]) -> One:
        """Return one of *many*, each equally likely."""
        return many[int(self.share() * len(many))]
