"""What can go wrong in a way that the user can understand.

Everything here is shown to the user as it stands: ``str(error)`` is one plain sentence in the
user's language, without personal data. Anything else that is raised is a bug.
"""

from collections.abc import Mapping


class PlainError(Exception):
    """An error whose text is a sentence for the user."""


class InvalidInput(PlainError):
    """Something entered cannot be saved; ``problems`` holds a sentence per field."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = dict(problems)


def refuse(problems: Mapping[str, str]) -> None:
    """Raises InvalidInput when there are any problems."""
    if problems:
        raise InvalidInput(problems)


class NotAllowed(PlainError):
    """The person signed in may not do this."""


class StoreError(PlainError):
    """The office file cannot be read or written now; the sentence says what to do."""


class FileMissing(StoreError):
    """There is no such file."""


class KeysMissing(StoreError):
    """The file is there, but no copy of its key file is."""


class NotAnOffice(StoreError):
    """The file is something else than an office file."""


class Damaged(StoreError):
    """The file or its key file has been changed by something else than this program."""


class TooNew(StoreError):
    """The file was written by a newer version of the program."""


class InUse(StoreError):
    """The file is open in another window or job."""


class ReadOnly(StoreError):
    """The file or its folder cannot be written."""


class DiskFull(StoreError):
    """There is no room left on the disk."""


class WrongPassphrase(StoreError):
    """The passphrase does not open this person's slot."""


class TooSoon(StoreError):
    """After many wrong passphrases: ``seconds`` must go by before the next try."""

    def __init__(self, sentence: str, seconds: float) -> None:
        super().__init__(sentence)
        self.seconds = seconds
