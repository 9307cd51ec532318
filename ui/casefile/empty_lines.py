"""What an empty list says about when it was last asked."""

from datetime import datetime

from ui.casefile.history import CIVIL
from ui.text import translate


def asked_line(at: datetime) -> str:
    """When the centre last answered, in civil time."""
    return translate("Case", "Last asked {time}", time=f"{at.astimezone(CIVIL):%H:%M:%S}")
