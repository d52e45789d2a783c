"""The command line: headless commands, and the one that opens the app."""
