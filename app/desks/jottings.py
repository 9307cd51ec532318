"""What somebody of the back office typed and has not handed on: kept sealed between logins."""

import json
from collections.abc import Mapping

from app.desks.office import Office
from app.domain.canonical import canonical
from app.domain.errors import Damaged, refusal

Words = Mapping[str, Mapping[str, str]]
"""Case id → name of the field → what stands in it."""


class Jottings:
    """One person's unfinished words at one desk, on this device."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def keep(self, desk: str, words: Words) -> None:
        """Keep these in place of what was kept before; empty fields are left out."""
        full = {case: _full(fields) for case, fields in words.items()}
        text = canonical({case: fields for case, fields in full.items() if fields})
        key = self._key(desk)
        sealed = self._office.keys.seal_draft(text, key)
        with self._office.store.work() as work:
            work.settings.put(key, sealed)
            work.commit()

    def kept(self, desk: str) -> dict[str, dict[str, str]]:
        """What was kept last. Damaged when it cannot be opened."""
        key = self._key(desk)
        with self._office.store.work() as work:
            sealed = work.settings.get(key)
        if not sealed:
            return {}
        try:
            data = json.loads(self._office.keys.open_draft(sealed, key))
            return {str(case): _full(fields) for case, fields in data.items()}
        except (AttributeError, ValueError) as error:
            raise Damaged(refusal("draft.torn")) from error

    def _key(self, desk: str) -> str:
        return f"jottings:{desk}:{self._office.person.id}"


def _full(fields: Mapping[str, str]) -> dict[str, str]:
    return {str(name): str(text) for name, text in fields.items() if str(text).strip()}
