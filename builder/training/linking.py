"""Learns the links between spans again on the finished encoder: a network in, the same one out.

While the whole network learns, its links chase vectors that move. At the end these stand still
and are computed once, so that several passes over the links alone take minutes.
"""

import random
from pathlib import Path
from typing import Any

import batches
import losses
import torch
from corpora.polnear import polnear
from network import Network
from samples import samples

LEARNED = ("links.weight", "links.bias", "distances", "between", "paragraphs", "unlinked")


def relinked(network: Network, shared: Path, recipe: dict[str, Any]) -> Network:
    """Return the network with its links learned from PolNeAR's train part, all else untouched."""
    torch.manual_seed(recipe["seed"])
    chance = random.Random(recipe["seed"])
    fresh = Network(network.size).state_dict()
    network.load_state_dict({name: fresh[name] for name in LEARNED}, strict=False)
    for name, parameter in network.named_parameters():
        parameter.requires_grad_(name in LEARNED)
    documents = polnear(shared / "data/polnear/train")
    found = [s for d in documents for s in samples(d)]
    made = [batches.batch(some) for some in batches.batched(found, recipe["batch"], chance)]
    seen = [_vectors(network.eval(), one.laid) for one in made]
    priors = [network.distances, network.between, network.paragraphs, network.unlinked]
    groups = [{"params": list(network.links.parameters())}, {"params": priors}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    rates = recipe["links"]["rate"], recipe["links"]["prior_rate"]
    total = len(made) * recipe["links"]["epochs"]
    for step in range(total):
        if step % len(made) == 0:
            order = random.Random(step).sample(range(len(made)), len(made))
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * (1 - step / total)
        at = order[step % len(made)]
        count = sum((own.right >= 0).sum() for own in made[at].links if own)
        if count:
            ends = network.links(seen[at].float())
            (losses.link_loss(network, ends, made[at].links) / float(count)).backward()
            optimiser.step()
            optimiser.zero_grad()
    return network


def _vectors(network: Network, laid: batches.Laid) -> torch.Tensor:
    read, mask = losses.inputs(laid)
    with torch.no_grad(), losses.autocast():
        return network(*read, mask=mask)["vectors"].bfloat16()
