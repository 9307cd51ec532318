"""The hall (政务服务中心) itself: what its papers and numbers say about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hall:
    """One hall, as set up by its system officer and pulled by every counter."""

    name: str
    division: str
    """Six digits of GB/T 2260."""
    hall_digit: str
    """One digit: which hall of that division."""
    bureau: str
    """Key of the body that decides transferred items."""
    number_prefix: str
    """地区机关简称 in paper numbers, for example 示行审."""
    address: str = ""
    enquiry_phone: str = ""
    complaint_phone: str = ""
    review_government: str = ""
    """复议机关: the government of the same level (行政复议法第二十四条)."""
    review_address: str = ""
    court: str = ""
    """管辖法院, named in every refusal."""
    query_address: str = ""
    """Where progress can be asked with number and password; printed, never called."""
    working_hours: str = ""
    supplement_days: int = 15
    """Working days for corrections where the item names none; the law sets none."""
    early_warning_days: int = 2
