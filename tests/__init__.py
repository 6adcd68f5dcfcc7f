"""The tests; a package, so that no library's own `tests` folder can stand in its place."""
