"""The start position as a pale outline behind the end: for those who asked that nothing moves."""

from backplan.figures.body import THICKNESS
from backplan.figures.camera import SCALE, Camera
from backplan.figures.kinematics import Body
from backplan.figures.shapes import num, path

LINES = (
    (
        "right_toe",
        "right_heel",
        "right_knee",
        "right_hip",
        "left_hip",
        "left_knee",
        "left_heel",
        "left_toe",
    ),
    ("pelvis", "waist", "neck"),
    (
        "right_hand",
        "right_elbow",
        "right_shoulder",
        "neck",
        "left_shoulder",
        "left_elbow",
        "left_hand",
    ),
)
WIDTHS = (0.06, 0.11, 0.04)


def ghost(body: Body, camera: Camera) -> str:
    """Return *body* in a few thick lines."""
    drawn = []
    for names, width in zip(LINES, WIDTHS, strict=True):
        words: list[str | float] = []
        for name in names:
            x, y = camera.at(body.points[name])
            words += ["L" if words else "M", round(x), round(y)]
        drawn.append(f'<path d="{path(*words)}" stroke-width="{num(width * SCALE)}"/>')
    x, y = camera.at(body.points["head"])
    radius = THICKNESS["head"] * SCALE * 0.5
    head = (
        f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(radius)}" stroke-width="{num(radius * 2)}"/>'
    )
    return f'<g class="bp-ghost" opacity=".22">{"".join(drawn)}{head}</g>'
