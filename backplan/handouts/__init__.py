"""Handouts: what backplan knows in forms that leave it: letter, plan, take-away and calendar."""
