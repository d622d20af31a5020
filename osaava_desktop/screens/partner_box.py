"""A field that finds a partner as one types, and can make one on the spot."""

from collections.abc import Sequence
from uuid import UUID

from osaava_desktop.domain.checks import Problems, folded
from osaava_desktop.domain.partners import Partner, PartnerType
from osaava_desktop.i18n import _
from osaava_desktop.screens.forms import promotable
from osaava_desktop.screens.widgets.person_box import Offer
from osaava_desktop.screens.widgets.place_box import PlaceBox
from osaava_desktop.services import partners
from osaava_desktop.store.office import Office

_MOST = 5


@promotable
class PartnerBox(PlaceBox):
    """Offers partners that are not closed; a name that is nobody's can become an employer or a local partner.

    ``chosen`` is the partner chosen, which may be one not stored yet: ``stored`` stores it.
    """

    picture = "building"

    def begin(self, office: Office, *, may_add: bool = True) -> None:
        """Look in this office; without ``may_add`` for partners that are there."""
        self._office, self._may_add = office, may_add
        self.set_source(self._found)
        self.set_likely(lambda: self._found(""))
        self.picked.connect(self.show_partner)

    def show_partner(self, partner: Partner | None) -> None:
        """The partner chosen, or none."""
        self.choose(partner.name if partner else "", partner)

    def chosen(self) -> Partner | None:
        """The partner chosen; None where nothing is, or the words are others now."""
        found = self.value()
        return found if isinstance(found, Partner) else None

    def key(self) -> UUID | None:
        """The id of the partner chosen."""
        found = self.chosen()
        return found.id if found else None

    def stored(self) -> Partner | None:
        """The partner chosen, stored if it is a new one."""
        found = self.chosen()
        if found is not None and found.created is None:
            found = partners.save(self._office, found)
            self.show_partner(found)
        return found

    def check(self, problems: Problems, name: str = "partner", *, needed: bool = True) -> None:
        """Say under ``name`` when none is chosen: of none at all only where one is ``needed``."""
        if self.chosen() is None and (needed or self.text().strip()):
            problems[name] = _("Choose the partner from the list that opens as you type.")

    def _found(self, text: str) -> Sequence[Offer]:
        there = partners.find(self._office, text, _MOST)
        offers = [Offer(text=f"{one.name} · {one.type.label}", value=one, icon="building") for one in there]
        if text and self._may_add and folded(text) not in {folded(one.name) for one in there}:
            offers += [
                Offer(text=words.format(name=text), value=Partner(name=text, type=kind), icon="add")
                for words, kind in (
                    (_("New employer: {name}"), PartnerType.EMPLOYER),
                    (_("New partner: {name}"), PartnerType.LOCAL),
                )
            ]
        return offers
