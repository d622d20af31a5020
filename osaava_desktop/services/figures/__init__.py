"""All figures of a scope, each counted once, and the members behind each of them.

The window, the papers, the workbooks and the command line all take their numbers from here.
"""

from osaava_desktop.services.figures.report import bare, chosen, compute, members

__all__ = ["bare", "chosen", "compute", "members"]
