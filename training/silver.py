"""Trees and names for sentences that have none, by the model of the stage before: for features, anchors, exchanges."""

from collections.abc import Sequence

import torch

from pourparler.neural.pieces import LONGEST, pack
from pourparler.neural.trees import best_tree
from training.batches import Coder, collate
from training.model import Reader
from training.sentences import Document


@torch.no_grad()
def parse(model: Reader, coder: Coder, documents: Sequence[Document]) -> None:
    """Write heads, relations and likely names into every sentence that fits a window, and mark them as silver."""
    model.eval()
    device = next(model.parameters()).device
    for document in documents:
        encoded = [(s, coder.sentence(s)) for s in document if s.words]
        encoded = [(s, e) for s, e in encoded if e.length < LONGEST - 2]
        for start, end in pack([e.length for _, e in encoded], 256):
            batch = collate([[e for _, e in encoded[start:end]]], None, coder.paths)
            inputs = {name: value.to(device) for name, value in batch.inputs.items()}
            x = model.nodes(inputs["ids"], inputs["shapes"], inputs["first"], inputs["last"])
            arcs = model.trees(x, inputs["grid"]).float().cpu().numpy()
            names = model.names(x).argmax(-1).tolist()
            dependents, heads = model.label_dependent(x), model.label_head(x)
            for row, (sentence, _) in enumerate(encoded[start:end]):
                count = len(sentence.words) + 1
                tree = best_tree(arcs[row, :count, :count])
                nodes = inputs["grid"][row, :count]
                scores = model.label(dependents[nodes[1:]], heads[nodes[torch.from_numpy(tree[1:])]])
                labels = [coder.vocabulary.relations[i] for i in scores.argmax(-1).tolist()]
                sentence.heads = [int(head) for head in tree[1:]]
                sentence.relations = ["root" if h == 0 else x for h, x in zip(sentence.heads, labels, strict=True)]
                sentence.likely_names = [coder.vocabulary.names[names[node]] for node in nodes[1:].tolist()]
                sentence.silver = True
    model.train()
