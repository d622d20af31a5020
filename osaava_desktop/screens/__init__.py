"""The window: one module per form in ``ui/``. The only floor that knows Qt."""
