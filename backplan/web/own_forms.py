"""Plain HTML forms that post to backplan's own routes: only an answer to those can set a cookie."""

import html

import streamlit as st


def draw_form(route: str, button: str, *, hidden: str = "", confirm: str = "") -> None:
    """Draw a button that posts to *route*.

    Args:
        route: The path, such as ``api/leave``.
        button: What the button says.
        hidden: A plan code to send along, in the body and never in the address.
        confirm: A word that has to be typed first, where what follows cannot be undone.
    """
    fields = f'<input type="hidden" name="code" value="{html.escape(hidden)}">' if hidden else ""
    if confirm:
        word = html.escape(confirm)
        fields += (
            f'<label class="bp-field">Type <strong>{word}</strong> to go on'
            f'<input name="confirm" required pattern="\\s*{word}\\s*" autocomplete="off" '
            'autocapitalize="off" spellcheck="false"></label>'
        )
    kind = "bp-button bp-danger" if confirm else "bp-button"
    st.html(
        f'<form action="{html.escape(route)}" method="post">{fields}'
        f'<button class="{kind}" type="submit">{html.escape(button)}</button></form>'
    )
