"""Agendas in tables: CSV files and the spreadsheets of Excel and LibreOffice, one row a session or nearly so."""

from idm_tui.formats.imports.tables.reading import read_csv, read_ods, read_xlsx

__all__ = ["read_csv", "read_ods", "read_xlsx"]
