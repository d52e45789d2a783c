"""Agendas of other programs and of people, read into a draft that becomes an agenda.toml."""
