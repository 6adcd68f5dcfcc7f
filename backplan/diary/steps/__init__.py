"""Steps from a phone's export: read in a process of its own, as days and nothing else."""
