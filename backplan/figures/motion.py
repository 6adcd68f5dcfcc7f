"""Poses to a movement: the bodies of one repetition or round, and when each is reached."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from math import acos, pi
from typing import Any

from backplan.core.catalogue import Exercise, Tempo
from backplan.core.errors import ContentError
from backplan.core.figure import Figure, Motion
from backplan.core.pose import Joints, Pose, Spot
from backplan.figures.kinematics import Body, body_of

STEPS = 6
"""Bodies from pose to pose; between them a browser moves each limb on a straight line."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A body, and at which shares of the whole movement it is there."""

    shares: tuple[float, ...]
    body: Body


@dataclass(frozen=True, slots=True)
class Movement:
    """What a browser goes through, again and again.

    Attributes:
        moments: From start to end, or once round.
        seconds: How long it takes; 0 for a hold.
        turns: Whether the browser goes the same way back, in the same time.
    """

    moments: list[Moment]
    seconds: float
    turns: bool

    @property
    def bodies(self) -> list[Body]:
        """Return the bodies alone."""
        return [one.body for one in self.moments]


def figure_of(exercise: Exercise) -> Figure:
    """Return the poses of *exercise*.

    Raises:
        ContentError: It has none.
    """
    if exercise.figure is None:
        words = "[figure] is missing; it says how to draw the exercise"
        raise ContentError(f"exercises/{exercise.id}.toml: {words}")
    return exercise.figure


def movement(exercise: Exercise) -> Movement:
    """Return what a browser goes through; a hold is only its last pose."""
    figure = figure_of(exercise)
    poses = list(figure.poses)
    if figure.motion is Motion.HOLD:
        return Movement([Moment((0,), body_of(poses[-1], figure.anchor))], 0, turns=True)
    if figure.motion is Motion.ROUND:
        poses.append(poses[0])
    gaps = len(poses) - 1
    steps = max(STEPS // gaps, 3) * gaps
    way = {
        step / steps: body_of(_along(poses, step / steps), figure.anchor)
        for step in range(steps + 1)
    }
    if figure.round_s is not None:
        moments = [Moment((share,), body) for share, body in way.items()]
        return Movement(moments, figure.round_s, turns=False)
    return _repetition(way, exercise.dose.tempo)


def _repetition(way: Mapping[float, Body], tempo: Tempo) -> Movement:
    """Return the *way* there and back at a *tempo*."""
    there_s, pause_s, back_s = tempo
    if there_s == back_s:
        half_s = there_s + pause_s / 2
        moments = [Moment((_eased(one) * there_s / half_s,), body) for one, body in way.items()]
        return Movement(moments, half_s, turns=True)
    moments = [
        Moment(
            (_eased(one) * there_s / tempo.whole_s, 1 - _eased(one) * back_s / tempo.whole_s), body
        )
        for one, body in way.items()
    ]
    return Movement(moments, tempo.whole_s, turns=False)


def _eased(share: float) -> float:
    """Return at which share of the time a *share* of the way is done: slow, quick, slow."""
    return acos(1 - 2 * share) / pi


def still_bodies(figure: Figure) -> list[Body]:
    """Return the bodies of start and end; one where they are the same."""
    first = figure.poses[0]
    last = figure.poses[len(figure.poses) // 2 if figure.motion is Motion.ROUND else -1]
    return [body_of(pose, figure.anchor) for pose in dict.fromkeys([first, last])]


def _along(poses: list[Pose], share: float) -> Pose:
    """Return the pose at a *share* of the way through all *poses*."""
    place = share * (len(poses) - 1)
    first = min(int(place), len(poses) - 2)
    return _between(poses[first], poses[first + 1], place - first)


def _between(one: Pose, two: Pose, share: float) -> Pose:
    """Return the pose at a *share* of the way from *one* to *two*."""
    mixed = {
        each.name: _mixed(getattr(one, each.name), getattr(two, each.name), share)
        for each in fields(one)
        if each.type is float
    }
    return replace(
        one,
        **mixed,
        both=Joints(),
        right=_joints_between(one.right.over(one.both), two.right.over(two.both), share),
        left=_joints_between(one.left.over(one.both), two.left.over(two.both), share),
    )


def _joints_between(one: Joints, two: Joints, share: float) -> Joints:
    """Return the joints at a *share* of the way."""
    return Joints(
        **{
            each.name: _part(getattr(one, each.name), getattr(two, each.name), share)
            for each in fields(one)
        }
    )


def _part(one: Any, two: Any, share: float) -> Any:  # noqa: ANN401
    """Return an angle or a place at a *share* of the way; a spot stays."""
    if isinstance(one, tuple) and isinstance(two, tuple):
        return tuple(_mixed(a, b, share) for a, b in zip(one, two, strict=True))
    if (one is None and two is None) or isinstance(one, Spot):
        return one
    return _mixed(one or 0, two or 0, share)


def _mixed(one: float, two: float, share: float) -> float:
    """Return the number at a *share* of the way."""
    return one + (two - one) * share
