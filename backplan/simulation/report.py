"""The page about the simulation: what lived, what held, the table and the drawing.

Reads: the outcomes. Returns: Markdown; what clinicians should look at stands in `NOTES`.
"""

from backplan.simulation.outcome import WAITED_AT_MOST, moved_late
from backplan.simulation.simulate import Simulation
from backplan.simulation.table import as_markdown, rows_of

CHART = "images/simulation.svg"
PAGE = """# Visitors who never were

`python -m backplan simulate` lets {count:,} made-up visitors live with the plan for {weeks} weeks,
day by day. What the plan says is what they do, and what they log makes the plan. They differ in
strength, in how pain goes, in what they skip, and in how honest they are. The same number always
draws the same visitor. They are not people: nothing here says that backplan helps anybody. It shows
that the rules do what [What changes from week to week](adaptation.md) says, and that nobody is left
alone by them.

## What held for each of them

- An exercise changes at most once a week, and at most two move a rung.
- Nothing goes up while it hurts, in the week after a flare, in a gap or on hold; and no rung with
  usual pain over 5.
- No dose is outside the band of its level, and nothing that a tag leaves out appears.
- After three days running of pain of 8 or more there is no plan, unless a clinician has looked.
- What hurt far too much is gentler when it comes again.
- Nobody is stuck. For who suffers, the plan steps back. Who does not improve is told to be seen by
  week 8. Who does well goes up by week 8{late}. Of all who do well, nobody who could do
  more waited over {waited} weeks without a word why it did not get harder.

## How it went

{table}

"rungs up" is the median change of the mean rung; "told by week 8" counts E2, E3, E5 and E6.

![Rungs gained, and visitors told to be seen, by week and kind of visitor]({chart})

{notes}"""
NOTES = """## For clinicians to look at

- An exercise that hurts now and then, but never twice running, stays on its rung while its dose
  shrinks by a third each time (P3), and by a little for effort (P2). It can come down to a few
  seconds. A rung down might be kinder; the evidence asks for two times running.
- The step goal goes up and down by turns (G4, G5) where steps differ from week to week.
- A run of 2,400 found one visitor, number 561, for whom the way back from a flare (P4) undid what
  a painful exercise had just taken off (P3). Since then a week of the way back begins anew after
  a session over the limit. The evidence does not say so in words.
- Who stays away for weeks again and again can lose rungs (P6) faster than P1 gives them.
- A run of 10,000 found eight of 1,250 who do well, but had nothing harder by week 8. Two of them
  (3432, 5592) never do: strong, with sore wrists, without weights or a band, they have no harder
  stage left. Four wait until they can do the whole dose of a hard one (1416, 1600, 2536, 5504). Two
  come to two of three sessions in most weeks (2504, 5200). The rules are as before; the plan now
  says in each of these weeks why nothing gets harder.
- Short sessions leave some ladders out. They no longer keep a level (P8) from going up.
"""


def page_of(simulation: Simulation) -> str:
    """Return the page."""
    outcomes = simulation.outcomes
    late = sum(moved_late(one) for one in outcomes)
    return PAGE.format(
        count=len(outcomes),
        late=f", but for {late} of them" if late else "",
        waited=WAITED_AT_MOST,
        weeks=len(outcomes[0].rungs) - 1,
        table=as_markdown(rows_of(outcomes)),
        chart=CHART,
        notes=NOTES,
    )
