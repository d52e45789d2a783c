"""A live event companion for the terminal: the agenda against the clock, the floor, the questions."""

__version__ = "0.1.0"
