"""The browser of the other browser tests, for drawings on a page of their own."""

from tests.browser.conftest import browser_type_launch_args  # noqa: F401
