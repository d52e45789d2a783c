"""The report of an event: what it says, how it is laid out, and the formats in which it leaves."""
