"""`python -m idm_tui`."""

from idm_tui.cli.main import main

main(prog_name="idm-tui")
