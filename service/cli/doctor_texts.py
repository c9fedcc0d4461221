"""Do the texts at hand have the passages that the facts cite, word for word?"""

from collections.abc import Sequence
from pathlib import Path

from graph.model.citation import Verification
from graph.places import Places
from loaders.binding import citations_of
from loaders.facts.problems import LoadRefusedError
from loaders.holdings import holdings_of
from loaders.ingest import facts_of
from service.bundled import facts_folder
from service.cli.health import Check, broken, well
from service.loading import read_inputs


def check_texts(paths: Sequence[Path], places: Places) -> Check:
    """Hold texts against the hashes of the bundled facts, and of the fact files beside them."""
    try:
        given = read_inputs(paths, places)
    except LoadRefusedError as error:
        return broken("texts", str(error), "mend the files")
    bundled = read_inputs([facts_folder()], places)
    holdings = holdings_of((*bundled.families, *given.families), given.texts)
    files = set(holdings.texts)
    cited = {
        (c.file, c.lines, c.part, c.sha256): c.verification
        for fact in facts_of(holdings, places)
        for c in citations_of(fact)
        if c.file in files
    }
    wrong = sum(1 for verification in cited.values() if verification is Verification.MISMATCH)
    told = f"{len(cited)} passages cited from {len(files)} texts, {wrong} not as cited"
    if wrong:
        return broken("texts", told, "contract-graph load and contract-graph check say which")
    return well("texts", told)
