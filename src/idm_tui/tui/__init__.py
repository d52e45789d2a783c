"""The app for the terminal."""
