"""The tab that benchmarks drive: it fails where a page does, instead of measuring nothing."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bench.ground import Ground
from bench.tab import Tab, TabError, open_tab


def in_tab(ground: Ground, do: Callable[[Tab], Awaitable[None]]) -> None:
    """Do something in a tab of a visitor with thirty days of diary."""

    async def visit() -> None:
        async with open_tab(ground.backplan.address, ground.month) as tab:
            await do(tab)

    asyncio.run(visit())


def test_a_page_that_is_not_there_is_an_error(ground: Ground) -> None:
    async def do(tab: Tab) -> None:
        with pytest.raises(TabError, match="there is no page /nowhere"):
            await tab.turn_to("nowhere")

    in_tab(ground, do)


def test_a_diary_is_read_and_what_is_pressed_and_chosen_reaches_the_page(ground: Ground) -> None:
    async def do(tab: Tab) -> None:
        await tab.turn_to("progress")
        few = await tab.rerun(expect="Pain beside training")
        tab.choose("progress_look_back", "4 weeks")
        await tab.rerun(expect="Pain beside training")
        with pytest.raises(TabError, match="does not say 'Nobody says this'"):
            await tab.rerun(expect="Nobody says this")
        assert few.received > 0

    in_tab(ground, do)


def test_an_open_page_costs_nothing_by_itself(ground: Ground) -> None:
    async def do(tab: Tab) -> None:
        await tab.turn_to("diary")
        with pytest.raises(TabError, match="/diary has nothing that runs by itself"):
            await tab.beat()

    in_tab(ground, do)
