"""The Chinese terms of a catalogue file, so that a lawyer can read it, and their values."""

import re
from collections.abc import Mapping
from typing import TypeVar

from app.domain.clock import LONGEST_LIMIT, Limit, Unit
from app.domain.item import (
    CaseKind,
    ClockStart,
    DeemedAcceptance,
    FieldKind,
    IdentityPart,
    ItemType,
    TransferStatus,
)

T = TypeVar("T")

TYPES: Mapping[str, ItemType] = {kind.value: kind for kind in ItemType}

TRANSFER: Mapping[str, TransferStatus] = {
    "划转": TransferStatus.TRANSFERRED,
    "进驻": TransferStatus.STATIONED,
    "不进驻": TransferStatus.ELSEWHERE,
}
CASE_KINDS: Mapping[str, CaseKind] = {
    "承诺件": CaseKind.PROMISED,
    "即办件": CaseKind.INSTANT,
}
CLOCK_STARTS: Mapping[str, ClockStart] = {
    "受理之日": ClockStart.ACCEPTANCE,
    "收到申请之日": ClockStart.RECEIPT,
    "收到全部有效文件之日": ClockStart.COMPLETE_FILE,
}
DEEMED: Mapping[str, DeemedAcceptance] = {
    "五个工作日未一次告知": DeemedAcceptance.FIVE_DAYS,
    "当场未书面告知": DeemedAcceptance.ON_THE_SPOT,
    "无": DeemedAcceptance.NONE,
}
IDENTITY: Mapping[str, IdentityPart] = {
    "否": IdentityPart.NONE,
    "是": IdentityPart.WHOLE,
    "其中一部分": IdentityPart.PART,
}
FIELD_KINDS: Mapping[str, FieldKind] = {
    "文本": FieldKind.TEXT,
    "整数": FieldKind.INTEGER,
    "数字": FieldKind.NUMBER,
    "金额": FieldKind.MONEY,
    "日期": FieldKind.DATE,
    "是否": FieldKind.YES_NO,
    "单选": FieldKind.CHOICE,
    "多选": FieldKind.CHOICES,
    "姓名": FieldKind.PERSON_NAME,
    "身份证号": FieldKind.IDENTITY,
    "统一社会信用代码": FieldKind.CREDIT_CODE,
    "电话": FieldKind.PHONE,
    "地址": FieldKind.ADDRESS,
}

_UNITS: Mapping[str, Unit] = {"工作日": Unit.WORKING, "自然日": Unit.NATURAL}
_ROLLS = "（遇节假日顺延）"
_LIMIT = re.compile(rf"([0-9]{{1,4}})个({'|'.join(_UNITS)})({_ROLLS})?")


def term_of(terms: Mapping[str, T], value: T) -> str:
    """The term that stands for the value; each value has exactly one."""
    return next(term for term, meant in terms.items() if meant == value)


def limit_text(limit: Limit) -> str:
    """The limit as it stands in the file and in the guide.

    >>> limit_text(Limit(20))
    '20个工作日'
    """
    rolls = _ROLLS if limit.rolls else ""
    return f"{limit.days}个{term_of(_UNITS, limit.unit)}{rolls}"


def limit_of(text: str) -> Limit | None:
    """The limit that a text such as 「30个自然日」 says; None when it says none."""
    said = _LIMIT.fullmatch(text)
    if said is None or int(said[1]) > LONGEST_LIMIT:
        return None
    return Limit(int(said[1]), _UNITS[said[2]], rolls=said[3] is not None)
