"""One screen for each role, and the dialogs."""
