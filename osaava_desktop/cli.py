"""Jobs that need no window. Exit 0: done; 1: a plain sentence on stderr; 2: wrong usage."""

import argparse
import getpass
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from osaava_desktop import __version__, asked, i18n
from osaava_desktop.domain.checks import folded
from osaava_desktop.domain.figures import label
from osaava_desktop.domain.office import Basis, Profile
from osaava_desktop.domain.yearly import Extent
from osaava_desktop.errors import InvalidInput, PlainError
from osaava_desktop.i18n import N_, _

if TYPE_CHECKING:
    from osaava_desktop.store.office import Office

VERBS = ("new", "demo", "figures", "report", "sheet", "check")
_OPTIONS = {
    "name": "--person",
    "letter": "--device",
    "organisation": "--organisation",
    "project": "--project",
    "manager": "--manager",
    "passphrase": "--passphrase-file",
}
"""The option that a field of a new office comes from."""

PASSPHRASE_VARIABLE = "OSAAVA_PASSPHRASE"


def main(arguments: Sequence[str]) -> int:
    """Does the job that `arguments` ask for; gives the exit code."""
    i18n.use(_wanted_language(arguments))
    options = _parser().parse_args(arguments)
    try:
        run: Callable[[argparse.Namespace], int | None] = options.run
        return run(options) or 0
    except InvalidInput as error:
        _complain(" ".join(f"{_OPTIONS.get(name, name)}: {text}" for name, text in error.problems.items()))
        return 1
    except PlainError as error:
        _complain(str(error))
        return 1
    except (KeyboardInterrupt, EOFError):
        _complain(_("Stopped."))
        return 1


def new(options: argparse.Namespace) -> None:
    """Makes an empty office file with one keeper."""
    from osaava_desktop.services import people

    profile = Profile(
        organisation=options.organisation, project=options.project, manager=options.manager or options.person
    )
    keeper = people.keeper_named(options.person)
    people.new_office(
        options.database, profile, keeper, _passphrase(options, twice=True), letter=options.device
    ).close()
    _say(_("Made {path}").format(path=options.database))


def demo(options: argparse.Namespace) -> None:
    """Writes the practice office of invented people."""
    from osaava_desktop.services import practice

    path = practice.write_whole(options.folder)
    _say(_("The practice office is in {path}").format(path=path))
    _say(_("Its passphrase is: {passphrase}").format(passphrase=practice.PASSPHRASE))


def figures(options: argparse.Namespace) -> None:
    """Prints the figures of a span."""
    from osaava_desktop.services import exports, figures_book
    from osaava_desktop.services import figures as counting

    with _open(options) as office:
        scope = asked.scope(options, office)
        found = counting.compute(office, scope)
        exports.note_exported(office, scope)
        if options.format == "csv":
            text = figures_book.csv(office, scope)
        elif options.format == "json":
            names = {name: getattr(options, name) for name in ("area", "worker", "place", "group")}
            text = exports.figures_json(scope, names, found)
        else:
            text = "".join(f"{label(key)}: {_amount(one.n)}\n" for key, one in found.items())
        if options.output is not None:
            coding = "utf-8-sig" if options.format == "csv" else "utf-8"  # by which spreadsheets know it
            exports.write(options.output, text.encode(coding))
    if options.output is None:
        _say(text.removesuffix("\n"))


def report(options: argparse.Namespace) -> None:
    """Writes the report of a span, or its figures, as the kind of file that the name ends in."""
    from osaava_desktop.services import report_files

    report_files.check_ending(options.output, members=options.members)
    with _open(options) as office:
        scope = asked.scope(options, office)
        other = asked.other_scope(options, scope)
        if other is not None:
            report_files.write_comparison(office, options.output, scope, other, i18n.current())
            _say(_("Wrote {path}").format(path=options.output))
            return
        report_files.write(
            office,
            options.output,
            scope,
            i18n.current(),
            Extent(options.extent),
            members=options.members,
        )
    _say(_("Wrote {path}").format(path=options.output))


