"""The commands from outside: output, errors, exit codes, on a hall of this machine."""
