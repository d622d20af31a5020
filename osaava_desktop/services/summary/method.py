"""The appendix: how every figure was counted, against which base, and what was asked for."""

from collections.abc import Sequence
from itertools import groupby, takewhile

from osaava_desktop.domain import small_cells
from osaava_desktop.domain.figure_groups import group_of, grouped
from osaava_desktop.domain.figure_rules import base, rule
from osaava_desktop.domain.figures import CLASSES
from osaava_desktop.domain.papers import Block, FigureTable, Heading, NewPage, Note, Prose
from osaava_desktop.domain.texts import format_date
from osaava_desktop.domain.words import Gender
from osaava_desktop.domain.yearly import LIST_MARK
from osaava_desktop.i18n import _
from osaava_desktop.services.summary.material import Material
from osaava_desktop.services.summary.tables import Row, table
from osaava_desktop.services.summary.words import amount, base_words, words

_BY_GENDER = tuple(f".{gender}" for gender in Gender)


def whole(material: Material, narrowed_to: list[str]) -> list[Block]:
    """The filter, the rules that hold for all, and each figure under its heading."""
    scope = material.scope
    printed = [key for key in material.found if not key.startswith("esf.") or not key.endswith(_BY_GENDER)]
    return [
        NewPage(),
        Heading(text=_("How the figures are counted")),
        Note(text=_counted_of(material, narrowed_to)),
        Prose(text="\n".join(f"{LIST_MARK}{text}" for text in _rules())),
        _rules_table(material, [key for keys in grouped(printed, scope.basis).values() for key in keys]),
    ]


def _counted_of(material: Material, narrowed_to: list[str]) -> str:
    scope = material.scope
    text = _("Counted of {start}–{end}, {what}.").format(
        start=format_date(scope.start),
        end=format_date(scope.end),
        what=", ".join(narrowed_to) or _("the whole office"),
    )
    return " ".join((text, base_words(scope)))


def _rules() -> tuple[str, ...]:
    return (
        _("Both ends of a span are counted in. Percentages are whole; each has its n / N beside it."),
        _("Persons are never added up: those of a year are counted anew, not summed from its months."),
        _(
            "Persons by a characteristic belong to the area and worker of their participation's start. What "
            "happened belongs to the area of its place, or without one to that of its worker."
        ),
        _("Who was not marked is not absent: only a present mark is a visit."),
        small_cells.note(),
    )


def _rules_table(material: Material, keys: list[str]) -> FigureTable:
    """A row for each figure; those that differ only by their class (channel, topic) share one."""
    rows = [_row(material, list(members)) for _family, members in groupby(keys, key=_family)]
    titles = (_("Figure"), _("n"), _("How it is counted"))
    return table(_("How each figure is counted"), titles, rows, left=(0, 2))


def _family(key: str) -> str:
    """A key with its class left out, where that is one of a fixed list."""
    family, *rest = key.split(".")
    if family == "survey":
        return f"{family}.{rest[0]}"
    if family == "esf" and rest[0] != "EECO01":
        return f"{family}.{rest[0][:4]}"
    is_class = bool(rest) and family in CLASSES and rest[0] in set(CLASSES[family])
    return ".".join((family, *rest[1:], "*")) if is_class else key


def _row(material: Material, keys: list[str]) -> Row:
    """Words, number and rule; of several figures what their words have in common, and no number."""
    found, basis = material.found, material.scope.basis
    one = found[keys[0]]
    counted = _in_common([rule(key) for key in keys])
    if measured := base(one.key, basis):
        counted = " ".join((counted, _("Base N: {base}.").format(base=measured)))
    if len(keys) == 1:
        return words(one), amount(one), counted
    codes = "–".join((keys[0].split(".")[1], keys[-1].split(".")[1]))
    called = codes if keys[0].startswith("esf.") else _in_common([words(found[key]) for key in keys])
    if called.startswith("…"):
        called = f"{group_of(one.key, basis).label}: {called}"
    return called, "", counted


def _in_common(texts: Sequence[str]) -> str:
    """The words that all texts begin and end with; what differs is left open."""
    if len(set(texts)) == 1:
        return texts[0]
    parts = [text.split(" ") for text in texts]
    begin = _same(parts)
    end = _same([part[begin:][::-1] for part in parts])
    return " ".join((*parts[0][:begin], "…", *parts[0][len(parts[0]) - end :]))


def _same(parts: Sequence[Sequence[str]]) -> int:
    """How many first words are the same in all."""
    return sum(1 for _words in takewhile(lambda words: len(set(words)) == 1, zip(*parts, strict=False)))
