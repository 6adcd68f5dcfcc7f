"""Streamlit's loader of scripts, made patient.

A page fetches the script of a widget when it first draws one. Where that fails, for a server that
is just being started anew, Streamlit's own loader gives up for good: the widget is missing until
somebody reloads the page, which loses what was typed. This one asks again until the script comes.
"""

import functools
import re
from pathlib import Path

from backplan.web.index_page import STATIC, UpgradeError, missing

FILES = "static/js/preload-helper.*.js"
TRIES, WAIT_MS = 300, 2000
"""For ten minutes; after that the loader gives up as before."""
_EXPORT = re.compile(r"export\s*\{\s*(\w+) as (\w+)\s*\};?\s*$")
_AGAIN = f"""
const again = async (...all) => {{
  for (let left = {TRIES}; left; left -= 1) {{
    try {{
      return await LOAD(...all);
    }} catch {{
      await new Promise((done) => setTimeout(done, {WAIT_MS}));
    }}
  }}
  return LOAD(...all);
}};
export {{ again as NAME }};
"""


def make_patient(loader: str) -> str:
    """Return the script *loader*, which asks again for what does not come.

    Raises:
        UpgradeError: It is not the loader that this knows.
    """
    found = _EXPORT.search(loader)
    if found is None:
        raise UpgradeError(missing("the loader of scripts", "backplan/web/loader.py"))
    return loader[: found.start()] + _AGAIN.replace("LOAD", found[1]).replace("NAME", found[2])


@functools.cache
def installed_loader() -> tuple[str, bytes]:
    """Return the path of the installed Streamlit's loader, and the patient one to serve for it.

    Raises:
        UpgradeError: There is none, or it is not the one that this knows.
    """
    files: list[Path] = sorted(STATIC.glob(FILES))
    if len(files) != 1:
        raise UpgradeError(missing("the loader of scripts", "backplan/web/loader.py"))
    (file,) = files
    text = make_patient(file.read_text(encoding="utf-8"))
    return f"/{file.relative_to(STATIC).as_posix()}", text.encode()
