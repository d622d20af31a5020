"""Wrong passphrases at the door: a wait that grows, outlives the program, and ends."""

import time
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from osaava_desktop import settings
from osaava_desktop.errors import Damaged, TooSoon, WrongPassphrase
from osaava_desktop.services import people, tries
from osaava_desktop.store import opening
from osaava_desktop.store.office import Office
from tests.services.invented import NOW, PASSPHRASE, made_office


class Clocks:
    """Both clocks of the computer, to be turned by hand."""

    def __init__(self) -> None:
        self.wall, self.steady = 1_800_000_000.0, 50.0

    def go_on(self, seconds: float) -> None:
        """Time goes by."""
        self.wall += seconds
        self.steady += seconds

    def restart(self) -> None:
        """The program, and the clock that nobody can set, begin anew."""
        tries._steady.clear()
        self.steady = 3.0


@pytest.fixture
def clocks(monkeypatch: pytest.MonkeyPatch) -> Clocks:
    made = Clocks()
    tries._steady.clear()
    monkeypatch.setattr(time, "time", lambda: made.wall)
    monkeypatch.setattr(time, "monotonic", lambda: made.steady)
    return made


@pytest.fixture
def door(tmp_path: Path) -> people.Door:
    made_office(tmp_path / "office.osaava").close()
    return people.door(tmp_path / "office.osaava")


def sign_in(door: people.Door, passphrase: str) -> Office:
    return people.sign_in(door.path, door.people[0].person, passphrase, lambda: NOW)


def guess(door: people.Door, times: int) -> None:
    """Wrong ones in a row, without the cost of opening a slot."""
    for _time in range(times):
        with pytest.raises(WrongPassphrase), tries.counted(door.office):
            raise WrongPassphrase("wrong")


def test_five_wrong_ones_cost_nothing_and_the_sixth_waits(door: people.Door, clocks: Clocks) -> None:
    guess(door, 4)
    assert tries.wait(door.office) == 0
    with pytest.raises(WrongPassphrase):
        sign_in(door, "wrong")
    assert tries.wait(door.office) == 1
    with pytest.raises(TooSoon, match="wait 1 second and") as raised:
        sign_in(door, PASSPHRASE)
    assert raised.value.seconds == 1
    clocks.go_on(1)
    sign_in(door, PASSPHRASE).close()
    assert settings.load().tries == {}
    guess(door, 4)
    assert tries.wait(door.office) == 0  # a right one forgets the wrong ones


def test_it_grows_to_half_a_minute_and_is_never_for_good(door: people.Door, clocks: Clocks) -> None:
    guess(door, 4)
    waits = []
    for _time in range(40):
        guess(door, 1)
        waits.append(tries.wait(door.office))
        clocks.go_on(waits[-1])
    assert waits[:7] == [1, 2, 4, 8, 16, 30, 30]
    assert max(waits) == 30
    sign_in(door, PASSPHRASE).close()


def test_it_outlives_the_program(door: people.Door, clocks: Clocks) -> None:
    guess(door, 4)
    for _time in range(4):
        guess(door, 1)
        clocks.go_on(tries.wait(door.office))
    guess(door, 1)
    clocks.go_on(6)
    clocks.restart()
    assert tries.wait(door.office) == pytest.approx(10)
    with pytest.raises(TooSoon, match="wait 10 seconds"):
        sign_in(door, PASSPHRASE)


@pytest.mark.parametrize("turn", [-3600.0, -86_400.0 * 3650, 86_400.0 * 3650])
def test_a_clock_that_is_set_meanwhile(door: people.Door, clocks: Clocks, turn: float) -> None:
    guess(door, 5)
    clocks.wall += turn
    assert tries.wait(door.office) == 1  # the wall's clock doesn't count while the program runs
    clocks.go_on(1)
    assert tries.wait(door.office) == 0
    clocks.restart()
    assert tries.wait(door.office) <= 1
    clocks.go_on(1)
    assert tries.wait(door.office) == 0
    sign_in(door, PASSPHRASE).close()


def test_damage_is_no_guess(door: people.Door, clocks: Clocks) -> None:
    door.path.write_bytes(b"x" * 8192)
    for _time in range(7):
        with pytest.raises(Damaged):
            sign_in(door, PASSPHRASE)
    assert tries.wait(door.office) == 0


@pytest.mark.parametrize("words", ["", "x", "7", "-3 0", "7 nan", "7 -1e400", "1e9 0", "9" * 5000 + " 0"])
def test_settings_that_somebody_wrote_over(door: people.Door, clocks: Clocks, words: str) -> None:
    kept = settings.load()
    settings.save(replace(kept, tries=MappingProxyType({str(door.office): words})))
    assert 0 <= tries.wait(door.office) <= 30
    clocks.go_on(30)
    sign_in(door, PASSPHRASE).close()


def test_offices_don_t_share_their_tries(door: people.Door, clocks: Clocks, tmp_path: Path) -> None:
    guess(door, 5)
    made_office(tmp_path / "other.osaava").close()
    other = people.door(tmp_path / "other.osaava")
    assert tries.wait(other.office) == 0
    assert opening.key_file(door.path).office != opening.key_file(other.path).office
    sign_in(other, PASSPHRASE).close()
    assert tries.wait(door.office) > 0
