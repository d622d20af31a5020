"""The list of survey sheets of a year."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from osaava_desktop.domain import surveys as rules
from osaava_desktop.domain import texts
from osaava_desktop.domain.surveys import AnswerSheet, Question, SheetLine
from osaava_desktop.i18n import _, ngettext
from osaava_desktop.screens.network_list import Columns, ListWords, NetworkList
from osaava_desktop.screens.record_page import RecordPage
from osaava_desktop.screens.survey_entry import SurveyEntryPage
from osaava_desktop.screens.tables import Column, Mark
from osaava_desktop.services import surveys
from osaava_desktop.store.office import Office

NUMBER, DATE, ANSWERS, COMMENT, QUOTABLE, CLIENT = range(6)


class SheetsTab(NetworkList):
    """The newest first; Enter corrects a sheet, and a new one is followed by the next."""

    name = "survey sheets"
    has_areas = False

    def __init__(self, office: Office, year: int, parent: QWidget | None = None) -> None:
        self._year = year
        self._questions: Sequence[Question] = ()
        super().__init__(office, parent)
        self.comment_chip = self.add_chip(_("With a comment"))
        self.quotable_chip = self.add_chip(_("May be quoted"))

    def show_year(self, year: int) -> None:
        """Another year, once it is read anew."""
        self._year = year

    def make_words(self) -> ListWords:
        """What it says of itself."""
        return ListWords(
            title=_("Survey sheets"),
            search=_("Search sheets"),
            icon="clipboard_text_ltr",
            empty=(
                _("No sheets of this year yet"),
                _("Type in the papers that came back: one key an answer, Enter for the next sheet."),
            ),
            new=_("&Type in sheets"),
            new_key=_("type in sheets"),
            binned=_("The sheet is in the bin"),
            back=_("The sheet is back in the list"),
        )

    def make_columns(self) -> Columns:
        """Its columns; clients only where sheets bear them."""
        columns = self._columns()
        if not self.office.profile.survey_names:
            columns.pop(CLIENT)
        giving_way = (CLIENT, QUOTABLE) if len(columns) > CLIENT else (QUOTABLE,)
        return Columns(
            columns=columns, giving_way=giving_way, growing=(COMMENT,), whole=(NUMBER, DATE, ANSWERS)
        )

    def facts(self) -> str:
        """How many there are."""
        count = len(self.lines())
        words = ngettext("{count} survey sheet", "{count} survey sheets", count).format(
            count=texts.format_number(count)
        )
        return f"{self._year} · {words}"

    def read(self) -> Sequence[SheetLine]:
        """The sheets of the year."""
        self._questions = surveys.questions(self.office, self._year)
        return surveys.sheet_lines(self.office, self._year)

    def record(self, line: Any) -> AnswerSheet:  # noqa: ANN401 - a line of this list
        """The sheet of a line."""
        sheet: AnswerSheet = line.sheet
        return sheet

    def is_wanted(self, line: Any, area: UUID | None) -> bool:  # noqa: ANN401
        """Whether the chips let a line through; sheets belong to no area."""
        sheet = line.sheet
        return (not self.comment_chip.isChecked() or bool(sheet.comment)) and (
            not self.quotable_chip.isChecked() or sheet.quotable
        )

    def make_page(self, record: Any) -> RecordPage:  # noqa: ANN401
        """The page of a sheet, or of the next ones."""
        line = next((line for line in self.lines() if record and line.sheet.id == record.id), None)
        return SurveyEntryPage(self.office, self._year, line)

    def put(self, record: Any) -> Any:  # noqa: ANN401
        """Put a sheet into the bin."""
        return surveys.put_sheet_in_bin(self.office, record)

    def take_back(self, record: Any) -> Any:  # noqa: ANN401
        """Take a sheet out of it."""
        return surveys.take_back(self.office, record)

    def _columns(self) -> list[Column[SheetLine]]:
        """Number, day, answers as initials, the comment, whether it may be quoted, whose it is."""
        today = self.office.today
        return [
            Column(
                title=_("No."),
                value=lambda line: str(line.number),
                sort=lambda line: line.number,
                width=64,
                right=True,
                strong=True,
            ),
            Column(
                title=_("Date"),
                value=lambda line: texts.format_near_date(line.sheet.on, today),
                sort=lambda line: line.sheet.on,
                spoken=lambda line: texts.format_date(line.sheet.on),
                width=104,
            ),
            Column(
                title=_("Answers"),
                value=lambda line: rules.initials(line, self._questions),
                spoken=self._spoken,
                width=140,
            ),
            Column(title=_("Comment"), value=lambda line: " ".join(line.sheet.comment.split()), width=220),
            Column(
                title=_("Quoting"),
                value=lambda _line: "",
                sort=lambda line: not line.sheet.quotable,
                marks=lambda line: (
                    [Mark(icon="checkmark", text=_("may be quoted"))] if line.sheet.quotable else []
                ),
                width=150,
            ),
            Column(title=_("Client"), value=lambda line: line.client, width=150, quiet=True),
        ]

    def _spoken(self, line: SheetLine) -> str:
        """The answers in whole words."""
        answers = (line.answers.get(question.id) for question in self._questions)
        return ", ".join(answer.label if answer else _("no answer") for answer in answers)
