"""Clients of a hall's server that mean harm, each with a login that somebody really has."""
