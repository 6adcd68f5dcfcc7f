"""Made-up visitors who live with the plan for half a year, and what must hold of each."""
