"""What needs services of the system: a keyring, a print service. Run by ``./test --system``."""
