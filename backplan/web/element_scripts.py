"""The scripts of what a page draws, to be fetched before Streamlit's page asks for them.

Streamlit's page asks for the script of an element when it first draws one, which on a slow line is
when all else has come. What stands on a page is known before: its scripts are fetched while the
others start.
"""

import functools
import re
from collections.abc import Mapping
from pathlib import Path

from backplan.web.index_page import INDEX, STATIC, UpgradeError, missing, named_files

EVERYWHERE = ("Html", "BidiComponent", "Button")
"""What every page draws, by the name of its script."""
ON_PAGE: Mapping[str, tuple[str, ...]] = {
    "check": ("TextInput", "Progress", "NumberInput", "Selectbox", "ButtonGroup", "Checkbox"),
    "plan": ("TextInput", "Checkbox", "DownloadButton"),
    "session": ("TextInput", "Checkbox", "ButtonGroup", "Selectbox", "NumberInput"),
    "diary": ("TextInput", "ButtonGroup", "DateInput", "Checkbox", "NumberInput", "TextArea"),
    "review": ("TextInput", "Checkbox", "ButtonGroup"),
    "progress": ("ButtonGroup", "Selectbox", "PageLink", "ArrowVegaLiteChart"),
    "exercises": ("TextInput", "ButtonGroup", "PageLink", "Checkbox"),
    "learn": ("PageLink",),
    "help": ("TextInput", "Selectbox", "DownloadButton"),
    "data": ("TextInput", "DownloadButton", "FileUploader"),
}
"""What else a page draws, by the page's name."""
IMPORTED = re.compile(r'(?:from|import)\s*"\./([^"]+\.js)"')


@functools.cache
def element_scripts(page: str) -> tuple[str, ...]:
    """Return the scripts of what *page* draws, without those that every page asks for at once.

    Raises:
        UpgradeError: The installed Streamlit has none by one of the names.
    """
    asked_for = {Path(one).name for one in named_files(INDEX.read_text(encoding="utf-8"))}
    found: dict[str, None] = {}
    left = [_script(one) for one in reversed(EVERYWHERE + ON_PAGE.get(page, ()))]
    while left:
        name = left.pop()
        if name not in asked_for and name not in found:
            found[name] = None
            left += reversed(_imported(name))
    return tuple(f"./static/js/{name}" for name in found)


def _script(element: str) -> str:
    """Return the file of an element's script."""
    files = [one.name for one in (STATIC / "static/js").glob(f"{element}.*.js")]
    if len(files) != 1:
        raise UpgradeError(missing(f"a script of {element}", "backplan/web/element_scripts.py"))
    return files[0]


@functools.cache
def _imported(name: str) -> tuple[str, ...]:
    """Return the files that a script cannot start without."""
    return tuple(IMPORTED.findall((STATIC / "static/js" / name).read_text(encoding="utf-8")))