def sheet(options: argparse.Namespace) -> None:
    """Writes the attendance sheet of a session as a PDF."""
    from osaava_desktop.services import exports, groups, papers, sheets

    with _open(options) as office:
        group = asked.chosen(groups.groups(office), options.group, _("group"))
        day = asked.day(options.date) if options.date is not None else office.today
        session = groups.next_session(office, day, group.id if group else None)
        if session is None:
            raise PlainError(_("There is no such session. Check the group and the day."))
        paper = sheets.prepare(office, groups.register(office, session.id))
        exports.write(options.output, papers.sheets_pdf([paper], i18n.current()))
    _say(_("Wrote {path}").format(path=options.output))


def check(options: argparse.Namespace) -> int:
    """Looks whether the file is whole."""
    from osaava_desktop.services import checking

    with _open(options) as office:
        found = checking.problems(office)
    if not found:
        _say(_("The office file is in order."))
        return 0
    _complain(_("The office file is damaged. Keep it, and restore the newest backup beside it."))
    _complain("\n".join(found))
    return 1


# Telling, asking and finding


def _say(text: str) -> None:
    """Prints at once, so that a full disk or a reader who has gone is noticed."""
    try:
        print(text, flush=True)
    except OSError:
        # what waits to be printed would fail once more when the program ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise PlainError(_("What was asked for could not be printed.")) from None


def _complain(text: str) -> None:
    """Tells what is wrong where somebody may read it; never among the results."""
    if sys.stderr is not None:
        with suppress(OSError):
            print(text, file=sys.stderr, flush=True)


@contextmanager
def _open(options: argparse.Namespace) -> Iterator["Office"]:
    from osaava_desktop.services import people

    door = people.door(options.database)
    if options.person is not None:
        wanted = folded(options.person)
        found = [one for one in door.people if folded(one.name) == wanted]
    else:
        found = list(door.people)
    if len(found) != 1:
        names = ", ".join(one.name for one in door.people)
        raise PlainError(_("Tell who you are with --person. These have a key: {names}").format(names=names))
    office = people.sign_in(options.database, found[0].person, _passphrase(options))
    try:
        yield office
    finally:
        office.close()


def _passphrase(options: argparse.Namespace, *, twice: bool = False) -> str:
    if options.passphrase_file:
        try:
            with open(options.passphrase_file, encoding="utf-8-sig") as file:
                return file.readline().rstrip("\r\n")
        except (OSError, UnicodeDecodeError):
            raise PlainError(_("The passphrase file cannot be read.")) from None
    if PASSPHRASE_VARIABLE in os.environ:
        return os.environ[PASSPHRASE_VARIABLE]
    typed = _ask(_("Passphrase: "))
    if twice and _ask(_("The same once more: ")) != typed:
        raise PlainError(_("The two passphrases differ."))
    return typed


def _ask(prompt: str) -> str:
    """What is typed without being shown; where there is no terminal, a line of the standard input."""
    if sys.stdin is not None and sys.stdin.isatty():
        return getpass.getpass(prompt)
    line = sys.stdin.readline() if sys.stdin is not None else ""
    if not line:
        raise PlainError(_("Give the passphrase with --passphrase-file or in OSAAVA_PASSPHRASE."))
    return line.rstrip("\r\n")


def _year(text: str) -> int:
    if not text.isdecimal() or not 2000 <= int(text) <= 2099:
        raise argparse.ArgumentTypeError(_("Write a year from 2000 to 2099."))
    return int(text)


def _amount(n: int | None) -> str:
    return "–" if n is None else str(n)


# Usage


def _wanted_language(arguments: Sequence[str]) -> str:
    """The language asked for last, before the parser (whose help speaks it) is made."""
    wanted = ""
    for place, argument in enumerate(arguments):
        name, _equals, value = argument.partition("=")
        if name == "--language":
            wanted = value or next(iter(arguments[place + 1 :]), "")
    return wanted if wanted in i18n.LANGUAGES else ""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="osaava-desktop",
        allow_abbrev=False,  # nor would _wanted_language know what is meant
        description=_("Client, group and outcome register of a small office."),
    )
    parser.add_argument("--version", action="version", version=f"Osaava Desktop {__version__}")
    parser.add_argument("--language", choices=i18n.LANGUAGES, help=_("the language of texts and papers"))
    parser.add_argument(
        "--database", type=Path, metavar="FILE", help=_("without a job: open this office in the window")
    )
    jobs = parser.add_subparsers(metavar="JOB", required=True)
    for verb, help_text, run in _JOBS:
        job = jobs.add_parser(verb, help=_(help_text), description=_(help_text), allow_abbrev=False)
        job.set_defaults(run=run)
        _add_options(job, verb)
    return parser


