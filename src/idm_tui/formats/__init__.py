"""Agendas in and out: what is read is checked once, here."""
