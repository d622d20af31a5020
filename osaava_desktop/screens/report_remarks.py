"""What is said below a report's text of its figures: unknown, without value, without n / N, not named."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from osaava_desktop.domain import narrative_checks as checks
from osaava_desktop.domain import sentences
from osaava_desktop.domain.report_fields import ReportField, parted
from osaava_desktop.domain.texts import format_number
from osaava_desktop.domain.yearly import LIMIT, Section
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens.report_checklist import CheckLine

_MOST = 2  # lines of a kind; more would push the text away


@dataclass(frozen=True, kw_only=True)
class Acts:
    """What the lines do: a name instead of a wrong one, n / N beside a share, a figure into the text."""

    mend: Callable[[str, str], object]
    add_fraction: Callable[[str], object]
    add: Callable[[str], object]


def remarks(section: Section, text: str, fields: Mapping[str, ReportField], acts: Acts) -> list[CheckLine]:
    """The lines for a section's text."""
    found = [*_length(text), *_unknown(text, fields, acts)[:_MOST], *_no_value(text, fields)[:_MOST]]
    found += _shares(text, fields, acts)[:_MOST]
    return found + _not_named(section, text, fields, acts)


def is_there(fields: Mapping[str, ReportField], name: str) -> bool:
    """Whether a field has a value that is worth telling: nobody reads of a nought."""
    if name not in fields or not fields[name].value:
        return False
    figure = fields.get(parted(name)[0])
    return figure is None or figure.value not in ("", "0")


def _length(text: str) -> Iterator[CheckLine]:
    if len(text) > LIMIT:
        words = _("The text has {count} letters; a section may have {limit}.")
        yield CheckLine(words=words.format(count=format_number(len(text)), limit=format_number(LIMIT)))


def _unknown(text: str, fields: Mapping[str, ReportField], acts: Acts) -> list[CheckLine]:
    lines = []
    for name, meant in checks.unknown(text, {name: one.words for name, one in fields.items()}).items():
        if meant:
            words = _("{name} is no figure: did you mean {meant}?").format(
                name=f"{{{name}}}", meant=fields[meant].words
            )
            act = partial(acts.mend, name, meant)
            lines.append(CheckLine(words=words, act_words=_("Put right"), act=act))
        else:
            words = _("{name} is no figure; on paper that is spelled out.").format(name=f"{{{name}}}")
            lines.append(CheckLine(words=words))
    return lines


def _no_value(text: str, fields: Mapping[str, ReportField]) -> list[CheckLine]:
    values = {name: field.value for name, field in fields.items()}
    words = _("{figure} has no value; on paper it says that it is missing.")
    return [
        CheckLine(words=words.format(figure=fields[name].words))
        for name in checks.without_value(text, values)
    ]


def _shares(text: str, fields: Mapping[str, ReportField], acts: Acts) -> list[CheckLine]:
    alone = [key for key in checks.shares_alone(text) if key in fields]
    if not alone:
        told = checks.shares(text)
        return [CheckLine(words=_("Every share has its n / N"), is_well=True)] if told else []
    words = _("{figure}: the share stands without its n / N")
    return [
        CheckLine(
            words=words.format(figure=fields[key].words),
            act_words=_("Add"),
            act=partial(acts.add_fraction, key),
        )
        for key in alone
    ]


def _not_named(section: Section, text: str, fields: Mapping[str, ReportField], acts: Acts) -> list[CheckLine]:
    keys = sentences.not_named(section, text, lambda name: is_there(fields, name))
    words = _("{figure} {value} is missing from the text")
    lines = [
        CheckLine(
            words=words.format(figure=fields[key].words, value=fields[key].value),
            act_words=_("Add"),
            act=partial(acts.add, key),
        )
        for key in keys[:_MOST]
    ]
    if left := len(keys) - len(lines):
        more = ngettext("{count} more figure is missing", "{count} more figures are missing", left)
        lines.append(CheckLine(words=more.format(count=left)))
    return lines
