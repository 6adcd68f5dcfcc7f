"""backplan: a safety check, a starter routine and an honest diary for backs that sit all day."""
