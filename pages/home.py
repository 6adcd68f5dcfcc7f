"""Home: for a newcomer what backplan is and one button; for a visitor who is back, today."""

from backplan.web.home import greet_back, greet_newcomer
from backplan.web.visitor import visitor

here = visitor()
if here.state.assessment is None and not here.state.locked:
    greet_newcomer()
else:
    greet_back(here)
