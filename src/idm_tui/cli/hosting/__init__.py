"""What `idm-tui host` is made of: the hub's identity, its rules, its server, and the lines to type elsewhere."""
