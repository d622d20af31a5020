"""The window: one module per form in ``ui/``. The only floor that knows Qt."""

from osaava_desktop.screens.constants import keep_alive

keep_alive()
