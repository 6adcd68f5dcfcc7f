"""What a drawing shows, in plain words made from its poses."""

from collections.abc import Iterable, Mapping

from backplan.core.catalogue import Exercise
from backplan.core.figure import Figure, Held, Limb, Motion, Thing, View
from backplan.core.pose import Pose, Side, Spot
from backplan.figures.body import SHIN, THIGH
from backplan.figures.kinematics import Body
from backplan.figures.motion import figure_of, still_bodies
from backplan.figures.vectors import between, length

VIEWS: Mapping[View, str] = {
    View.SIDE: "from the side",
    View.FRONT: "from the front",
    View.ABOVE: "from the front and above",
    View.TOP: "from the feet and above",
}
THINGS: Mapping[Thing, str] = {
    Thing.CHAIR: "a chair",
    Thing.WALL: "a wall",
    Thing.WORKTOP: "a worktop",
    Thing.STEP: "a step",
    Thing.BOX: "a box",
    Thing.RAIL: "a rail",
    Thing.MAT: "a mat",
    Thing.CUSHION: "a cushion",
}
HELD: Mapping[Held, str] = {
    Held.GOBLET: "a weight at the chest",
    Held.DUMBBELLS: "a weight in each hand",
    Held.KETTLEBELL: "one weight in both hands",
}
SPOTS: Mapping[Spot, str] = {
    Spot.HIP: "hand on the hip",
    Spot.CHEST: "hands at the chest",
    Spot.OTHER_SHOULDER: "arms crossed",
    Spot.TUMMY: "hands on the tummy",
    Spot.KNEE: "hands on the knees",
    Spot.THIGH_BACK: "hands behind the thigh",
}
LIMBS: Mapping[Limb, str] = {
    Limb.RIGHT_LEG: "right leg",
    Limb.LEFT_LEG: "left leg",
    Limb.RIGHT_ARM: "right arm",
    Limb.LEFT_ARM: "left arm",
}
NAMED: Mapping[str, str] = {
    "pelvis": "hips",
    "waist": "low back",
    "neck": "shoulders",
    **{
        f"{side}_{joint}": f"{side} {word}"
        for side in Side
        for joint, word in (("knee", "knee"), ("ankle", "foot"), ("hand", "hand"))
    },
}
DIRECTIONS = (("back", "forward"), ("to the right", "to the left"), ("down", "up"))
UPRIGHT, ASIDE, LEVEL = 0.97, 0.2, 0.45
"""Shares of the trunk's length: up, to a side, and up in a trunk that is almost level."""
STRAIGHT, NEARLY = 0.985, 0.9
"""Shares of a leg's length from hip to ankle."""
OTHER = {"right": "left", "left": "right"}


def figure_alt(exercise: Exercise, *, mirrored: bool = False) -> str:
    """Return the drawing of *exercise* in words; mirrored, left and right are swapped."""
    figure = figure_of(exercise)
    parts = [f"{exercise.name}, seen {VIEWS[figure.view]}", *_around(figure)]
    first, *later = still_bodies(figure)
    start = _pose(first, figure.poses[0])
    if not later:
        parts.append(start)
    else:
        end = _pose(later[-1], figure.poses[-1])
        if end == start:
            end = _change(first, later[-1])
        parts += [f"Start: {start}", f"{'Held' if figure.motion is Motion.HOLD else 'End'}: {end}"]
    if figure.moves:
        parts.append("Marked: " + " and ".join(LIMBS[one] for one in figure.moves))
    words = ". ".join(part[0].upper() + part[1:] for part in parts) + "."
    return _swapped(words) if mirrored else words


def _around(figure: Figure) -> Iterable[str]:
    """Yield what is there besides the body."""
    things = list(dict.fromkeys(THINGS[placed.kind] for placed in figure.things))
    things += [HELD[figure.held]] if figure.held is not None else []
    things += ["a band round the legs"] if figure.band is not None else []
    if things:
        yield "with " + " and ".join(filter(None, [", ".join(things[:-1]), things[-1]]))


def _pose(body: Body, pose: Pose) -> str:
    """Return a position in words: trunk, legs, hands."""
    right, left = (_leg(body, side) for side in Side)
    legs = [f"both legs {right}"] if right == left else [f"right leg {right}", f"left leg {left}"]
    hands = [SPOTS[one] for side in Side if isinstance(one := pose.joints(side).hand, Spot)]
    return ", ".join([_trunk(body), *legs, *dict.fromkeys(hands)])


def _change(first: Body, last: Body) -> str:
    """Return what has moved most from one body to another, and which way."""
    ways = {name: between(first.points[name], last.points[name]) for name in NAMED}
    name = max(ways, key=lambda each: length(ways[each]) * (3 if each == "pelvis" else 1))
    axis = max(range(3), key=lambda each: abs(ways[name][each]))
    return f"{NAMED[name]} further {DIRECTIONS[axis][ways[name][axis] > 0]}"


def _trunk(body: Body) -> str:
    """Return how the trunk is held."""
    up = between(body.points["pelvis"], body.points["neck"])
    forward, aside, upright = (part / length(up) for part in up)
    if upright > UPRIGHT:
        return "trunk upright"
    if abs(aside) > ASIDE:
        return "lying on one side" if upright < ASIDE else "trunk leaning to one side"
    if body.fronts["pelvis"][2] > -LEVEL and upright < LEVEL:
        return "lying on the back"
    if upright < LEVEL:
        return "trunk nearly level, facing the floor"
    return f"trunk leaning {'forward' if forward > 0 else 'back'}"


def _leg(body: Body, side: Side) -> str:
    """Return how a leg is bent at the knee."""
    hip, ankle = (body.points[f"{side}_{name}"] for name in ("hip", "ankle"))
    share = length(between(hip, ankle)) / (THIGH + SHIN)
    if share > STRAIGHT:
        return "straight"
    return "bent a little" if share > NEARLY else "bent"


def _swapped(words: str) -> str:
    """Return *words* with left and right swapped."""
    return " ".join(OTHER.get(word, word) for word in words.split(" "))
