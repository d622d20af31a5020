"""Babel's extractor for Qt Designer forms, named in resources/locale/babel.cfg."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from typing import IO, Any

Message = tuple[int, str, str | tuple[str, str], list[str]]


def extract(
    form: IO[bytes], keywords: Any, comment_tags: Any, options: Any  # noqa: ANN401 - Babel's own
) -> Iterator[Message]:
    """Each translatable text of a form; a comment in Designer is the message's context, & stays."""
    for text in ElementTree.parse(form).iter("string"):
        if not text.text or text.get("notr") == "true":
            continue
        notes = [note for note in (text.get("extracomment"),) if note]
        context = text.get("comment")
        if context:
            yield 0, "pgettext", (context, text.text), notes
        else:
            yield 0, "gettext", text.text, notes
