"""Core values drawn: each chart is designed in Altair once a process and handed over as a spec.

Building a chart costs more than the rest of its page, so a rerun only makes the frame; and a long
diary is drawn in whole weeks, so that ten years load like a month. No module here knows Streamlit.
"""
