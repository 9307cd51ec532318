"""The rows of lists and figures, named here so that screens need not know the store."""

from db.board import Board, ExceptionKind, Figure, Intake, PersonFigure, Stage
from db.cases import OPEN, UNDELIVERED, CaseRow, Which
from db.queries import Order
from db.tasks import Task

__all__ = [
    "OPEN",
    "UNDELIVERED",
    "Board",
    "CaseRow",
    "ExceptionKind",
    "Figure",
    "Intake",
    "Order",
    "PersonFigure",
    "Stage",
    "Task",
    "Which",
]
