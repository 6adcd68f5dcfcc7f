"""One step a module, never changed once released."""
