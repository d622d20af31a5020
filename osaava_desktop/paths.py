"""Where things lie: the program's own read-only files, and the folders of the person at this computer."""

from pathlib import Path

import platformdirs

APPLICATION = "osaava-desktop"
PACKAGE = Path(__file__).parent


def ui_file(name: str) -> Path:
    """The Qt Designer form of that file name, such as ``client.ui``."""
    return _own("ui", name)


def resource(*parts: str) -> Path:
    """A file or folder under ``resources/``, such as ``resource("icons", "people.svg")``."""
    return _own("resources", *parts)


def _own(*parts: str) -> Path:
    """Looks beside the package's own files (installed), then one folder up (a checkout)."""
    for root in (PACKAGE, PACKAGE.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError("/".join(parts))


def data_dir() -> Path:
    """The folder that a new office is offered; it may not exist yet."""
    return platformdirs.user_data_path(APPLICATION, appauthor=False)


def settings_file() -> Path:
    """The settings of this person on this computer; it may not exist yet."""
    return platformdirs.user_config_path(APPLICATION, appauthor=False) / "settings.ini"


def log_file() -> Path:
    """The newest log; it may not exist yet."""
    return platformdirs.user_log_path(APPLICATION, appauthor=False) / "osaava-desktop.log"
