"""Invented papers for the tests: nobody in them exists."""

from dataclasses import replace
from datetime import date, time

from osaava_desktop.domain.papers import (
    Align,
    Amount,
    BarChart,
    Block,
    Column,
    FigureTable,
    Funnel,
    Heading,
    Highlight,
    Issuer,
    Prose,
    ShareBar,
    SheetPaper,
    SheetRow,
    YearlyPaper,
)

PAYLOADS = (
    "<b>x",
    "x<br",
    "<para alignment=bogus>",
    "<img src=http://example.invalid/x.png>",
    '<img src="/etc/hostname"/>',
    "<font size=9999>",
    '<a href="file:///etc/hostname">x</a>',
    "=1+1",
    "**x**",
    "&amp; &#0; &nbsp;",
    "%s {name}",
)

ISSUER = Issuer(
    organisation="ViaDia Pohjois-Savo ry",
    project_name="Osaava työikä",
    project_code="S30000",
    funder="elinvoimakeskus",
    manager="Marja Kettunen",
    privacy_notice=(
        "Rekisterinpitäjä ViaDia Pohjois-Savo ry käyttää listaa hankkeen toteutuksen osoittamiseen. "
        "Tietosuojaseloste: ohjaajalta."
    ),
    practice=False,
)
NAMES = (
    "Eskelinen Raimo", "Hietala Sari", "Huttunen Päivi", "Ikonen Veera", "Kärkkäinen Olli", "Lehtonen Aino",
    "Leskinen Tuula", "Moilanen Jere", "Oravainen Mika", "Pitkänen Marja-Leena", "Rautio Eero",
)  # fmt: skip


def rows(texts: tuple[str, ...]) -> tuple[SheetRow, ...]:
    return tuple(SheetRow(number=number, text=text) for number, text in enumerate(texts, start=1))


def practice_issuer() -> Issuer:
    return replace(ISSUER, practice=True)


def sheet(**changes: object) -> SheetPaper:
    """The sheet of the design's picture."""
    usual = {
        "issuer": ISSUER,
        "number": "A-2026-0418",
        "title": "Osallistujalista",
        "subtitle": "Keskusteluryhmä",
        "sensitive": False,
        "on": date(2026, 11, 24),
        "starts": time(10),
        "ends": time(12),
        "place": "Kohtaamisasema, Kuopio",
        "leaders": ("Kaisa Rönkkö",),
        "rows": rows(NAMES),
        "blank_rows": 9,
    }
    return SheetPaper(**{**usual, **changes})  # type: ignore[arg-type]


