"""What backplan costs, each figure beside a floor that is measured in the same run.

``make bench`` runs all of it and prints one table; ``docs/performance.md`` holds the last one, and
says how each figure is taken. Nothing here is imported by backplan.
"""
