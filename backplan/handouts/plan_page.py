"""The plan as a page to print from any browser."""

from collections.abc import Iterable
from html import escape

from backplan.handouts.page import PRINTED, page
from backplan.handouts.plan import TITLE, Move, Plan, Row
from backplan.handouts.plan_pdf import HEADINGS

STYLE = """
.stop { border: 2px solid; padding: 0.6rem 0.8rem; break-inside: avoid; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid var(--edge); padding: 0.35rem 0.5rem; text-align: left; }
td.box { text-align: center; font-size: 1.5rem; line-height: 1; }
.wide { overflow-x: auto; }
.move { break-inside: avoid; }
.both { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: 1rem; }
.drawing { background: #fff; align-self: start; }
@media (max-width: 30rem) { .both { grid-template-columns: 1fr; } }
"""


def plan_page(plan: Plan) -> bytes:
    """Return the plan as one HTML file."""
    heads = "".join(f'<th scope="col">{escape(one)}</th>' for one in _columns(plan))
    parts = [
        f"<main><h1>{escape(TITLE)}</h1><p>{escape(plan.dates)}</p>",
        stop_box(plan.first, plan.stop, plan.stop_if, plan.call),
        f"<h2>{escape(HEADINGS['sessions'])}</h2><p>{escape(HEADINGS['ticking'])}</p>",
        f'<div class="wide"><table><thead><tr>{heads}</tr></thead><tbody>',
        *(_row(one) for one in plan.rows),
        f"</tbody></table></div><h2>{escape(HEADINGS['between'])}</h2>{_list(plan.between)}",
        f"<h2>{escape(HEADINGS['exercises'])}</h2>",
        *(_move(number, one) for number, one in enumerate(plan.moves, start=1)),
        "</main>",
    ]
    return page(TITLE, "".join(parts), style=STYLE + PRINTED)


def stop_box(first: str, stop: str, stop_if: Iterable[str], call: str) -> str:
    """Return what stands above all exercises."""
    return (
        f'<div class="stop"><p>{escape(first)}</p><p><strong>{escape(stop)}</strong></p>'
        f"{_list(stop_if)}<p><strong>{escape(call)}</strong></p></div>"
    )


def _columns(plan: Plan) -> tuple[str, ...]:
    """Return the heads of the table."""
    return HEADINGS["day"], HEADINGS["exercises"], *plan.weeks


def _row(row: Row) -> str:
    """Return one training day."""
    boxes = "".join(f'<td class="box">{"□" if one else "–"}</td>' for one in row.boxes)  # noqa: RUF001
    return f'<tr><th scope="row">{escape(row.day)}</th><td>{escape(row.exercises)}</td>{boxes}</tr>'


def _move(number: int, move: Move) -> str:
    """Return one exercise."""
    steps = "".join(f"<li>{escape(one)}</li>" for one in move.steps)
    advice = "".join(
        f"<p><strong>{escape(HEADINGS['for_you'])}</strong> {escape(one)}</p>"
        for one in move.advice
    )
    words = (
        f"<div><p><strong>{escape(move.dose)}</strong> {escape(move.days)}.</p><ol>{steps}</ol>"
        f"<p>{escape(move.cues)}</p>{advice}</div>"
    )
    body = words
    if move.drawing is not None:
        body = f'<div class="both"><div class="drawing">{move.drawing}</div>{words}</div>'
    return f'<section class="move"><h3>{number}. {escape(move.name)}</h3>{body}</section>'


def _list(lines: Iterable[str]) -> str:
    """Return a list."""
    return f"<ul>{''.join(f'<li>{escape(one)}</li>' for one in lines)}</ul>"
