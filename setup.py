"""Adds one step to the build of setup.cfg: the catalogues are compiled into the wheel."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithCatalogues(build_py):  # type: ignore[misc]
    """Writes osaava.mo for each language beside the copied resources."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        for po in Path("resources").glob("locale/*/LC_MESSAGES/*.po"):
            mo = Path(self.build_lib, "osaava_desktop", po).with_suffix(".mo")
            mo.parent.mkdir(parents=True, exist_ok=True)
            with po.open("rb") as source, mo.open("wb") as target:
                write_mo(target, read_po(source))


setup(cmdclass={"build_py": BuildWithCatalogues})
