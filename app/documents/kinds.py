"""Which module draws which kind of paper."""

from collections.abc import Callable, Mapping
from typing import Final

from app.documents import (
    acceptance,
    approval_sheet,
    correction,
    decision,
    decline,
    delivery,
    procedure,
    receipt,
    slip,
    supplement,
    termination,
    tolerant,
    transfer,
    withdrawal,
)
from app.documents.facts import PaperFacts
from app.domain.case import PaperKind

DRAWINGS: Final[Mapping[PaperKind, Callable[[PaperFacts], bytes]]] = {
    PaperKind.RECEIPT: receipt.draw,
    PaperKind.SLIP: slip.draw,
    PaperKind.ACCEPTANCE: acceptance.draw,
    PaperKind.TOLERANT_ACCEPTANCE: tolerant.draw_notice,
    PaperKind.PROMISE: tolerant.draw_promise,
    PaperKind.CORRECTION: correction.draw,
    PaperKind.SUPPLEMENT: supplement.draw,
    PaperKind.PROCEDURE: procedure.draw,
    PaperKind.DECLINE: decline.draw,
    PaperKind.APPROVAL_SHEET: approval_sheet.draw,
    PaperKind.GRANT: decision.draw_grant,
    PaperKind.REFUSAL: decision.draw_refusal,
    PaperKind.TRANSFER: transfer.draw,
    PaperKind.DELIVERY: delivery.draw,
    PaperKind.WITHDRAWAL: withdrawal.draw,
    PaperKind.TERMINATION: termination.draw,
}
