"""A document number looked at on the day of the samples, and what is said of it."""

from datetime import date

from app.domain.finding import Finding, Verdict
from app.domain.identity import check

ON = date(2026, 11, 22)
OK, WARNING, BLOCK = Verdict.OK, Verdict.WARNING, Verdict.BLOCK


def look(kind: str, number: str, *, name: str = "", sex: str = "") -> Finding:
    return check(kind, number, name=name, sex=sex, on=ON)


def said(finding: Finding) -> list[str]:
    return [reason.code for reason in finding.reasons]
