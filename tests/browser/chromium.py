"""Find the browser for the tests, or say in one sentence how to get one.

Run as a program it also installs Debian's packages, when it may.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# The shell is Chromium without its windows: a page costs it half the time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")
PACKAGES = ("chromium-headless-shell", "fonts-liberation")
MISSING = (
    "The browser tests need Chromium: install the package chromium-headless-shell, run "
    "`playwright install chromium`, or set CHROMIUM to its program."
)

AS_ROOT = ("--no-sandbox",) if os.geteuid() == 0 else ()
"""What Chromium has to be told where root starts it."""


def find_chromium() -> str | None:
    """Return the program: $CHROMIUM, one on PATH, or Playwright's own install."""
    if chosen := os.environ.get("CHROMIUM"):
        return chosen
    for name in NAMES:
        if found := shutil.which(name):
            return found
    installed = sorted(_playwright_folder().glob("chromium-*/chrome-linux*/chrome"))
    return str(installed[-1]) if installed else None


def _playwright_folder() -> Path:
    """Return the folder in which Playwright keeps its browsers."""
    chosen = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    return Path(chosen) if chosen else Path.home() / ".cache" / "ms-playwright"


def install_chromium() -> None:
    """Install Debian's packages where this runs as root on a Debian."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return
    quiet = {
        "stdout": subprocess.DEVNULL,
        "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
    }
    subprocess.run([apt, "update", "-qq"], check=False, **quiet)
    subprocess.run(
        [apt, "install", "-y", "-qq", "--no-install-recommends", *PACKAGES], check=False, **quiet
    )


def main() -> int:
    """Make sure that there is a browser."""
    if find_chromium() is None:
        install_chromium()
    if find_chromium() is None:
        sys.stderr.write(MISSING + "\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
