"""The sealed diary: an append-only list of facts that only its plan code opens."""
