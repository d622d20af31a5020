"""Pseudonyms of people and records: keyed with a secret of the office, so that nobody else can make one."""

import hmac
from collections.abc import Callable
from uuid import UUID

from osaava_desktop.store.office import secret

SECRET = "persons"
_BYTES = 8


def maker() -> Callable[[UUID], str]:
    """What gives an id its pseudonym: 16 hexadecimal digits, the same each time as long as the file lives."""
    key = secret(SECRET)

    def pseudonym(record: UUID) -> str:
        return hmac.digest(key, record.bytes, "sha256")[:_BYTES].hex()

    return pseudonym
