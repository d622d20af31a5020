"""Where files are found and where a person's own go."""

from pathlib import Path

import pytest

from osaava_desktop import paths


def test_resources_are_found_in_a_checkout() -> None:
    assert paths.resource("locale", "babel.cfg").is_file()


def test_a_missing_resource_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"icons/no such\.svg"):
        paths.resource("icons", "no such.svg")


def test_installed_files_lie_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "osaava_desktop"
    form = package / "ui" / "client.ui"
    form.parent.mkdir(parents=True)
    form.touch()
    monkeypatch.setattr(paths, "PACKAGE", package)
    assert paths.ui_file("client.ui") == form


def test_a_persons_files_lie_in_their_own_folders(tmp_path: Path) -> None:
    for path in (paths.data_dir(), paths.settings_file(), paths.log_file()):
        assert path.is_relative_to(tmp_path)
        assert not path.exists()
