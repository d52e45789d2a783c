"""`idm-tui schema`: the JSON Schema of agenda.toml, for editors."""

from __future__ import annotations

import click


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of agenda.toml; an editor that knows it completes and checks while one types."""
    import json

    from idm_tui.formats.toml import adapter

    described = adapter().json_schema()
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "agenda.toml of idm-tui", **described}
    click.echo(json.dumps(whole, indent=2, ensure_ascii=False))
