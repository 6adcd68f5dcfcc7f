"""A visitor without a mouse: Tab, arrows, Space and Enter, and a look at each stop on the way."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import settle

TABS_AT_MOST = 60
ROW_PX = 60
"""How much higher the next stop may stand: beside the last one in a row."""
NOTICE = """() => {
  const here = document.activeElement;
  document.getAnimations().forEach((one) => one.playState === 'running' && one.cancel());
  const looks = (at) => JSON.stringify([
    at, at.parentElement, at.parentElement?.parentElement, at.nextElementSibling,
    ...(at.closest('label')?.querySelectorAll('*') ?? []),
  ].filter(Boolean).flatMap((one) => ['', '::before', '::after'].map((part) => {
    const of = getComputedStyle(one, part || null);
    return [of.outlineStyle, of.outlineWidth, of.outlineColor, of.boxShadow, of.borderColor];
  })));
  const last = window.lastStop;
  const unseen = last?.one.isConnected && last.one !== here && looks(last.one) === last.looks;
  const main = document.querySelector('[data-testid="stMain"]');
  const boxOf = (one) => (one.closest('label') ?? one).getBoundingClientRect();
  const placeOf = (one) => main.contains(one) ? boxOf(one).top + main.scrollTop : null;
  const box = boxOf(here);
  const before = window.lastInMain?.isConnected ? placeOf(window.lastInMain) : null;
  window.lastInMain = main.contains(here) ? here : window.lastInMain;
  window.lastStop = { one: here, looks: looks(here), name: here.outerHTML.slice(0, 200) };
  return {
    name: window.lastStop.name,
    unseen: unseen ? last.name : '',
    away: box.width < 2 || box.bottom < 0 || box.top > innerHeight || box.right < 1,
    place: placeOf(here),
    before,
  };
}"""
"""Looks at the stop, and at the last one: whether it looks as it did while it had the focus, and
where it stands now, for what came in between may have moved all below it.
"""
HAS_FOCUS = "one => one === document.activeElement || one.contains(document.activeElement)"


class Keys:
    """The keys of one page, and what was wrong with the stops of Tab so far.

    Args:
        page: The page.
    """

    def __init__(self, page: Page) -> None:
        self.wrong: list[str] = []
        self._page = page
        self._same_screen = False

    def start_anew(self) -> None:
        """Begin another screen, which has an order of its own."""
        self._same_screen = False

    def reach(self, control: Locator) -> None:
        """Go on with Tab until *control*, or what is in it, has the focus."""
        expect(control).to_be_visible()
        settle(self._page)
        for _ in range(TABS_AT_MOST):
            self._page.keyboard.press("Tab")
            self._notice()
            if control.evaluate(HAS_FOCUS):
                return
        raise AssertionError(f"Tab does not reach {control}")

    def press(self, control: Locator, *keys: str) -> None:
        """Reach a control, and press keys on it."""
        self.reach(control)
        for key in keys:
            self._page.keyboard.press(key)

    def type(self, field: Locator, words: str) -> None:
        """Reach a field, and type into it."""
        self.reach(field)
        self._page.keyboard.type(words)

    def _notice(self) -> None:
        """Note a stop that is out of sight or above the last one, and a last one without focus."""
        stop = self._page.evaluate(NOTICE)
        if stop["unseen"]:
            self.wrong.append(f"shows no focus: {stop['unseen']}")
        if stop["away"]:
            self.wrong.append(f"out of sight: {stop['name']}")
        place, before = stop["place"], stop["before"]
        if self._same_screen and None not in (place, before) and place < before - ROW_PX:
            self.wrong.append(f"above the one before: {stop['name']}")
        self._same_screen |= place is not None
