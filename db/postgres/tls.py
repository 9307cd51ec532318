"""A line over the net is encrypted, and leads to the server it names; nothing else is opened."""

from collections.abc import Iterator

from sqlalchemy import URL

from app.domain.errors import Refused, refusal

VERIFIED = "verify-full"
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def secured(place: URL) -> URL:
    """A place with what its line must hold to.

    A socket of this machine needs nothing. Over the net the server shows a certificate of an
    authority that is known here (``sslrootcert``, else libpq's own file) for the very name in the
    URL, and is bound to the password's proof. Only a loopback address may say otherwise, in the
    URL itself. Refused (centre.plain) where another host is to be spoken to in the clear, or
    without asking who it is.
    """
    over_the_net = [host for host in hosts(place) if not host.startswith(("/", "@"))]
    if not over_the_net:
        return place
    said = str(place.query.get("sslmode", ""))
    if said not in ("", VERIFIED):
        foreign = [host for host in over_the_net if host not in _LOOPBACK]
        if foreign:
            raise Refused(refusal("centre.plain", host=foreign[0], mode=said))
        return place
    wanted = {"sslmode": VERIFIED, "channel_binding": "require"}
    return place.set(query={**wanted, **place.query})


def hosts(place: URL) -> Iterator[str]:
    """Every host of a URL; several stand in its query, and with ports."""
    if place.host:
        yield from place.host.split(",")
    asked = place.query.get("host", ())
    for each in (asked,) if isinstance(asked, str) else asked:
        for host in each.split(","):
            name, colon, port = host.rpartition(":")
            yield name.strip("[]") if colon and port.isdecimal() else host
