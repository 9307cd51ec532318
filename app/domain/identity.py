"""The check of an applicant's document: its kind, its number, the name on it, and their facts."""

from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Self

from app.domain.citizen_number import check_citizen, check_residence
from app.domain.credit_code import check_credit_code
from app.domain.errors import Refusal, Refused, refusal
from app.domain.finding import Finding, Sex, Verdict
from app.domain.names import MRZ_NAME, FoldedName, ascii_form, characters, fold_name
from app.domain.permits import (
    check_foreign_permanent,
    check_free,
    check_hong_kong_macao,
    check_passport,
    check_taiwan,
)
from app.domain.typed import compact
from app.domain.variants import traditional_forms

__all__ = ["DocumentKind", "Finding", "Sex", "Verdict", "check", "normal_number"]

LONGEST_NUMBER = 100


class DocumentKind(StrEnum):
    """证件类型: three digits of GA/T 2000.156, and words for kinds without a settled code."""

    ID_CARD = "111"
    """居民身份证"""
    TEMPORARY_ID_CARD = "112"
    """临时居民身份证"""
    HOUSEHOLD_BOOK = "113"
    """户口簿"""
    OFFICER_CARD = "114"
    """中国人民解放军军官证"""
    ARMED_POLICE_CARD = "115"
    """中国人民武装警察部队警官证"""
    DIPLOMATIC_PASSPORT = "411"
    """外交护照"""
    SERVICE_PASSPORT = "412"
    """公务护照"""
    OFFICIAL_ORDINARY_PASSPORT = "413"
    """公务普通护照"""
    PASSPORT = "414"
    """普通护照"""
    TAIWAN_PERMIT = "511"
    """台湾居民来往大陆通行证"""
    HONG_KONG_MACAO_PERMIT = "516"
    """港澳居民来往内地通行证"""
    FOREIGN_RESIDENCE = "554"
    """外国人居留证"""
    FOREIGN_ENTRY = "555"
    """外国人出入境证"""
    RESIDENCE_PERMIT = "hmt-residence"
    """港澳台居民居住证"""
    FOREIGN_PERMANENT = "foreign-permanent"
    """外国人永久居留身份证（553）"""
    CREDIT_CODE = "uscc"
    """统一社会信用代码（001）"""
    OTHER_ORGANISATION = "099"
    """其他法人证件"""
    OTHER_PERSON = "999"
    """其他自然人证件"""

    @classmethod
    def of(cls, kind: str) -> Self:
        """A kind from its code or word; Refused with identity.kind_unknown."""
        if kind in ("001", "553"):
            return cls.CREDIT_CODE if kind == "001" else cls.FOREIGN_PERMANENT
        try:
            return cls(kind)
        except ValueError:
            raise Refused(refusal("identity.kind_unknown", kind=kind)) from None

    @property
    def is_for_organisation(self) -> bool:
        """Whether the holder is a company or another body."""
        return self in (DocumentKind.CREDIT_CODE, DocumentKind.OTHER_ORGANISATION)


_ID_CARDS = (DocumentKind.ID_CARD, DocumentKind.TEMPORARY_ID_CARD)
_HAN_CARDS = (*_ID_CARDS, DocumentKind.HOUSEHOLD_BOOK)
_PASSPORTS = (
    DocumentKind.DIPLOMATIC_PASSPORT,
    DocumentKind.SERVICE_PASSPORT,
    DocumentKind.OFFICIAL_ORDINARY_PASSPORT,
    DocumentKind.PASSPORT,
    DocumentKind.FOREIGN_RESIDENCE,
    DocumentKind.FOREIGN_ENTRY,
)


def check(kind: str, number: str, *, name: str = "", sex: str = "", on: date) -> Finding:
    """What a document's number (and name, if given) says, on a day.

    ``kind`` is a code or word of DocumentKind (Refused when it is none); ``sex`` is 男 or 女 as
    typed, empty when not asked. Nothing wrong with the number is raised: it is in the finding.
    """
    document = DocumentKind.of(kind)
    finding = _check_number(document, normal_number(number), Sex.of(sex), on)
    return _with_name(finding, document, name) if name.strip() else finding


def normal_number(number: str) -> str:
    """A document number as it is stored and searched: no spaces, half-width, capitals."""
    return "".join(char.upper() if char.isascii() else char for char in compact(number))


def _check_number(kind: DocumentKind, number: str, sex: Sex | None, on: date) -> Finding:
    if not number or len(number) > LONGEST_NUMBER:
        why = refusal("identity.number_too_long") if number else refusal("identity.number_empty")
        return Finding("", (why,))
    if kind in _ID_CARDS:
        return check_citizen(number, sex=sex, on=on)
    if kind is DocumentKind.RESIDENCE_PERMIT:
        return check_residence(number, sex=sex, on=on)
    if kind is DocumentKind.FOREIGN_PERMANENT:
        return check_foreign_permanent(number, on=on)
    return _check_shape(kind, number)


def _check_shape(kind: DocumentKind, number: str) -> Finding:
    if kind is DocumentKind.CREDIT_CODE:
        return check_credit_code(number)
    if kind is DocumentKind.HONG_KONG_MACAO_PERMIT:
        return check_hong_kong_macao(number)
    if kind is DocumentKind.TAIWAN_PERMIT:
        return check_taiwan(number)
    return check_passport(number) if kind in _PASSPORTS else check_free(number)


def _with_name(finding: Finding, kind: DocumentKind, typed: str) -> Finding:
    try:
        name = fold_name(typed)
    except Refused as refused:
        return replace(finding, blocks=(*finding.blocks, refused.why))
    warnings, notes = _about_name(name, kind)
    return replace(
        finding,
        name=name,
        warnings=(*finding.warnings, *name.warnings, *warnings),
        notes=(*finding.notes, *name.notes, *notes),
    )


def _about_name(name: FoldedName, kind: DocumentKind) -> tuple[list[Refusal], list[Refusal]]:
    """Warnings and notes that depend on what kind of document the name stands on."""
    warnings, notes = [], []
    if kind in _HAN_CARDS:
        for char, standard in traditional_forms(name.text):
            warnings.append(refusal("name.traditional_form", char=char, standard=standard))
    plain = "" if kind.is_for_organisation else ascii_form(name.text)
    if plain and plain != name.text.upper():
        notes.append(refusal("name.ascii_form", plain=plain))
    if plain and len(characters(name.text)) > MRZ_NAME:
        warnings.append(refusal("name.longer_than_mrz", most=MRZ_NAME))
    return warnings, notes
