"""An item as it stands in a catalogue file, and back. Parts that say nothing are left out."""

from collections.abc import Mapping

from app.catalogue.reading import Part
from app.catalogue.terms import (
    CASE_KINDS,
    CLOCK_STARTS,
    DEEMED,
    FIELD_KINDS,
    IDENTITY,
    TRANSFER,
    TYPES,
    limit_text,
    term_of,
)
from app.domain.clock import Limit
from app.domain.item import (
    Extension,
    FieldSpec,
    Item,
    LegalBasis,
    Requirement,
    SpecialProcedure,
)

Json = dict[str, object]


def item_from(part: Part, *, departments: Mapping[str, str], bodies: Mapping[str, str]) -> Item:
    """The item of one object; ``departments`` and ``bodies`` give the names of their keys."""
    department = _known(part, "department", departments)
    body = _known(part, "body", bodies)
    item = Item(
        code=part.text("code"),
        name=part.text("name"),
        department=department,
        department_name=departments[department],
        body=body,
        body_name=bodies[body],
        type=part.term("type", TYPES),
        type_name=part.text("type_name"),
        transfer=part.term("transfer", TRANSFER, "划转"),
        version=part.text("version", "1"),
        group=part.text("group", ""),
        kind=part.term("kind", CASE_KINDS, "承诺件"),
        accept_on_receipt=part.flag("accept_on_receipt", default=False),
        statutory_limit=part.limit("statutory_limit"),
        statutory_note=part.text("statutory_note", ""),
        promised_limit=part.limit("promised_limit"),
        extension=_extension(part.part("extension")),
        delivery_limit=part.limit("delivery_limit"),
        supplement_limit=part.limit("supplement_limit"),
        clock_start=part.term("clock_start", CLOCK_STARTS, "受理之日"),
        deemed=part.term("deemed_acceptance", DEEMED, "五个工作日未一次告知"),
        agent_allowed=part.flag("agent_allowed", default=True),
        applicant_kinds=part.texts("applicant_kinds"),
        materials=tuple(map(_material, part.parts("materials", named_by="name"))),
        fields=tuple(map(_field, part.parts("fields", named_by="label"))),
        conditions=part.texts("conditions"),
        special_procedures=tuple(
            map(_procedure, part.parts("special_procedures", named_by="name"))
        ),
        legal_basis=tuple(map(_basis, part.parts("legal_basis", named_by="law"))),
        result_name=part.text("result_name", ""),
        result_kind=part.text("result_kind", ""),
        result_validity=part.text("result_validity", ""),
        fee=part.text("fee", ""),
        tolerance_listed=part.flag("tolerance_listed", default=False),
        collective=part.flag("collective", default=False),
        limited_number=part.flag("limited_number", default=False),
        where_to_go=part.text("where_to_go", ""),
        keywords=part.texts("keywords"),
        lacks=part.texts("lacks"),
    )
    part.done()
    return item


def item_json(item: Item) -> Json:
    """The object of one item, in the order a reader wants it."""
    return _said(
        ("code", item.code, ""),
        ("name", item.name, ""),
        ("group", item.group, ""),
        ("version", item.version, "1"),
        ("type", item.type.value, ""),
        ("type_name", item.type_name, ""),
        ("department", item.department, ""),
        ("body", item.body, ""),
        ("transfer", term_of(TRANSFER, item.transfer), "划转"),
        ("where_to_go", item.where_to_go, ""),
        ("kind", term_of(CASE_KINDS, item.kind), "承诺件"),
        ("accept_on_receipt", item.accept_on_receipt, False),
        ("statutory_limit", _limit(item.statutory_limit), ""),
        ("statutory_note", item.statutory_note, ""),
        ("promised_limit", _limit(item.promised_limit), ""),
        ("extension", _extension_json(item.extension), {}),
        ("delivery_limit", _limit(item.delivery_limit), ""),
        ("supplement_limit", _limit(item.supplement_limit), ""),
        ("clock_start", term_of(CLOCK_STARTS, item.clock_start), "受理之日"),
        ("deemed_acceptance", term_of(DEEMED, item.deemed), "五个工作日未一次告知"),
        ("agent_allowed", item.agent_allowed, True),
        ("collective", item.collective, False),
        ("limited_number", item.limited_number, False),
        ("tolerance_listed", item.tolerance_listed, False),
        ("applicant_kinds", list(item.applicant_kinds), []),
        ("conditions", list(item.conditions), []),
        ("materials", [_material_json(material) for material in item.materials], []),
        ("fields", [_field_json(spec) for spec in item.fields], []),
        ("special_procedures", [_procedure_json(step) for step in item.special_procedures], []),
        ("legal_basis", [_basis_json(basis) for basis in item.legal_basis], []),
        ("result_name", item.result_name, ""),
        ("result_kind", item.result_kind, ""),
        ("result_validity", item.result_validity, ""),
        ("fee", item.fee, ""),
        ("keywords", list(item.keywords), []),
        ("lacks", list(item.lacks), []),
    )


