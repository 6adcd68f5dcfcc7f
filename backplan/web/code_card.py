"""The plan code on a card: to read, copy, scan or print."""

import io

import segno
import streamlit as st

from backplan.diary.codes import PlanCode

CARD = "code-card"
_PRINT = """
export default function ({ parentElement }) {
  parentElement.querySelector('button').onclick = () => window.print();
}
"""
_PRINT_STYLE = """
button {
  min-height: 44px;
  padding: 0 1.2rem;
  border: 1px solid var(--st-border-color);
  border-radius: 999px;
  background: transparent;
  color: var(--st-text-color);
  font: inherit;
  cursor: pointer;
}
button:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
"""
_BUTTON = st.components.v2.component(
    "print_code", html="<button type='button'>Print it</button>", css=_PRINT_STYLE, js=_PRINT
)


def draw_code_card(code: PlanCode) -> None:
    """Draw *code* as text to copy and as a QR code of that text; printing prints nothing else."""
    with st.container(border=True, key=CARD):
        st.markdown("**Your backplan plan code.** Keep it like a key.")
        st.code(code.written, language=None, wrap_lines=True)
        st.image(_qr(code), width=180, alt="The same code as a QR code")
    _BUTTON(key="print_code", height="content")


def _qr(code: PlanCode) -> str:
    """Return an SVG with the text of *code*, dark on light in every theme."""
    drawn = io.BytesIO()
    segno.make_qr(code.written).save(
        drawn, kind="svg", scale=5, dark="#000", light="#fff", xmldecl=False
    )
    return drawn.getvalue().decode()
