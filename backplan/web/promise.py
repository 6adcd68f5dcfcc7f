"""What backplan promises, in the words that every first sight of it shares."""

from backplan.web.sitemap import FRONT, PAGES

NAME = "backplan"
HEADLINE = "A gentle plan for a back that sits all day"
PROMISE = (
    "Tell us about your back and your days, and get a starter routine for your legs, hips and "
    "middle. Every exercise comes with a reason, and the plan starts as gently as you need."
)


def browser_title(name: str) -> str:
    """Return what a browser's tab, a bookmark and a search result call the page *name*."""
    return f"{NAME}: {HEADLINE[0].lower()}{HEADLINE[1:]}" if name == FRONT else _titled(name)


def description(name: str) -> str:
    """Return the page *name* in a sentence or two, for search results and shared links."""
    words = PAGES[name][2]
    return PROMISE if name == FRONT else f"{words} {HEADLINE}: the doctor comes first."


def _titled(name: str) -> str:
    """Return the title of a page with the name of backplan behind it."""
    return f"{PAGES[name][0]} · {NAME}"
