"""Refusals and errors as sentences in the language of the screen."""

import logging

from app import wording
from app.domain.errors import HallError, Refusal
from ui.text import current_language, translate

logger = logging.getLogger(__name__)


def sentence(why: Refusal) -> str:
    """What a person reads, with the article it rests on. A code without wording is shown itself."""
    try:
        said = wording.sentence(why, current_language().value)
    except KeyError:
        logger.exception("No wording for %s", why.code)
        said = translate("Errors", "Not possible ({code})", code=why.code)
    return f"{said}（{why.article}）" if why.article and why.article not in said else said


def explain(error: HallError) -> str:
    """The sentence of an error."""
    return sentence(error.why)
