"""The order of the rooms: document → analysis → claims → resolved claims with ids.

This is the only module that knows more than one room.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pourparler.analyse.documents import Analyser
from pourparler.errors import AnalysisError
from pourparler.extract.claims import extract_claims
from pourparler.follow.steps import find_steps
from pourparler.neural.reader import Reader
from pourparler.resolve.claims import Resolver
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

    def read(self, document: Document) -> Reading:
        """Return the claims of one document; a document that cannot be analysed gives none and says why."""
        try:
            analysis = self.analyser.analyse(document)
        except AnalysisError as error:
            return Reading(document, (), (*document.problems, str(error)), self.program)
        claims = self.resolver.resolve(extract_claims(analysis), analysis)
        sentences = tuple(sentence.span for sentence in analysis.sentences)
        identified = identify(document, claims)
        steps = find_steps(document, identified, sentences)
        return Reading(document, identified, document.problems, self.program, sentences, steps)