_JOBS: tuple[tuple[str, str, Callable[[argparse.Namespace], int | None]], ...] = (
    ("new", N_("make an empty office file"), new),
    ("demo", N_("write the practice office of invented people"), demo),
    ("figures", N_("print the figures of a year or span"), figures),
    ("report", N_("write the report of a year or span: a PDF, DOCX, XLSX or CSV"), report),
    ("sheet", N_("write an attendance sheet as a PDF"), sheet),
    ("check", N_("look whether the file is whole"), check),
)


def _add_options(job: argparse.ArgumentParser, verb: str) -> None:
    job.add_argument("--language", choices=i18n.LANGUAGES, help=_("the language of texts and papers"))
    if verb == "demo":
        job.add_argument("folder", type=Path, metavar="DIR", help=_("the folder to write into"))
        return
    job.add_argument("--database", type=Path, required=True, metavar="FILE", help=_("the office file"))
    job.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help=_("its first line is the passphrase; else OSAAVA_PASSPHRASE, else it is asked"),
    )
    job.add_argument("--person", metavar="NAME", required=verb == "new", help=_("who signs in"))
    if verb == "new":
        _add_new_options(job)
    if verb in ("figures", "report"):
        _add_scope_options(job)
    if verb == "figures":
        job.add_argument(
            "--format", choices=("text", "json", "csv"), default="text", help=_("how it is printed")
        )
    if verb == "report":
        _add_report_options(job)
    if verb == "sheet":
        job.add_argument("--group", metavar="NAME", help=_("the group; else whichever meets next"))
        job.add_argument("--date", metavar="DATE", help=_("the first day looked at; else today"))
    if verb in ("figures", "report", "sheet"):
        job.add_argument(
            "--output", type=Path, metavar="FILE", required=verb != "figures", help=_("the file to write")
        )


def _add_new_options(job: argparse.ArgumentParser) -> None:
    job.add_argument("--device", metavar="LETTER", default="A", help=_("this laptop's letter, A to Z"))
    job.add_argument("--organisation", metavar="NAME", default="ViaDia Pohjois-Savo ry", help=_("the office"))
    job.add_argument("--project", metavar="NAME", default="Osaava työikä", help=_("the project"))
    job.add_argument("--manager", metavar="NAME", help=_("the project manager; else who signs in"))


def _add_report_options(job: argparse.ArgumentParser) -> None:
    job.add_argument(
        "--extent",
        choices=[one.value for one in Extent],
        default=Extent.CONDENSED.value,
        help=_("how much of the report is laid out"),
    )
    job.add_argument(
        "--compare-from", dest="compare_start", metavar="DATE", help=_("beside a span from this day on")
    )
    job.add_argument("--compare-to", dest="compare_end", metavar="DATE", help=_("the last day of that span"))
    job.add_argument("--members", action="store_true", help=_("client numbers too, in a workbook"))


def _add_scope_options(job: argparse.ArgumentParser) -> None:
    job.add_argument("--year", type=_year, metavar="YEAR", help=_("a calendar year"))
    job.add_argument("--from", dest="start", metavar="DATE", help=_("the first day"))
    job.add_argument("--to", dest="end", metavar="DATE", help=_("the last day"))
    for name, help_text in (
        ("--area", _("only this area")),
        ("--worker", _("only this worker")),
        ("--place", _("only this place")),
        ("--group", _("only this group")),
    ):
        job.add_argument(name, metavar="NAME", help=help_text)
    job.add_argument("--basis", choices=[one.value for one in Basis], help=_("who counts as registered"))
