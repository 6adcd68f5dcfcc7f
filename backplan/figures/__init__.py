"""Joint angles drawn: each exercise as one SVG that moves with CSS alone, or as two stills.

poses -> kinematics -> camera -> shapes -> drawing. Same exercise, same SVG; no script, no request.
"""
