"""Every page, with processor time a rerun against Streamlit with nothing but a title.

All pages are measured in one process, after the charts' libraries were loaded into it: so it is in
a server that has been up for a while, and Python's own collections then have more to walk.
"""

from backplan.web.sitemap import FRONT, PAGES
from bench.cost import Visit, in_turns
from bench.ground import Ground
from bench.result import Goal, Result

CHARTS = "progress"
STOCK, MULTIPAGE = "stock bare Streamlit", "tuned multipage floor"
NEWCOMER = ("home", "check")
"""Pages that look different to somebody without a diary."""


def measure(ground: Ground) -> list[Result]:
    """Measure each page as a visitor with thirty days of diary has it, two as a newcomer has it."""
    visits = {"stock": Visit(server=ground.stock), "multipage": Visit(server=ground.multipage)}
    for name in sorted(PAGES, key=lambda one: one != CHARTS):
        path = "" if name == FRONT else name
        visits[name] = Visit(server=ground.backplan, page=path, code=ground.month)
    for name in NEWCOMER:
        path = "" if name == FRONT else name
        new = ground.codes(0)[0]
        visits[f"{name}, newcomer"] = Visit(server=ground.backplan, page=path, code=new)
    effort = ground.effort
    costs = dict(
        zip(visits, in_turns(list(visits.values()), effort.rounds, effort.reruns), strict=True)
    )
    stock, multipage = (costs.pop(one).of("cpu_ms") for one in ("stock", "multipage"))
    results = []
    for name, cost in costs.items():
        ours, what = cost.of("cpu_ms"), f"/{name}: CPU a rerun"
        limit = 0.7 if name == CHARTS else 0.28
        goal = Goal(what=what, floor=STOCK, limit=limit)
        results.append(Result(goal=goal, ours=ours, floors=stock))
        if name != CHARTS:
            goal = Goal(what=what, floor=MULTIPAGE, limit=2.5)
            results.append(Result(goal=goal, ours=ours, floors=multipage))
    return results
