"""Check: one thought a screen, then what the answers mean."""

from backplan.content import load_rulebook
from backplan.core.quiz import next_screen
from backplan.web.check import end_check, must_stop, overtaken
from backplan.web.check_held import hold_draft
from backplan.web.check_pages import draw_review, draw_start, draw_step, draw_stop
from backplan.web.visitor import visitor

here = visitor()
rulebook = load_rulebook()
check = hold_draft(here.reading.ids)
if check is not None and overtaken(check, here.state):
    end_check()
    check = None
if check is None:
    draw_start(here)
elif stop := must_stop(check, rulebook):
    draw_stop(check, stop, here, rulebook)
elif screen := next_screen(rulebook.quiz, check.given):
    draw_step(check, screen, here, rulebook)
else:
    draw_review(check, here, rulebook)
