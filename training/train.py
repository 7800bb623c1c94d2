"""Train the reader: stage by stage, from the base encoder to `stage-N.pt`, then the mean of the last two.

A stage that was cut off goes on from its last checkpoint; a stage whose result is there is not run again.
"""

import random
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch

from pourparler.neural.pieces import WordPieces
from training.batches import Coder
from training.checkpoints import restore, save, save_mean, sizes_of
from training.corpus import Record, is_held, read_corpus, settle_heads
from training.model import Reader
from training.names import find_peoples, read_re3d, read_wikigold
from training.plans import EARLIER, FORMAL, Plan
from training.sentences import Document
from training.silver import parse
from training.stages import run_stage, schedule
from training.swaps import gather_names, swap_names
from training.treebanks import GUM_TRAIN, read_ewt, read_gum
from training.vocabulary import Vocabulary, build_vocabulary

MEANT = 2
"""How many stages the final weights are a mean of."""


@dataclass
class Sources:
    """The training documents by kind.

    EWT and GUM are apart because GUM, closer to reports, is seen more often; the corpus comes twice, with hyphened
    words split and whole.
    """

    syntax: list[Document]
    formal: list[Document]
    names: list[Document]
    claims: list[tuple[Document, Document]]

    def first(self, count: int) -> "Sources":
        """Return the first documents of each kind; all when the count is 0."""
        end = count or None
        return Sources(self.syntax[:end], self.formal[:end], self.names[:end], self.claims[:end])


def load_sources(data: Path, records: Sequence[Record]) -> Sources:
    """Read everything; the reports that are held apart are left out.

    Args:
        data: folder of the open data sets.
        records: the annotated reports.
    """
    ewt = read_ewt(data, "train")
    gum = read_gum(data / GUM_TRAIN)
    kept, _ = read_re3d(data / "re3d")
    gold = read_wikigold(data / "wikigold" / "wikigold.conll.txt", find_peoples([*ewt, *kept]))
    learned = [record for record in records if not is_held(record["id"])]
    both = zip(read_corpus(learned), read_corpus(learned, whole_hyphens=True), strict=True)
    return Sources(ewt, gum, kept + gold, [(split, whole) for (_, split), (_, whole) in both])


def train(sources: Sources, plans: Sequence[Plan], base: Path, out: Path) -> Path:
    """Run the stages; return the file of the mean of the last two.

    Args:
        sources: the training documents.
        plans: the stages, in order.
        base: folder of the base encoder (`model.safetensors`, `tokenizer.json`).
        out: folder for checkpoints and results.
    """
    out.mkdir(parents=True, exist_ok=True)
    stages: list[Path] = []
    for number, plan in enumerate(plans, start=1):
        target = out / f"stage-{number}.pt"
        if not target.exists():
            _train_stage(sources, plan, base, stages[-1] if stages else None, target)
        stages.append(target)
    if len(stages) < MEANT:
        raise ValueError(f"expected at least {MEANT} stages, found {len(stages)}")
    save_mean(*stages[-MEANT:], EARLIER, out / "mean.pt")
    return out / "mean.pt"


def _train_stage(sources: Sources, plan: Plan, base: Path, before: Path | None, target: Path) -> None:
    torch.manual_seed(plan.seed)
    model, vocabulary, history = _start(sources, base, before)  # the labels of all documents, however few are used
    sources = sources.first(plan.documents)
    model.to(torch.device("cuda" if torch.cuda.is_available() else "cpu"))
    coder = Coder(vocabulary, WordPieces(base / "tokenizer.json"))
    parts: dict[str, tuple[list, float]] = {
        "syntax": (coder.documents(sources.syntax), plan.syntax),
        "formal": (coder.documents(sources.formal), plan.syntax * FORMAL),
        "names": (coder.documents(sources.names), plan.names),
    }
    if plan.claims:
        variants = list(zip(*sources.claims, strict=True))
        for documents in variants:
            parse(model, coder, documents)
            for document in documents:
                settle_heads(document)
        variants += _with_other_names(sources, variants, plan)
        encoded = [coder.documents(documents) for documents in variants]
        parts["claims"] = (list(zip(*encoded, strict=True)), plan.claims)
    mean = run_stage(model, schedule(parts, plan), plan, coder.paths, target.with_suffix(".checkpoint"))
    save(target, model, mean, vocabulary, {"stages": [*history, asdict(plan)]})


def _with_other_names(sources: Sources, variants: list[tuple[Document, ...]], plan: Plan) -> list[tuple[Document, ...]]:
    """Return as many copies of the reports with other names as the plan wants, by turns of either variant."""
    pool = gather_names(variants[0])
    rng = random.Random(plan.seed)
    return [
        tuple(swap_names(document, pool, rng) for document in variants[i % len(variants)]) for i in range(plan.swaps)
    ]


def _start(sources: Sources, base: Path, before: Path | None) -> tuple[Reader, Vocabulary, list[dict]]:
    """Return the model, vocabulary and history of the stage before, or those of a first stage."""
    if before is not None:
        model, vocabulary, about = restore(before)
        return model, vocabulary, about["stages"]
    vocabulary = build_vocabulary(sources.syntax + sources.formal, [split for split, _ in sources.claims])
    model = Reader(sizes_of(vocabulary))
    model.encoder.load_base(base / "model.safetensors")
    return model, vocabulary, []
