"""What a process holds before its first chart: none of the libraries that charts need."""

import asyncio
from pathlib import Path

from backplan.web.sitemap import FRONT, PAGES
from bench.ground import Ground
from bench.resting import CHARTS
from bench.server import backplan
from bench.tab import open_tab

HEAVY = ("numpy", "pandas", "pyarrow", "PIL")


def test_no_page_but_the_one_with_charts_loads_what_charts_need(ground: Ground) -> None:
    folder = ground.folder / "backplan"
    with backplan(folder) as server:

        async def visit(name: str) -> None:
            async with open_tab(server.address, ground.month) as tab:
                await tab.turn_to("" if name == FRONT else name)

        def loaded() -> set[str]:
            maps = Path(f"/proc/{server.pid}/maps").read_text(encoding="utf-8")
            return {one for one in HEAVY if f"/site-packages/{one}/" in maps}

        for name in PAGES:
            if name != CHARTS:
                asyncio.run(visit(name))
                assert loaded() == set(), name
        asyncio.run(visit(CHARTS))
        assert "pandas" in loaded()  # or the names above are not those of the files
