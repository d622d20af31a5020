"""Osaava Desktop: the client, group and outcome register of a small Finnish employment office."""

__version__ = "0.1.0"
