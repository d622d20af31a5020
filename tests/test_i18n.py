"""The three languages: how one is chosen, and that no message is missing, broken or stale."""

import ast
import string
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

import dev
from osaava_desktop import i18n, paths

TRANSLATED = ("fi", "sv")
CALLS = {"_", "N_", "ngettext", "pgettext"}


# Choosing a language ---------------------------------------------------------------------------


def test_a_paper_speaks_its_own_language_in_a_window_of_another() -> None:
    i18n.use("fi")
    with i18n.speaking("sv"):
        assert i18n.current() == "sv"
        with i18n.speaking("en"):
            assert i18n.current() == "en"
        assert i18n.current() == "sv"
    assert i18n.current() == "fi"


def test_a_language_is_given_back_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), i18n.speaking("sv"):
        _ = 1 / 0
    assert i18n.current() == "en"


def test_a_paper_on_a_thread_leaves_the_window_alone() -> None:
    heard = []

    def render() -> None:
        with i18n.speaking("sv"):
            heard.append(i18n.current())

    thread = threading.Thread(target=render)
    with i18n.speaking("fi"):
        thread.start()
        thread.join()
        heard.append(i18n.current())
    assert heard == ["sv", "fi"]


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="de"):
        i18n.use("de")
    with pytest.raises(ValueError, match="de"), i18n.speaking("de"):
        pass


def test_english_has_plurals_without_a_catalogue() -> None:
    heard = [i18n.ngettext("{count} person", "{count} persons", count) for count in (0, 1, 2)]
    assert heard == ["{count} persons", "{count} person", "{count} persons"]


def test_what_is_not_translated_is_said_in_english() -> None:
    i18n.use("fi")
    assert i18n._("no such message") == "no such message"
    assert i18n.pgettext("nowhere", "no such message") == "no such message"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has its own way")
@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"LANG": "sv_FI.UTF-8"}, "sv"),
        ({"LANG": "fi_FI.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "fi_FI.UTF-8", "LANGUAGE": "sv:en"}, "sv"),
        ({"LANG": "de_DE.UTF-8"}, "fi"),
        ({"LANG": "C.UTF-8"}, "fi"),
        ({}, "fi"),
    ],
)
def test_the_system_language(
    environ: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(key, raising=False)
    for key, value in environ.items():
        monkeypatch.setenv(key, value)
    i18n.use("")
    assert i18n.current() == language


# The catalogues --------------------------------------------------------------------------------


def catalogue(path: Path, language: str | None = None) -> Catalog:
    """A template or a language's catalogue."""
    with path.open("rb") as file:
        return read_po(file, locale=language)


def messages(source: Catalog) -> list[Message]:
    """The messages without the header."""
    return [message for message in source if message.id]


def names(source: Catalog) -> set[tuple[str | None, object]]:
    """What identifies each message: its context and its English text."""
    return {(message.context, message.id) for message in messages(source)}


def forms(text: object) -> tuple[str, ...]:
    """The plural forms of a message, or its only one."""
    return (text,) if isinstance(text, str) else tuple(text) if isinstance(text, tuple | list) else ("",)


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


@pytest.fixture(scope="module", params=TRANSLATED)
def translated(request: pytest.FixtureRequest) -> Catalog:
    """A language's catalogue."""
    language: str = request.param
    return catalogue(dev.catalogue(language), language)


def test_the_template_is_fresh(tmp_path: Path) -> None:
    fresh = tmp_path / "osaava.pot"
    subprocess.run(dev.extract_command(fresh), cwd=dev.ROOT, check=True)
    gone_and_new = names(catalogue(dev.TEMPLATE)) ^ names(catalogue(fresh))
    assert not gone_and_new, "run: python3 dev.py translations"


def test_a_catalogue_holds_the_template(translated: Catalog) -> None:
    assert not names(catalogue(dev.TEMPLATE)) ^ names(translated), "run: python3 dev.py translations"


def test_no_message_is_missing(translated: Catalog) -> None:
    assert [message.id for message in messages(translated) if not all(forms(message.string))] == []


def test_no_message_is_a_guess(translated: Catalog) -> None:
    assert [message.id for message in messages(translated) if message.fuzzy] == []


def test_placeholders_are_kept(translated: Catalog) -> None:
    """A plural form may leave out its number ("one person"), but may not invent a name."""
    broken = []
    for message in messages(translated):
        wanted = set().union(*map(placeholders, forms(message.id)))
        for text in filter(None, forms(message.string)):
            lost = wanted - placeholders(text) if isinstance(message.id, str) else set()
            if lost or placeholders(text) - wanted:
                broken.append(text)
    assert broken == []


def test_forms_keep_their_keys(translated: Catalog) -> None:
    """A letter marked with & in a form is marked in every language."""
    lost = []
    for message in messages(translated):
        in_forms = all(place.startswith("ui/") for place, _line in message.locations)
        english, own = forms(message.id)[0], forms(message.string)[0]
        if in_forms and own and ("&" in english) != ("&" in own):
            lost.append(own)
    assert lost == []


def test_the_compiled_catalogue_says_the_same(translated: Catalog) -> None:
    i18n.use(str(translated.locale))
    for message in messages(translated):
        if isinstance(message.id, str) and message.string and not message.context:
            assert i18n._(message.id) == message.string, "run: python3 dev.py translations compile"


# The calls in the code -------------------------------------------------------------------------


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Each call of a gettext function and where it stands."""
    for path in sorted(paths.PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
                yield f"{path.relative_to(paths.PACKAGE)}:{node.lineno}", node


def test_no_empty_message() -> None:
    """An empty message is answered with the catalogue's header."""
    assert [place for place, call in calls() for text in call.args if is_empty(text)] == []


def is_empty(text: ast.expr) -> bool:
    """An empty text, written out."""
    return isinstance(text, ast.Constant) and isinstance(text.value, str) and not text.value.strip()


def test_no_message_is_put_together_before_it_is_looked_up() -> None:
    """Babel can't read an f-string, a sum or a formatted text, and no catalogue holds the result."""
    assert [place for place, call in calls() for text in call.args if is_assembled(text)] == []


def is_assembled(text: ast.expr) -> bool:
    """A text that exists only when the program runs (a number given to ngettext is none)."""
    if isinstance(text, ast.Call):
        return isinstance(text.func, ast.Attribute) and text.func.attr == "format"
    if isinstance(text, ast.BinOp):
        return is_text(text.left) or is_text(text.right)
    return isinstance(text, ast.JoinedStr)


def is_text(value: ast.expr) -> bool:
    """A text, written out or itself assembled."""
    return (isinstance(value, ast.Constant) and isinstance(value.value, str)) or is_assembled(value)


def test_no_message_is_marked_within_another_call() -> None:
    """Babel reads the outer call only, and the message is in no catalogue."""
    marked = [
        place
        for place, call in calls()
        for part in ast.walk(call)
        if part is not call and isinstance(part, ast.Call)
        if isinstance(part.func, ast.Name) and part.func.id in CALLS
    ]
    assert marked == []


@pytest.mark.parametrize("source", ["f'{a} b'", "'a %s' % b", "'a' + b", "'a {b}'.format(b=b)"])
def test_an_assembled_message_is_found(source: str) -> None:
    assert is_assembled(ast.parse(source, mode="eval").body)


@pytest.mark.parametrize("source", ["'a'", "word", "words[kind]", "len(a) - 1"])
def test_a_plain_message_is_let_through(source: str) -> None:
    assert not is_assembled(ast.parse(source, mode="eval").body)