def _material(part: Part) -> Requirement:
    requirement = Requirement(
        no=part.whole("no"),
        name=part.text("name"),
        originals=part.whole("originals", 1),
        copies=part.whole("copies", 0),
        form=part.text("form", ""),
        source=part.text("source", ""),
        required=part.flag("required", default=True),
        condition=part.text("condition", ""),
        for_agent=part.flag("for_agent", default=False),
        tolerable=part.flag("tolerable", default=False),
        supplement_limit=part.limit("supplement_limit"),
        e_licence=part.text("e_licence", ""),
        shared_check=part.text("shared_check", ""),
        commitment_replaces=part.flag("commitment_replaces", default=False),
        identity=part.term("identity_card", IDENTITY, "否"),
        returned=part.flag("returned", default=False),
        standard=part.text("standard", ""),
        note=part.text("note", ""),
    )
    part.done()
    return requirement


def _material_json(material: Requirement) -> Json:
    return _said(
        ("no", material.no, None),
        ("name", material.name, ""),
        ("originals", material.originals, 1),
        ("copies", material.copies, 0),
        ("form", material.form, ""),
        ("source", material.source, ""),
        ("required", material.required, True),
        ("condition", material.condition, ""),
        ("for_agent", material.for_agent, False),
        ("tolerable", material.tolerable, False),
        ("supplement_limit", _limit(material.supplement_limit), ""),
        ("e_licence", material.e_licence, ""),
        ("shared_check", material.shared_check, ""),
        ("commitment_replaces", material.commitment_replaces, False),
        ("identity_card", term_of(IDENTITY, material.identity), "否"),
        ("returned", material.returned, False),
        ("standard", material.standard, ""),
        ("note", material.note, ""),
    )


def _field(part: Part) -> FieldSpec:
    spec = FieldSpec(
        key=part.text("key"),
        label=part.text("label"),
        kind=part.term("kind", FIELD_KINDS),
        required=part.flag("required", default=False),
        max_length=part.whole("max_length", 200),
        choices=part.texts("choices"),
        unit=part.text("unit", ""),
        minimum=part.number("minimum"),
        maximum=part.number("maximum"),
        hint=part.text("hint", ""),
        personal=part.flag("personal", default=False),
    )
    part.done()
    return spec


def _field_json(spec: FieldSpec) -> Json:
    return _said(
        ("key", spec.key, ""),
        ("label", spec.label, ""),
        ("kind", term_of(FIELD_KINDS, spec.kind), ""),
        ("required", spec.required, False),
        ("max_length", spec.max_length, 200),
        ("choices", list(spec.choices), []),
        ("unit", spec.unit, ""),
        ("minimum", spec.minimum, None),
        ("maximum", spec.maximum, None),
        ("hint", spec.hint, ""),
        ("personal", spec.personal, False),
    )


def _procedure(part: Part) -> SpecialProcedure:
    step = SpecialProcedure(
        name=part.text("name"),
        limit=part.limit("limit"),
        stops_clock=part.flag("stops_clock", default=False),
        basis=part.text("basis", ""),
    )
    part.done()
    return step


def _procedure_json(step: SpecialProcedure) -> Json:
    return _said(
        ("name", step.name, ""),
        ("limit", _limit(step.limit), ""),
        ("stops_clock", step.stops_clock, False),
        ("basis", step.basis, ""),
    )


def _basis(part: Part) -> LegalBasis:
    basis = LegalBasis(law=part.text("law"), article=part.text("article", ""))
    part.done()
    return basis


def _basis_json(basis: LegalBasis) -> Json:
    return _said(("law", basis.law, ""), ("article", basis.article, ""))


def _extension(part: Part | None) -> Extension | None:
    if part is None:
        return None
    limit = part.limit("limit")
    if limit is None:
        part.refuse("catalogue.key_missing", key="limit")
    extension = Extension(limit, approver=part.text("approver"), basis=part.text("basis"))
    part.done()
    return extension


def _extension_json(extension: Extension | None) -> Json:
    if extension is None:
        return {}
    return {
        "limit": limit_text(extension.limit),
        "approver": extension.approver,
        "basis": extension.basis,
    }


def _limit(limit: Limit | None) -> str:
    return limit_text(limit) if limit else ""


def _known(part: Part, key: str, names: Mapping[str, str]) -> str:
    value = part.text(key)
    if value not in names:
        part.refuse("catalogue.unknown_body", key=key, found=value, terms="、".join(names))
    return value


def _said(*entries: tuple[str, object, object]) -> Json:
    """The entries whose value is not the one that goes without saying."""
    return {key: value for key, value, silent in entries if value != silent}
