"""What the office's own record says of itself."""

from osaava_desktop.domain.office import Profile


def test_all_funders_are_those_told_or_else_the_sheets_own() -> None:
    assert Profile(organisation="ViaDia", funder="ELY", funders="ELY\nKuopio").all_funders() == (
        "ELY",
        "Kuopio",
    )
    assert Profile(organisation="ViaDia", funder="ELY").all_funders() == ("ELY",)
    assert Profile(organisation="ViaDia").all_funders() == ()
