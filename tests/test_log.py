"""The log never says about whom."""

import logging
from collections.abc import Iterator

import pytest

from osaava_desktop import log, paths


@pytest.fixture
def root() -> Iterator[logging.Logger]:
    """The root logger, with the handlers and level it had before."""
    logger = logging.getLogger()
    handlers, level = logger.handlers[:], logger.level
    yield logger
    for handler in set(logger.handlers) - set(handlers):
        logger.removeHandler(handler)
        handler.close()
    logger.setLevel(level)


NOBODY: dict[str, int] = {}


def look_up(name: str) -> None:
    """Fails twice, naming the person each time."""
    try:
        NOBODY[name]
    except KeyError as error:
        raise ValueError(f"no such client: {name}") from error


def test_an_exception_is_logged_without_its_text(root: logging.Logger) -> None:
    log.start()
    try:
        look_up("Meikäläinen")
    except ValueError:
        root.exception("saving failed")
    text = paths.log_file().read_text(encoding="utf-8")
    assert "saving failed" in text
    assert "builtins.KeyError\nthen\n" in text
    assert "test_log.py:" in text
    assert " look_up\nbuiltins.ValueError" in text
    assert "Meikäläinen" not in text


def test_queries_are_not_logged(root: logging.Logger) -> None:
    log.start()
    logging.getLogger("peewee").debug("SELECT %s", "Meikäläinen")
    assert not logging.getLogger("peewee").isEnabledFor(logging.DEBUG)
    assert "Meikäläinen" not in paths.log_file().read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_made_is_no_reason_to_stop(root: logging.Logger) -> None:
    paths.log_file().parent.parent.mkdir(parents=True)
    paths.log_file().parent.touch()
    before = root.handlers[:]
    log.start()
    assert root.handlers == before


def test_a_trace_names_no_home_folder() -> None:
    with pytest.raises(ValueError, match="x") as caught:
        look_up("x")
    assert "tests/test_log.py" in log.trace(caught.value)
    assert str(paths.PACKAGE.parent) not in log.trace(caught.value)
