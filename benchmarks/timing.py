"""How are two things timed against each other on a machine that others use too?"""

import statistics
import time
from collections.abc import Callable

ROUNDS = 7


def ratio(
    name: str, ours: Callable[[], object], against: Callable[[], object], *, against_name: str
) -> float:
    """Run the two in turn, print and give the median of the ratios of their CPU times."""
    ours()
    against()
    ratios = [_cpu(ours) / max(_cpu(against), 1e-9) for _ in range(ROUNDS)]
    median = statistics.median(ratios)
    print(
        f"{name}: {median:.2f} times {against_name} (of {ROUNDS} rounds: {min(ratios):.2f} to {max(ratios):.2f})"
    )
    return median


def _cpu(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun
