"""The jobs of the counter: one file each, a command and its handler."""
