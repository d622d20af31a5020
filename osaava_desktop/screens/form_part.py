"""What the parts of a longer form have in common: named fields, and dates that are checked on leaving."""

import datetime as dt
from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from osaava_desktop.domain.checks import Problems
from osaava_desktop.screens import choices
from osaava_desktop.screens.forms import Form
from osaava_desktop.screens.widgets.field import Field


class FormPart(Form):
    """A part of a form; ``edited`` at each change. ``dates`` names its fields that hold a date."""

    dates: ClassVar[tuple[str, ...]] = ()

    edited = Signal()

    def fields(self) -> Mapping[str, Field]:
        """The fields, in reading order, by the names that problems use."""
        raise NotImplementedError

    def entries(self) -> tuple[object, ...]:
        """All that is entered, to see whether anything has changed."""
        raise NotImplementedError

    def listen(self, today: dt.date) -> None:
        """Tell of changes, and check each date when the user leaves it."""
        for name, field in self.fields().items():
            field.edited.connect(self.edited)
            if name in self.dates:
                field.left.connect(lambda field=field: self._check_date(field, today))

    def clear(self) -> None:
        """Nothing to complain of."""
        for field in self.fields().values():
            field.clear()

    def show_problems(self, problems: Problems) -> list[Field]:
        """Show each problem beside its field; gives the fields that have one."""
        wrong = [field for name, field in self.fields().items() if name in problems]
        for name, field in self.fields().items():
            if name in problems:
                field.show_problem(problems[name])
            elif field.has_problem():
                field.clear()
        return wrong

    def _check_date(self, field: Field, today: dt.date) -> None:
        """Write the date in its usual form, or say what is wrong with it."""
        assert isinstance(field.edit, QLineEdit)
        sentence = choices.tidy_date(field.edit, today)
        if sentence:
            field.show_problem(sentence)
        elif field.has_problem():
            field.clear()
