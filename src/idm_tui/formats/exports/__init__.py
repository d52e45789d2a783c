"""The agenda as other programs read it: one module for each format, each a function of the programme."""
