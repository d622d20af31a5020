"""How well a passphrase withstands guessing: live while it is typed, and before it is taken."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from zxcvbn import zxcvbn

from osaava_desktop.domain.checks import Problems, folded
from osaava_desktop.domain.people import PASSPHRASE_LENGTH
from osaava_desktop.i18n import N_, _
from osaava_desktop.store.keys import passphrase_bytes

ENOUGH = 4
"""The least score of a passphrase that is taken, of 0 to 4: who stole the file needs years of computers."""

_JUDGED = 64
"""So many characters are judged; the time that takes grows faster than their number."""

_STEPS = (3.0, 6.0, 8.0, 10.0)
"""Powers of ten of the guesses from which the score is 1, 2, 3, 4."""

_BEST = 12.0
"""The one at which the bar is full."""

_WORD, _LETTERS, _SIGN = 4.0, 7, 1.5
"""A word of some list costs so much, a longer run so much for so many letters; any other sign so much."""

COMMON = (
    "salasana tunnussana tunnuslause passiord lösenord sisään sisään1 qwerty asdf suomi finland sverige "
    "helsinki espoo tampere vantaa oulu turku jyväskylä kuopio lahti pori varkaus suonenjoki kaavi "
    "kesä talvi syksy kevät sommar vinter maanantai perjantai lauantai sunnuntai tammikuu helmikuu "
    "maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu joulu "
    "juhannus vappu koira kissa hevonen karhu perkele saatana hyvä rakas kulta mama isä äiti mummo "
    "koti kotona työ työpaja hanke ohjaaja asiakas toimisto viadia osaava pohjois savo tervetuloa "
    "admin matti maija pekka liisa jaska timo tiina sari jari mika minna leijonat jokerit kalpa hifk"
).split()
"""Words that people here take, which the dictionaries of the judge don't know."""

_WORDS = (
    N_("Very easy to guess."),
    N_("Easy to guess."),
    N_("A computer guesses it."),
    N_("Nearly hard enough to guess."),
    N_("Hard to guess."),
)

_WHY = {
    "dictionary": N_("Names and single words are guessed first: take four words that don't belong together."),
    "spatial": N_("Keys that lie side by side are guessed first: take four words instead."),
    "repeat": N_("The same signs over and over add little: take four words instead."),
    "sequence": N_("Runs such as abcd or 4567 add little: take four words instead."),
    "date": N_("Days and years are guessed first: take four words instead."),
    "regex": N_("Days and years are guessed first: take four words instead."),
}

_MORE = N_("Add a word or two.")


@dataclass(frozen=True, kw_only=True)
class Strength:
    """What a meter shows: a score from 0 to 4, a sentence, the share of the bar, and whether it will do."""

    score: int
    words: str
    share: float
    enough: bool


def judge(passphrase: str, names: Sequence[str] = ()) -> Strength:
    """How hard `passphrase` is to guess for who knows the `names` of office and person."""
    if not passphrase:
        return Strength(score=0, words="", share=0.0, enough=False)
    known = [folded(part) for part in chain.from_iterable(name.split() for name in names)]
    spelled = folded(passphrase[:_JUDGED]).replace(" ", "")  # or each space would pass for a secret sign
    found = zxcvbn(spelled or " ", user_inputs=[*known, *map(folded, COMMON)])
    power = min(float(found["guesses_log10"]), _as_words(folded(passphrase[:_JUDGED])))
    score = sum(power >= step for step in _STEPS)
    long = len(passphrase) >= PASSPHRASE_LENGTH
    share = min(power / _BEST, 1.0) * (1.0 if long else len(passphrase) / PASSPHRASE_LENGTH)
    words = _sentence(score, found["sequence"]) if long else _too_short(len(passphrase))
    return Strength(score=score, words=words, share=share, enough=long and score >= ENOUGH)


def problems(passphrase: str, names: Sequence[str] = ()) -> Problems:
    """What keeps `passphrase` from being taken, a sentence for the field `passphrase`.

    Raises StoreError when it has letters that no keyboard gives.
    """
    passphrase_bytes(passphrase)
    judged = judge(passphrase, names)
    if judged.enough:
        return {}
    return {"passphrase": judged.words or _too_short(0)}


def _as_words(spelled: str) -> float:
    """The power of ten for who tries words in any language: the judge knows English ones alone."""
    words = set(re.findall(r"[^\W\d_]+", spelled))
    others = re.sub(r"[^\W\d_]|\s", "", spelled)
    return sum(_WORD * max(1.0, len(word) / _LETTERS) for word in words) + _SIGN * len(others)


def _too_short(length: int) -> str:
    missing = PASSPHRASE_LENGTH - length
    return _("A passphrase has at least {count} characters: {missing} to go.").format(
        count=PASSPHRASE_LENGTH, missing=missing
    )


def _sentence(score: int, parts: Sequence[dict[str, object]]) -> str:
    """How good it is, and what would make it better."""
    judgement = _(_WORDS[score])
    if score >= ENOUGH:
        return judgement
    if score == ENOUGH - 1:
        return f"{judgement} {_(_MORE)}"
    weakest = max(parts, key=lambda part: len(str(part["token"])))
    return f"{judgement} {_(_WHY.get(str(weakest['pattern']), _MORE))}"
