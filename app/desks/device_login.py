"""Where a device's own login at the server lies: the keyring, else the counter's own store."""

from app.own_keyring import keyring_gets, keyring_keeps
from db.store import LocalStore

SECRET = "server_secret"
"""Setting of a store whose machine has no keyring. Who reads the store is this device anyway: the
journal that its login hands in lies in the same file."""


def keep_secret(store: LocalStore, place: str, secret: str) -> None:
    """Keep the secret of the login at a place, which is a URL without any password."""
    kept = keyring_keeps(place, secret)
    with store.work() as work:
        work.settings.put(SECRET, "" if kept else secret)
        work.commit()


def kept_secret(store: LocalStore, place: str) -> str:
    """That secret; empty where libpq's own places (.pgpass) are to be asked."""
    with store.work() as work:
        own = work.settings.get(SECRET)
    return own or keyring_gets(place)[0]
