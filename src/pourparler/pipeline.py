"""The order of the rooms: document → analysis → claims → resolved claims with ids.

This is the only module that knows more than one room.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from pourparler.analyse.documents import Analyser
from pourparler.errors import AnalysisError
from pourparler.extract.claims import extract_claims
from pourparler.extract.language_model.asking import Asked, ask_about
from pourparler.follow.steps import find_steps
from pourparler.neural.reader import Reader
from pourparler.read.chat_servers import ChatServer
from pourparler.resolve.claims import Resolver
from pourparler.schema.analysis import Analysis
from pourparler.schema.codec import identify
from pourparler.schema.documents import Document
from pourparler.schema.record import Program, Reading
from pourparler.settings import Settings
from pourparler.version import RULES, __version__


@dataclass(frozen=True)
class Pipeline:
    """Turns documents into readings; weights and tables are loaded at the first one."""

    settings: Settings

    @cached_property
    def reader(self) -> Reader:
        """The neural reader."""
        return Reader.load(self.settings.weights, threads=self.settings.threads)

    @cached_property
    def analyser(self) -> Analyser:
        """The language analysis."""
        return Analyser(self.reader)

    @cached_property
    def resolver(self) -> Resolver:
        """The resolution of parties and places against the embedded tables."""
        return Resolver.load()

    @cached_property
    def program(self) -> Program:
        """What makes the claims."""
        return Program(version=__version__, weights=self.reader.name, rules=RULES)

    @cached_property
    def language_model(self) -> ChatServer | None:
        """The language model that is asked for further claims; None unless the settings name one."""
        return ChatServer(self.settings.language_model) if self.settings.language_model else None

    def read(self, document: Document) -> Reading:
        """Return the claims of one document; a document that cannot be analysed gives none and says why."""
        try:
            analysis = self.analyser.analyse(document)
        except AnalysisError as error:
            return Reading(document, (), (*document.problems, str(error)), self.program)
        found = self._extract(analysis)
        claims = self.resolver.resolve(found.claims, analysis)
        sentences = tuple(sentence.span for sentence in analysis.sentences)
        identified = identify(document, claims)
        steps = find_steps(document, identified, sentences)
        problems = (*document.problems, *found.problems)
        return Reading(document, identified, problems, self._program_of(found), sentences, steps)

    def _extract(self, analysis: Analysis) -> Asked:
        own = extract_claims(analysis)
        return ask_about(analysis, own, self.language_model) if self.language_model else Asked(own)

    def _program_of(self, found: Asked) -> Program:
        """Return what made the claims; a language model that did not answer made none, and can be asked again."""
        asked = self.settings.language_model
        if asked is None or found.answered == "none":
            return self.program
        share = "" if found.answered == "all" else ", in part"
        return replace(self.program, weights=f"{self.program.weights}{asked.mark}{share}")
