"""The dialog of a card training: who passed, which card, and until when it is valid."""

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QWidget

from osaava_desktop.domain.cards import Card, CardType, valid_until
from osaava_desktop.domain.groups import Mark, RegisterRow
from osaava_desktop.domain.texts import capital
from osaava_desktop.errors import InvalidInput, PlainError, refuse
from osaava_desktop.i18n import _
from osaava_desktop.screens import choices, messages, theme
from osaava_desktop.screens.forms import FormDialog
from osaava_desktop.screens.widgets.field import Field

_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class CardsDialog(FormDialog):
    """Accepted once ``save`` has taken the card and who passed."""

    ui_file = "cards.ui"
    type_combo: QComboBox
    label_field: Field
    label_edit: QLineEdit
    on_field: Field
    on_edit: QLineEdit
    expires_field: Field
    expires_edit: QLineEdit
    organiser_field: Field
    organiser_edit: QLineEdit
    people_list: QListWidget
    all_button: QPushButton
    save_button: QPushButton
    cancel_button: QPushButton

    def __init__(
        self,
        rows: Sequence[RegisterRow],
        card: Card,
        today: dt.date,
        save: Callable[[Card, Collection[UUID]], object],
        parent: QWidget | None = None,
    ) -> None:
        """``card`` as it is proposed. Of ``rows`` those are listed who were present or have passed."""
        super().__init__(parent)
        self._card, self._today, self._save = card, today, save
        self._fields = {
            "label": self.label_field,
            "on": self.on_field,
            "expires": self.expires_field,
            "organiser": self.organiser_field,
        }
        self.setMinimumSize(theme.scaled(640), theme.scaled(460))
        choices.fill(self.type_combo, [(capital(one.label), one) for one in CardType], blank=False)
        self._list_people(rows)
        self._show_card()
        self.type_combo.currentIndexChanged.connect(lambda: self._propose_end())
        self.on_field.left.connect(self._propose_end)
        self.all_button.clicked.connect(self.tick_all)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        self.people_list.setFocus()

    def _list_people(self, rows: Sequence[RegisterRow]) -> None:
        for row in rows:
            if row.mark is Mark.PRESENT or row.passed:
                item = QListWidgetItem(f"{row.client.name} · {row.client.number}", self.people_list)
                item.setData(Qt.ItemDataRole.UserRole, row.client.id)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(_CHECKED if row.passed else _UNCHECKED)
        self.people_list.setCurrentRow(0)

    def _show_card(self) -> None:
        choices.choose(self.type_combo, self._card.type)
        self.label_edit.setText(self._card.label)
        choices.show_date(self.on_edit, self._card.on)
        choices.show_date(self.expires_edit, self._card.expires)
        self.organiser_edit.setText(self._card.organiser)
        self._show_label()

    def _show_label(self) -> None:
        """Only a card of no known type needs a name of its own."""
        self.label_field.setVisible(self._type() is CardType.OTHER)

    def _type(self) -> CardType:
        return CardType(self.type_combo.currentData())

    def _propose_end(self) -> None:
        """Another type or day: valid as long as such a card is as a rule."""
        self._show_label()
        sentence = choices.tidy_date(self.on_edit, self._today)
        self.on_field.show_problem(sentence) if sentence else self.on_field.clear()
        if not sentence:
            day = choices.read_date(self.on_edit, self._today)
            if day is not None and (day, self._type()) != (self._card.on, self._card.type):
                self._card = replace(self._card, on=day, type=self._type())
                choices.show_date(self.expires_edit, valid_until(self._type(), day))

    def tick_all(self) -> None:
        """Everybody passed; nobody, if everybody is ticked."""
        items = [self.people_list.item(line) for line in range(self.people_list.count())]
        all_ticked = all(item.checkState() is _CHECKED for item in items)
        for item in items:
            item.setCheckState(_UNCHECKED if all_ticked else _CHECKED)

    def passed(self) -> list[UUID]:
        """Who is ticked."""
        items = (self.people_list.item(line) for line in range(self.people_list.count()))
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is _CHECKED]

    def entered(self) -> Card:
        """The card as typed. Raises InvalidInput where a date can't be read."""
        problems: dict[str, str] = {}
        on = choices.try_date(self.on_edit, self._today, "on", problems)
        expires = choices.try_date(self.expires_edit, self._today, "expires", problems)
        if on is None:
            problems.setdefault("on", _("This is needed."))
        refuse(problems)
        return replace(
            self._card,
            type=self._type(),
            label=self.label_edit.text() if self._type() is CardType.OTHER else "",
            on=on or self._card.on,
            expires=expires,
            organiser=self.organiser_edit.text(),
        )

    def save(self) -> None:
        """Save and close; or say beside the fields what must be fixed first."""
        for field in self._fields.values():
            field.clear()
        try:
            self._save(self.entered(), self.passed())
        except InvalidInput as error:
            for name, sentence in error.problems.items():
                self._fields[name].show_problem(sentence)
            next(field for name, field in self._fields.items() if name in error.problems).edit.setFocus()
        except PlainError as error:
            messages.show_error(self, error)
        else:
            self.accept()
