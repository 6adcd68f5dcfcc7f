"""What a browser's tab and the top of every page show of backplan: title, icon and logo.

`st.logo` and a `page_icon` load numpy and Pillow, 20 MiB of memory, to look what kind of picture
they were given. These pictures are known, so their messages are made here.
"""

import base64
import functools
from pathlib import Path

import streamlit as st
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Logo_pb2 import Logo
from streamlit.proto.PageConfig_pb2 import PageConfig
from streamlit.runtime.scriptrunner import get_script_run_ctx

FILES = Path(__file__).parent / "static"
ICON, WORDMARK = "icon.svg", "wordmark.svg"
TITLED = "titled"
"""Session key of the title that the browser has: it keeps title and icon until it is reloaded."""


def draw_brand() -> None:
    """Draw the icon and the logo.

    It comes before the navigation, which would send browsers to another host for an icon.
    """
    if TITLED not in st.session_state:
        send(ForwardMsg(page_config_changed=page_config()))
    send(ForwardMsg(logo=logo()))


def draw_title(title: str) -> None:
    """Let the browser's tab say *title*."""
    if st.session_state.get(TITLED) != title:
        st.set_page_config(page_title=title)
        st.session_state[TITLED] = title


def send(message: ForwardMsg) -> None:
    """Send *message* to the visitor's browser."""
    context = get_script_run_ctx()
    if context is not None:
        context.enqueue(message)


@functools.cache
def page_config() -> PageConfig:
    """Return what `st.set_page_config` says of the whole page."""
    return PageConfig(
        favicon=picture(ICON),
        layout=PageConfig.CENTERED,
        initial_sidebar_state=PageConfig.COLLAPSED,
    )


@functools.cache
def logo() -> Logo:
    """Return what `st.logo` says."""
    return Logo(
        image=picture(WORDMARK),
        image_type=Logo.IMAGE,
        icon_image=picture(ICON),
        icon_image_type=Logo.IMAGE,
        size="large",
    )


def picture(name: str) -> str:
    """Return a picture in its own address, so that it is not asked for."""
    packed = base64.b64encode((FILES / name).read_bytes()).decode()
    return f"data:image/svg+xml;base64,{packed}"
