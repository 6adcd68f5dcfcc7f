"""Learn in a real browser: the address names the topic, so that it can be kept, sent and left."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import go, settle

HERE = "/learn"


def follow(page: Page, name: str) -> None:
    """Follow a link and wait for where it leads."""
    page.get_by_role("link", name=name).click()
    settle(page)


def see(page: Page, title: str, topic: str) -> None:
    """See one topic, or the list, under its own address."""
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    address = rf"{HERE}\?topic={topic}$" if topic else rf"{HERE}$"
    expect(page).to_have_url(re.compile(address))


def test_the_address_follows_the_topic_there_back_and_after_a_reload(visitor: Page) -> None:
    go(visitor, HERE)
    follow(visitor, "Walking")
    see(visitor, "Walking", "walking")
    follow(visitor, "Next: When to be seen")
    see(visitor, "When to be seen", "be-seen")
    expect(visitor.get_by_role("heading", level=1)).to_be_focused()
    visitor.go_back()
    see(visitor, "Walking", "walking")
    visitor.reload()
    settle(visitor)
    see(visitor, "Walking", "walking")
    expect(visitor.get_by_role("img", name="Two bars")).to_be_visible()
    follow(visitor, "All topics")
    see(visitor, "Learn", "")
