"""The rules of the event: pure, without files, terminals or databases; every rule receives the instant."""
