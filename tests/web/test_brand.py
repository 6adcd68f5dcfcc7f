"""Title, icon and logo: sent as Streamlit itself would send them, what stays only once."""

import pytest
from streamlit.commands.logo import _process_logo_image
from streamlit.commands.page_config import _get_favicon_string
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.testing.v1 import AppTest

from backplan.web import brand
from backplan.web.brand import FILES, ICON, WORDMARK

PAGE = """
import streamlit as st
from backplan.web.brand import draw_brand, draw_title

draw_brand()
draw_title(st.session_state.get("title", "Home"))
"""


def test_the_pictures_are_what_streamlit_makes_of_the_files() -> None:
    logo, icon = (_process_logo_image(FILES / name, name) for name in (WORDMARK, ICON))
    sent = brand.logo()

    assert (sent.image_type, sent.image) == logo
    assert (sent.icon_image_type, sent.icon_image) == icon
    assert brand.page_config().favicon == _get_favicon_string(str(FILES / ICON))


def test_the_icon_and_a_title_are_sent_once_and_the_logo_with_every_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sent: list[str] = []

    def note(message: ForwardMsg) -> None:
        sent.append(message.WhichOneof("type"))

    def note_title(page_title: str) -> None:
        sent.append(page_title)

    monkeypatch.setattr(brand, "send", note)
    monkeypatch.setattr("streamlit.set_page_config", note_title)
    at = AppTest.from_string(PAGE).run()
    at.run()
    at.session_state["title"] = "Plan"
    at.run()

    assert not at.exception
    assert sent == ["page_config_changed", "logo", "Home", "logo", "logo", "Plan"]