AREAS = FigureTable(
    caption="Toiminta alueittain",
    columns=(
        Column(title="Alue", align=Align.LEFT),
        Column(title="Kirjautuneet"),
        Column(title="Ryhmäkerrat"),
        Column(title="Jatkopolulla"),
    ),
    rows=(
        ("Kuopio ja Juankoski", "41", "62", "19"),
        ("Varkaus ja Joroinen", "23", "38", "11"),
        ("Kaavi ja Siilinjärvi", "19", "31", "8"),
        ("Suonenjoki ja Leppävirta", "17", "27", "6"),
    ),
    total=("Yhteensä", "100", "158", "44"),
)
TARGETS = FigureTable(
    caption="Tunnusluvut ja tavoitteet. Perusjoukko N = vuonna 2025 alkaneet osallistumiset",
    columns=(
        Column(title="Tunnusluku", align=Align.LEFT),
        Column(title="n / N"),
        Column(title="Osuus"),
        Column(title="Tavoite"),
        Column(title="", align=Align.LEFT),
    ),
    rows=(
        ("Kirjautuneet (alkaneet 2025)", "100", "", "150", "67 % tavoitteesta"),
        ("Osallistuneet, arvio", "512", "", "", "väli 230–1\u00a0372"),
        ("Käynnit", "3\u00a0480", "", "", "nimetyt ja nimettömät"),
        ("Eteni jatkopolulle", "44 / 100", "44 %", "20 %", "toteutui"),
        ("Rikostaustaiset, nimetön laskuri", "20 / 100", "20 %", "10 %", "toteutui"),
        ("Vähemmistöön kuuluvat, arvio", "10 / 100", "10 %", "", ""),
    ),
)
PATHWAYS = BarChart(
    title="Jatkopolut, henkilöä",
    bars=tuple(
        Amount(label=label, value=value)
        for label, value in (
            ("Vapaaehtoistyö", 20),
            ("Työkokeilu ja työtoiminta", 15),
            ("Työnhaku", 11),
            ("Työ", 8),
            ("Opinnot", 2),
        )
    ),
    note="Sama henkilö voi olla usealla polulla: 44 henkilöä, 56 askelta.",
)
SURVEY = ShareBar(
    title="Asiakaskysely: hyvinvointi ja terveys",
    parts=tuple(
        Amount(label=label, value=value)
        for label, value in (
            ("merkittävästi", 32),
            ("jonkin verran", 16),
            ("ei lainkaan", 0),
            ("en osaa sanoa", 0),
        )
    ),
)
PHASES = Funnel(
    steps=tuple(
        Amount(label=label, value=value)
        for label, value in (("Kohtaaminen", 100), ("Kartoittaminen", 78), ("Kiinnittyminen", 52))
    )
)
BLOCKS: tuple[Block, ...] = (
    Prose(
        text=(
            "Avustetun toiminnan tavoitteena oli tukea **vaikeasti työllistyviä työttömiä henkilöitä** "
            "tarjoamalla matalan kynnyksen kohtaavaa toimintaa, yksilöllistä ohjausta sekä rinnalla kulkevaa "
            "tukea. Toimintaa toteutettiin ViaDia Pohjois-Savo ry:n toiminta-alueella useilla paikkakunnilla "
            "yhteistyössä hyvinvointialueen, kuntien, työllisyysalueiden, oppilaitosten, järjestöjen, "
            "seurakuntien ja muiden paikallisten toimijoiden kanssa."
        )
    ),
    Heading(text="Toteutus"),
    Prose(
        text=(
            "Toiminnan keskeisenä toteutustapana oli etsivä ja jalkautuva työ, jossa **neljä "
            "hanketyöntekijää** toimi omilla vastuualueillaan. Hanketyöntekijät olivat säännöllisesti "
            "läsnä Kohtaamisasemilla, ViaDia-toreilla, ruoka-aputilaisuuksissa sekä "
            "kumppaneiden toiminnoissa. Ruoka-aputyö osoittautui tärkeimmäksi keinoksi tavoittaa "
            "kohderyhmää. Osallistuminen oli vapaaehtoista ja mahdollista ilman ajanvarausta."
        )
    ),
    AREAS,
    Heading(text="Yhteistyö ja verkostoituminen"),
    Prose(
        text=(
            "Yhteistyötä tehtiin **hyvinvointialueen, kuntien, työllisyysalueiden, oppilaitosten, "
            "seurakuntien, järjestöjen ja muiden hankkeiden** kanssa. Hanketyöntekijät "
            "osallistuivat hanketiimin viikkopalaveriin, ohjausryhmän työskentelyyn ja "
            "alueellisiin verkostofoorumeihin.\n\n"
            "Yhteydenottoja kumppaneihin kirjattiin 214, tapaamisia 46 ja tarjolla olleita paikkoja 37, "
            "joista 9 oli piilotyöpaikkoja."
        )
    ),
    Heading(text="Asiakastyö"),
    Prose(
        text=(
            "Asiakastyössä toteutettiin toimintamallia **kohtaaminen, kartoittaminen ja kiinnittyminen**. "
            "Alkukartoituksissa ja tarvearvioinnissa käytettiin mm. Kykyviisaria. Asiakkaille annettiin "
            "yksilöllistä neuvontaa työnhakuun, opiskeluun, sosiaalipalveluihin, etuuksiin ja "
            "digipalveluihin liittyvissä asioissa."
        )
    ),
    PHASES,
    Heading(text="Tulokset"),
    TARGETS,
    PATHWAYS,
    SURVEY,
    Prose(
        text=(
            "Erityisen merkittävää on ollut rikostaustaisten ja muussa haavoittuvassa asemassa olevien "
            "tavoittaminen sekä tukeminen palvelujärjestelmässä, jota asiakkaat ovat kokeneet "
            "vaikeaselkoiseksi ja kuormittavaksi."
        )
    ),
    Heading(text="Jatkosuunnitelma"),
    Prose(text="Toimintaa kehitetään hankekauden aikana saatujen **havaintojen pohjalta**."),
)


def yearly(**changes: object) -> YearlyPaper:
    """The summary of the design's pictures."""
    usual = {
        "issuer": ISSUER,
        "year": 2025,
        "title": "Avustetun toiminnan tiivistetty kooste 2025",
        "figures_caption": "",
        "highlights": (
            Highlight(label="Kirjautuneet", value="100", note="tavoite 150 · 67 %", share=0.67, tick=1.0),
            Highlight(label="Osallistuneet", value="512", note="arvio, väli 230–1\u00a0372"),
            Highlight(
                label="Jatkopolut", value="44\u00a0%", note="44 / 100 · tavoite 20 %", share=0.44, tick=0.2
            ),
            Highlight(
                label="Hyvinvointi koheni", value="67\u00a0%", note="merkittävästi, 32 / 48", share=0.67
            ),
        ),
        "blocks": BLOCKS,
    }
    return YearlyPaper(**{**usual, **changes})  # type: ignore[arg-type]
