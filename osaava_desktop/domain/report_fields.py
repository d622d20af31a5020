"""The fields of a narrative: a figure in one of its forms, or a word of the office, by the name in braces."""

from dataclasses import dataclass, replace

from osaava_desktop.domain import spans
from osaava_desktop.domain.figures import Scope
from osaava_desktop.domain.texts import format_number
from osaava_desktop.domain.words import Word
from osaava_desktop.i18n import N_, _


class Form(Word):
    """How a figure may be written; all but the number stand at the end of the field's name."""

    NUMBER = "number", N_("number")
    FRACTION = "fraction", N_("n / N")
    SHARE = "share", N_("share")
    TARGET = "target", N_("target")
    LAST = "last", N_("the year before")
    CHANGE = "change", N_("change in words")


@dataclass(frozen=True, kw_only=True)
class ReportField:
    """A field as a list offers it. `key` is its figure, empty of a word; `value` empty where it has none."""

    name: str
    key: str = ""
    form: Form = Form.NUMBER
    group: str = ""
    words: str
    value: str


def name_of(key: str, form: Form) -> str:
    """What stands in braces."""
    return key if form is Form.NUMBER else f"{key}.{form}"


def parted(name: str) -> tuple[str, Form]:
    """The figure's key and the form that a field's name asks for."""
    key, _dot, ending = name.rpartition(".")
    if key and ending in set(Form) - {Form.NUMBER}:
        return key, Form(ending)
    return name, Form.NUMBER


def spelled_out(words: str) -> str:
    """What stands on paper for a field that has no value."""
    return _("({words}: missing)").format(words=words)


def year_before(scope: Scope) -> Scope:
    """The same span a year earlier, of the same part of the office."""
    start, end = spans.year_before((scope.start, scope.end))
    return replace(scope, start=start, end=end)


def change(now: int, then: int, before: Scope) -> str:
    """How a number differs from that of the span before: "12 more than in 2024"."""
    count, more, year = format_number(abs(now - then)), now > then, before.year
    if year is None:
        if now == then:
            return _("as many as a year before")
        text = _("{count} more than a year before") if more else _("{count} fewer than a year before")
        return text.format(count=count)
    if now == then:
        return _("as many as in {year}").format(year=year)
    text = _("{count} more than in {year}") if more else _("{count} fewer than in {year}")
    return text.format(count=count, year=year)
