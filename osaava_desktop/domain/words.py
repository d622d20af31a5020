"""Fixed classes with a word for people: the base of every list that figures count by."""

from enum import StrEnum
from typing import Self

from osaava_desktop.i18n import N_, _

__all__ = ["Answer", "Gender", "Language", "Word"]


class Word(StrEnum):
    """A class with its stored name and its English word; `label` is the word in the user's language."""

    _msgid: str

    def __new__(cls, value: str, msgid: str = "") -> Self:
        """A member; called with the stored name alone, the class finds it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member._msgid = msgid
        return member

    @property
    def label(self) -> str:
        """The word in the language spoken now."""
        return _(self._msgid)


class Answer(Word):
    """An answer that a person may refuse."""

    YES = "yes", N_("yes")
    NO = "no", N_("no")
    DECLINED = "declined", N_("does not want to answer")


class Gender(Word):
    """Gender as the funder asks for it; unknown is no value at all."""

    FEMALE = "female", N_("woman")
    MALE = "male", N_("man")
    OTHER = "other", N_("other gender")


class Language(Word):
    """A language that the program speaks."""

    FI = "fi", N_("Finnish")
    SV = "sv", N_("Swedish")
    EN = "en", N_("English")
