"""The safety case: every answer that decides, enumerated, and what must hold of each."""
