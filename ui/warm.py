"""Loading what Qt's binding leaves until somebody first touches it."""

from PySide6 import QtWidgets


def load_types() -> None:
    """Have every kind of widget ready, on a worker: else the first page loads them as it is made.

    A Python class and its enumerations are made for each kind; 30 ms in all.
    """
    for name in dir(QtWidgets):
        getattr(QtWidgets, name)
