"""The frame of a handout that is a web page: one file that asks nothing of any server."""

import base64
import hashlib
from datetime import date
from html import escape

STYLE = """
:root { color-scheme: light dark; --ink: #1f2a2e; --paper: #fff; --soft: #eef1f0; --edge: #6b7678;
  --strong: #1d5f8a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eceb; --paper: #14191b; --soft: #20282b;
  --edge: #8f9b9d; --strong: #8cc4ea; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 1rem; font: 1rem/1.45 "Source Sans 3",
  "Noto Sans", system-ui, sans-serif; color: var(--ink); background: var(--paper);
  overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.2; margin: 0.5rem 0; }
h2 { font-size: 1.15rem; margin: 1.2rem 0 0.3rem; }
h3 { font-size: 1rem; margin: 0.9rem 0 0.2rem; }
p, ul, ol { margin: 0.3rem 0; } ul, ol { padding-left: 1.3rem; }
svg { display: block; width: 100%; height: auto; }
"""
PRINTED = """
@page { size: A4; margin: 15mm 18mm; }
@media print { :root { color-scheme: light; --ink: #000; --paper: #fff; --soft: #fff; }
  body { max-width: none; padding: 0; font-size: 9.5pt; line-height: 1.3; }
  .no-print { display: none; } }
"""


def page(
    title: str, body: str, *, style: str = "", script: str = "", until: date | None = None
) -> bytes:
    """Return a whole page.

    Its policy lets it fetch nothing at all: what it shows, and what it runs, is inside.

    Args:
        title: Plain text.
        body: HTML, in which everything that was typed is escaped.
        style: More CSS.
        script: JavaScript; without any, none may run.
        until: The last day that it is for, where the script asks for that.
    """
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    allowed = f"'sha256-{digest}'" if script else "'none'"
    policy = (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
        f"form-action 'none'; script-src {allowed}"
    )
    last = "" if until is None else f' data-until="{until}"'
    run = f"<script>{script}</script>" if script else ""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{escape(title)}</title><style>{STYLE}{style}</style></head>"
        f"<body{last}>{body}{run}</body></html>\n"
    ).encode("utf-8", "replace")
