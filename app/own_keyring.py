"""The keyring of the operating system, where there is one that works."""

SERVICE = "yichuang"
"""Name of the entries; a user is ``<name>@<hall>``, or the address of a server."""


def keyring_gets(user: str) -> tuple[str, str]:
    """The password kept for a user, empty for none; and what is wrong with the keyring."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, user) or "", ""
    except KeyringError as error:
        return "", type(error).__name__


def keyring_keeps(user: str, password: str) -> bool:
    """Keep a password; False where no keyring takes it."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SERVICE, user, password)
    except KeyringError:
        return False
    return True
