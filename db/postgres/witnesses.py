"""What a server tells of the signatures in it to a login that may verify, but not read, all."""

import json
from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, text

from app.domain.flat import from_row
from app.domain.witnessing import SignedLine
from db.witnesses import AT_CENTRE, PAGE, StoreWitnesses

_SIGNED = text("SELECT api.signed_entries(:device, :sequence, :most)")
_FORMER = text("SELECT api.former_keys()")


class ServedWitnesses(StoreWitnesses):
    """The same as in a file: what no policy shows, functions of the server tell."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, AT_CENTRE)

    def former_keys(self) -> Mapping[str, str]:
        """Keys people signed with before a reset."""
        told: dict[str, str] = json.loads(str(self._connection.execute(_FORMER).scalar_one()))
        return told

    def signed(self) -> Iterator[SignedLine]:
        """Every entry that is signed, or counts only with a signature."""
        after = {"device": "", "sequence": 0, "most": PAGE}
        while page := json.loads(str(self._connection.execute(_SIGNED, after).scalar_one())):
            for row in page:
                yield from_row(SignedLine, row)
            after |= {"device": page[-1]["device"], "sequence": page[-1]["sequence"]}
