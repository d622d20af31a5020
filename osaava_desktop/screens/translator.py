"""Qt's look-ups of texts (forms, standard buttons) answered from the program's gettext catalogue."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from osaava_desktop import i18n


class GettextTranslator(QTranslator):
    """Answers for the .ui files; what gettext does not know is left to the next translator."""

    def isEmpty(self) -> bool:
        """Qt skips a translator that calls itself empty, and this one has loaded no file."""
        return False

    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The message in the current language, or None when the catalogue has none."""
        if not sourceText:
            return None
        found = i18n.pgettext(disambiguation, sourceText) if disambiguation else i18n._(sourceText)
        return None if found == sourceText else found


class Translators:
    """The two translators that an application has installed: gettext before Qt's own."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._own = GettextTranslator()
        self._qt: QTranslator | None = None

    def use(self, language: str) -> None:
        """Speak ``language`` from now on; what is already on the screen must be made anew."""
        i18n.use(language)
        self.remove()
        self._qt = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._qt.load(f"qtbase_{i18n.current()}", folder):
            self._app.installTranslator(self._qt)
        self._app.installTranslator(self._own)

    def remove(self) -> None:
        """Take both off again."""
        self._app.removeTranslator(self._own)
        if self._qt is not None:
            self._app.removeTranslator(self._qt)
