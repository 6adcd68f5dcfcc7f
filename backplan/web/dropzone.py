"""The place that a file is dropped on, named for screen readers: its owner gives it no role."""

import streamlit as st

_SCRIPT = """
const PLACES = '[data-testid="stFileUploaderDropzone"][role="presentation"]';
export default function () {
  const name = () => document.querySelectorAll(PLACES).forEach((one) => {
    one.setAttribute('role', 'group');
  });
  const watch = new MutationObserver(name);
  const main = document.querySelector('[data-testid="stMain"]');
  watch.observe(main, { subtree: true, childList: true });
  name();
  return () => watch.disconnect();
}
"""
KEY = "dropzone"
_COMPONENT = st.components.v2.component(KEY, html="<span hidden></span>", js=_SCRIPT)


def name_dropzone() -> None:
    """Let the name of the file uploader above count; a thing without a role may have none."""
    _COMPONENT(key=KEY, height="content")
