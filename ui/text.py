"""Texts of the screens: English in the code, other languages from resources/translations.

A text is written where it is used, ``translate("Counter", "Keep as received")``. A text kept in a
table is marked with ``source`` and translated where it is shown. The files are Qt Linguist's
``zh_CN.<package>.ts``, read as they are: nothing to compile, and a missing text shows in English.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from ui.places import TRANSLATIONS

_FIRST = (".ui", ".widgets")
"""The packages the login page is made of."""


class Language(StrEnum):
    """A language of the screens; papers and legal wording are Chinese in each."""

    CHINESE = "zh_CN"
    """简体中文, what people see unless they choose otherwise."""
    ENGLISH = "en"
    """The language of the source texts."""


def translate(context: str, text: str, **params: object) -> str:
    """The text in the language of the screen, with ``{name}`` places filled from ``params``."""
    shown = QCoreApplication.translate(context, text)
    return shown.format(**params) if params else shown


def source(context: str, text: str) -> str:
    """Mark a text that stands in a table: it is collected for translation and kept in English."""
    return text


def read_translations(files: Iterable[Path]) -> dict[tuple[str, str], str]:
    """Finished translations by context and source text."""
    texts: dict[tuple[str, str], str] = {}
    for file in files:
        for context in ElementTree.parse(file).iter("context"):
            name = context.findtext("name", "")
            for message in context.iter("message"):
                shown = message.find("translation")
                if shown is not None and shown.text and shown.get("type") is None:
                    texts[name, message.findtext("source", "")] = shown.text
    return texts


def translation_files(language: Language) -> list[Path]:
    """The files of a language; what the login page says stands in the first ones."""
    files = TRANSLATIONS.glob(f"{language.value}.*.ts")
    return sorted(files, key=lambda file: (file.suffixes[0] not in _FIRST, file.name))


def current_language() -> Language:
    """The language the running application shows."""
    application = QCoreApplication.instance()
    kept = application.property("language") if application is not None else None
    return Language(kept) if isinstance(kept, str) else Language.ENGLISH


class FileTranslator(QTranslator):
    """A translator that answers from texts read out of Linguist's own files.

    A file is read when no file before it has the text: a start reads what the login says alone. It
    answers every question, at worst with the source text: install it before any other, since Qt
    asks the last one first.
    """

    def __init__(self, files: Sequence[Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts: dict[tuple[str, str], str] = {}
        self._unread = tuple(files)

    def translate(
        self,
        context: str | bytes,
        source_text: str | bytes,
        disambiguation: str | bytes | None = None,
        n: int = -1,
    ) -> str:
        asked = (str(context), str(source_text))
        while asked not in self._texts and self._unread:
            file, *later = self._unread
            self._texts.update(read_translations([file]))
            self._unread = tuple(later)
        return self._texts.get(asked, asked[1])

    def isEmpty(self) -> bool:
        return not self._texts and not self._unread


class Languages(QObject):
    """Holds the translators of the running application and switches between languages.

    Qt tells every widget by ``QEvent.LanguageChange``; a page that is built anew needs nothing.
    """

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._application = application
        self._installed: list[QTranslator] = []
        self.current = Language.ENGLISH

    def use(self, language: Language) -> None:
        """Show all texts made from now on in this language."""
        for translator in self._installed:
            self._application.removeTranslator(translator)
            translator.deleteLater()
        self._installed = []
        self.current = language
        self._application.setProperty("language", language)
        QLocale.setDefault(QLocale(language.value))
        if language is Language.ENGLISH:
            return
        self._install(FileTranslator(translation_files(language), self))
        of_qt = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if of_qt.load(f"qtbase_{language.value}", folder):
            self._install(of_qt)

    def _install(self, translator: QTranslator) -> None:
        self._application.installTranslator(translator)
        self._installed.append(translator)
