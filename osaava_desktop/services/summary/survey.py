"""What clients answered: each question of the survey with its n."""

from osaava_desktop.domain.figures import Found
from osaava_desktop.domain.papers import Amount, Block, Heading, Note, ShareBar
from osaava_desktop.domain.surveys import FEW, WELLBEING, Choice
from osaava_desktop.domain.texts import capital, format_number
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.services.summary.material import Asked, Material
from osaava_desktop.services.summary.tables import Row, table
from osaava_desktop.services.summary.words import joined


def condensed(material: Material) -> list[Block]:
    """The wellbeing question."""
    asked = Asked(key=WELLBEING, text=_("Client survey: wellbeing and health"))
    return [answers(material.found, asked)] if material.found[_key(asked)].n is not None else []


def answers(found: Found, asked: Asked) -> ShareBar:
    """A question as one parted bar, with how many answered it."""
    parts = _parts(found, asked)
    total = sum(part.value for part in parts)
    note = ngettext("{count} answer", "{count} answers", total).format(count=format_number(total))
    return ShareBar(title=asked.text, parts=parts, note=joined(note, _few(total)))


def _parts(found: Found, asked: Asked) -> tuple[Amount, ...]:
    keys = [(one.label, f"survey.{asked.key}.{one}") for one in Choice]
    return tuple(Amount(label=words, value=found[key].n or 0) for words, key in keys if key in found)


def _few(total: int) -> str:
    return _("fewer than {count} answers: shares say little").format(count=FEW) if total < FEW else ""


def whole(material: Material) -> list[Block]:
    """Every question of the span with its answers, and a table of all."""
    found = material.found
    asked = [one for one in material.questions if found.get(_key(one)) and found[_key(one)].n is not None]
    if not asked:
        return []
    rows = [_answer_row(found, one) for one in asked]
    titles = (_("Question"), *(capital(one.label) for one in Choice), _("Answers, n"))
    return [
        Heading(text=_("Client survey"), level=2),
        Note(text=_("The survey is answered without a name. n: the answers to that question.")),
        *(answers(found, one) for one in asked),
        table(_("Answers to the client survey"), titles, rows),
    ]


def _key(asked: Asked) -> str:
    return f"survey.{asked.key}.{Choice.SIGNIFICANTLY}"


def _answer_row(found: Found, asked: Asked) -> Row:
    parts = _parts(found, asked)
    return (
        asked.text,
        *(format_number(part.value) for part in parts),
        format_number(sum(p.value for p in parts)),
    )
