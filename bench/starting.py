"""From the start of a server to its first byte."""

from bench import server
from bench.ground import Ground
from bench.result import Goal, Result

MS = 1000
BARE = "bare Streamlit"


def measure(ground: Ground) -> list[Result]:
    """Measure a start with a database that is there, and the very first one, which makes it."""
    floor: list[server.Server] = []
    first: list[server.Server] = []
    again: list[server.Server] = []
    for number in range(ground.effort.rounds):
        folder = ground.folder / f"start-{number}"
        with server.bare(folder / "bare") as one:
            floor.append(one)
        for starts in (first, again):
            with server.backplan(folder) as one:
                starts.append(one)
    results = []
    for words, starts, limit in (("start", again, 1.5), ("very first start", first, None)):
        for figure, kind in (("first_byte_s", ""), ("first_byte_cpu_s", ", CPU")):
            goal = Goal(what=f"{words} to first byte{kind}", floor=BARE, limit=limit)
            ours, floors = (
                [MS * float(getattr(one, figure)) for one in some] for some in (starts, floor)
            )
            results.append(Result(goal=goal, ours=ours, floors=floors))
    return results
