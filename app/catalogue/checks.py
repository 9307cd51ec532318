"""What makes a list unfit for use (faults), and what merely looks odd about its codes (hints)."""

import re
from collections import Counter
from collections.abc import Iterator

from app.catalogue.model import Catalogue
from app.domain.clock import Limit
from app.domain.errors import Refusal, refusal
from app.domain.fields import separates
from app.domain.item import (
    CaseKind,
    FieldKind,
    FieldSpec,
    Item,
    Requirement,
    TransferStatus,
)

_ARTICLE = re.compile(r"\w(法|条例|办法|规定|决定|细则|规则|意见).*第.+[条项]")
_NATIONAL = re.compile(r"[0-9A-HJ-NP-RTUWXY]{18}[1-7][0-9]{12}(?:[0-9]{2})?")
"""实施编码 (31) or 业务办理项编码 (33): credit code, level, 基本编码 of 12, variant of 2."""


def faults(catalogue: Catalogue) -> tuple[Refusal, ...]:
    """Everything that contradicts a rule of the program or itself, all at once; empty if fit."""
    return tuple(fault for item in catalogue.items for fault in _item_faults(item, catalogue))


def shape_hints(catalogue: Catalogue) -> tuple[Refusal, ...]:
    """Codes without the national shape. Halls publish many others, so this only hints."""
    return tuple(
        refusal("catalogue.odd_code", name=item.name, item_code=item.code)
        for item in catalogue.items
        if not _NATIONAL.fullmatch(item.code)
    )


def _item_faults(item: Item, catalogue: Catalogue) -> Iterator[Refusal]:
    if item.transfer is TransferStatus.TRANSFERRED and item.body != catalogue.bureau:
        yield refusal("catalogue.not_the_bureau", name=item.name, body=item.body_name)
    if item.transfer is TransferStatus.ELSEWHERE and not item.where_to_go:
        yield refusal("catalogue.nowhere_to_go", name=item.name)
    if _longer(item.promised_limit, item.statutory_limit):
        yield refusal("catalogue.promise_too_long", name=item.name)
    if item.kind is CaseKind.INSTANT and item.promised_limit and item.promised_limit.days:
        yield refusal("catalogue.instant_with_days", name=item.name)
    for step in item.special_procedures:
        if step.stops_clock and not _ARTICLE.search(step.basis):
            yield refusal(
                "catalogue.stop_without_law",
                article="行政许可法第四十五条",
                name=item.name,
                step=step.name,
            )
    yield from _list_faults(item)
    for spec in item.fields:
        yield from _field_faults(spec, item)


def _list_faults(item: Item) -> Iterator[Refusal]:
    numbers = [material.no for material in item.materials]
    if numbers != list(range(1, len(numbers) + 1)):
        yield refusal("catalogue.material_numbers", name=item.name)
    if item.materials and all(each.tolerable or not each.required for each in item.materials):
        yield refusal("catalogue.no_main_material", name=item.name)
    for material in item.materials:
        yield from _material_faults(material, item)
    for key, count in Counter(spec.key for spec in item.fields).items():
        if count > 1:
            yield refusal("catalogue.field_twice", name=item.name, field=key)


def _material_faults(material: Requirement, item: Item) -> Iterator[Refusal]:
    said = {"name": item.name, "material": material.name}
    if material.tolerable and material.supplement_limit is None:
        yield refusal("catalogue.tolerable_without_limit", **said)
    if not material.tolerable and material.supplement_limit is not None:
        yield refusal("catalogue.limit_without_tolerance", **said)
    if _longer(material.supplement_limit, item.promised_limit):
        yield refusal("catalogue.supplement_too_long", **said)
    if material.tolerable and item.kind is CaseKind.INSTANT:
        yield refusal("catalogue.tolerable_in_instant", **said)
    if material.for_agent and not item.agent_allowed:
        yield refusal("catalogue.agent_not_allowed", **said)


def _field_faults(spec: FieldSpec, item: Item) -> Iterator[Refusal]:
    said = {"name": item.name, "field": spec.label}
    chosen = spec.kind in (FieldKind.CHOICE, FieldKind.CHOICES)
    if chosen and len(set(spec.choices)) < max(2, len(spec.choices)):
        yield refusal("catalogue.too_few_choices", **said)
    if spec.kind is FieldKind.CHOICES and any(map(separates, spec.choices)):
        yield refusal("catalogue.choice_separates", **said)
    if spec.minimum is not None and spec.maximum is not None and spec.minimum > spec.maximum:
        yield refusal("catalogue.range_reversed", **said)


def _longer(one: Limit | None, other: Limit | None) -> bool:
    return bool(one and other and one.unit is other.unit and one.days > other.days)
