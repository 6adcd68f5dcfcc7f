"""Outlines to elements: with classes for a page that has a theme, with plain colours for print."""

from dataclasses import dataclass

from backplan.figures.shapes import num
from backplan.figures.style import INK, PAINT, class_of


@dataclass(frozen=True, slots=True)
class Painter:
    """Draws elements in the colours of one side of the body.

    Attributes:
        plain: Whether colours are written as they are, for paper.
        far: Whether it draws the side that is further away.
    """

    plain: bool
    far: bool = False

    def on(self, *, far: bool) -> "Painter":
        """Return the painter for the near or the far side."""
        return Painter(self.plain, far)

    def path(self, paint: str, outline: str, moved: str = "") -> str:
        """Return an outline as an element."""
        move = f' transform="{moved}"' if moved else ""
        return f'<path d="{outline}"{move} {self._colour(paint)}/>'

    def oval(self, paint: str, x: float, y: float, rx: float, ry: float) -> str:
        """Return an oval as an element."""
        size = f'cx="{num(x)}" cy="{num(y)}" rx="{num(abs(rx))}" ry="{num(abs(ry))}"'
        return f"<ellipse {size} {self._colour(paint)}/>"

    def line(self, outline: str, width: float, shade: float = 1) -> str:
        """Return a line in the colour of the text."""
        ink = f'fill="none" stroke="{INK}" stroke-linecap="round" stroke-linejoin="round"'
        look = ink if self.plain else 'class="bp-line"'
        return f'<path d="{outline}" {look} stroke-width="{num(width)}" opacity="{shade:g}"/>'

    def _colour(self, paint: str) -> str:
        """Return the attributes that give a shape its colour."""
        if not self.plain:
            return f'class="{class_of(paint, far=self.far)}"'
        thin = ' fill-opacity=".8"' if paint == "work" else ""
        return f'fill="{PAINT[paint][1 if self.far else 0]}"{thin}'
