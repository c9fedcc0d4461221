"""Where does a numbered clause belong, and which reading of its marker is meant?

Each preference is a function named as a sentence; it proposes a place, or None where it does not
apply. They are asked in the order of ``PREFERENCES``, and the first answer holds. So the choice is
the same for the same text, and a person can read why.
"""

from collections.abc import Callable

from loaders.tree.drafts import HEADINGS
from loaders.tree.findings import TreeFindingKind
from loaders.tree.markers import Marker
from loaders.tree.scene import (
    Placement,
    Scene,
    below_prefix,
    continuations,
    doubt,
    is_inside,
    is_listed,
    is_prefix,
    is_replaced,
    label_of,
    likeness,
    list_goes_on_after,
    opening,
    opening_depth,
    runs_on,
    siblings,
    starts,
)
from loaders.tree.sequences import NEVER, follows
from loaders.tree.units import Kind

_FARTHEST = 20  # "(ii)" after "(a)" is no list of letters that has skipped to its 35th


def choose(scene: Scene) -> Placement | None:
    """Return the place that the first preference gives; None when the unit is no clause number."""
    for preference in PREFERENCES:
        placement = preference(scene)
        if placement is not None:
            return placement
    return None


def a_first_number_whose_list_goes_on_opens_it(scene: Scene) -> Placement | None:
    """An "(i)" after "(h)" is a roman one where "(ii)" comes before "(j)"."""
    if len(scene.unit.readings) == 1:
        return None
    for start in starts(scene):
        for _, reading in continuations(scene):
            if scene.ahead.goes_on(start, scene.at) < scene.ahead.goes_on(reading, scene.at):
                return opening(scene, start)
    return None


def the_next_number_goes_on_with_its_sequence(scene: Scene) -> Placement | None:
    """Of several sequences: the one indented alike, headed alike, written alike, the innermost."""
    candidates = continuations(scene)
    if not candidates:
        return None
    if len(candidates) == 1 and len(scene.unit.readings) == 1:
        return Placement(keep=candidates[0][0], marker=candidates[0][1])
    at, reading = max(candidates, key=lambda found: (*likeness(scene, *found), found[0]))
    best = likeness(scene, at, reading)
    alike = [found for found in candidates if likeness(scene, *found) == best]
    undecided = bool(starts(scene)) and scene.ahead.goes_on(reading, scene.at) == NEVER
    ambiguous = undecided or len(alike) > 1
    return Placement(
        keep=at,
        marker=reading,
        finding=TreeFindingKind.READING_AMBIGUOUS if ambiguous else None,
        after=label_of(scene.frames[at]) if ambiguous else None,
    )


def a_number_stands_below_its_prefix(scene: Scene) -> Placement | None:
    """The clause 2.4.1 stands below 2.4, or else below 2."""
    reading = scene.unit.readings[0]
    for length in range(len(reading.numbers) - 1, 0, -1):
        for at in range(len(scene.frames) - 1, -1, -1):
            if is_prefix(scene.frames[at], reading.numbers[:length]):
                exact = length == len(reading.numbers) - 1
                return below_prefix(scene, reading, at, exact=exact)
    return None


def a_number_goes_on_across_a_heading(scene: Scene) -> Placement | None:
    """Headings without a number group clauses whose numbers run on from group to group."""
    for at in range(len(scene.frames) - 1, -1, -1):
        if scene.frames[at].kind in HEADINGS:
            for reading in scene.unit.readings:
                if any(runs_on(reading, earlier) for earlier in scene.closed[at]):
                    return Placement(keep=at + 1, marker=reading)
    return None


def a_number_goes_on_after_what_interrupted_its_list(scene: Scene) -> Placement | None:
    """A paragraph between two items has closed the list: the next number opens it again."""
    for depth in range(len(scene.frames), -1, -1):
        for earlier in scene.closed[depth]:
            for reading in scene.unit.readings:
                if follows(reading, earlier) and not is_replaced(scene, depth, earlier):
                    return Placement(keep=depth, marker=reading)
    return None


def a_first_number_opens_a_list(scene: Scene) -> Placement | None:
    """Below an open list that is written alike: inside it when indented more, else repeated."""
    for start in starts(scene):
        same = [at for at, one in siblings(scene, start) if one.capital is start.capital]
        nearest = next(
            (at for at in same if scene.frames[at].unit.indent <= scene.unit.indent), None
        )
        if not same or (nearest is not None and is_inside(scene, scene.frames[nearest])):
            return opening(scene, start)
        frame = scene.frames[same[-1] if nearest is None else nearest]
        if nearest is not None and list_goes_on_after(scene, frame):
            return opening(scene, start, TreeFindingKind.READING_AMBIGUOUS, label_of(frame))
        return Placement(
            keep=same[-1] if nearest is None else nearest,
            marker=start,
            finding=TreeFindingKind.NUMBER_REPEATED,
            after=label_of(frame),
        )
    return None


def a_number_of_another_kind_fills_a_gap(scene: Scene) -> Placement | None:
    """A "3." between "ii." and "iv." is the third of that list, written otherwise."""
    for at in range(len(scene.frames) - 1, -1, -1):
        marker = scene.frames[at].marker
        for reading in scene.unit.readings if marker is not None and marker.numbers else ():
            if marker is not None and reading.family is not marker.family:
                likened = reading._replace(family=marker.family)
                if follows(likened, marker) and scene.ahead.goes_on(likened, scene.at) != NEVER:
                    return Placement(keep=at, marker=likened)
    return None


def a_number_after_a_lost_heading_closes_the_one_before(scene: Scene) -> Placement | None:
    """Where 5.1 comes after 4.3, the heading of 5 has lost its number."""
    reading = scene.unit.readings[0]
    if reading.weak or len(reading.numbers) == 1 or reading.numbers[-1] != 1:
        return None
    before = (*reading.numbers[:-2], reading.numbers[-2] - 1)
    for at, frame in enumerate(scene.frames):
        if frame.numbers[:-1] == before and frame.kind is not Kind.BULLET:
            parent = at - 1 if at and scene.frames[at - 1].numbers == before else at
            return Placement(
                keep=parent,
                marker=reading,
                finding=TreeFindingKind.NUMBER_MISSING,
                after=label_of(frame),
            )
    return None


def a_number_of_an_open_list_may_skip_or_go_back(scene: Scene) -> Placement | None:
    """A number that is not the next one, in the list of its kind that it is nearest to."""
    candidates = [
        (at, reading)
        for reading in scene.unit.readings
        if not reading.weak
        for at, one in siblings(scene, reading)
        if abs(reading.numbers[-1] - one.numbers[-1]) <= _FARTHEST
    ]
    if not candidates:
        return None

    def distance(found: tuple[int, Marker]) -> tuple[bool, bool, int, int]:
        frame, reading = scene.frames[found[0]], found[1]
        skipped = reading.numbers[-1] - frame.numbers[-1]
        return frame.unit.indent != scene.unit.indent, skipped <= 0, abs(skipped), -found[0]

    at, reading = min(candidates, key=distance)
    return Placement(
        keep=at,
        marker=reading,
        finding=doubt(reading, scene.frames[at].numbers[-1]),
        after=label_of(scene.frames[at]),
    )


def a_number_that_fits_nothing_stays_where_it_stands(scene: Scene) -> Placement | None:
    """Kept below the clause that is open: a quoted clause, or the only number that is left."""
    strong = [reading for reading in scene.unit.readings if not reading.weak]
    if not strong:
        return None
    reading = min(strong, key=lambda marker: marker.numbers)
    depth = opening_depth(scene.unit, scene.frames, as_list=is_listed(scene, reading))
    after = label_of(scene.frames[depth - 1]) if depth else None
    return Placement(
        keep=depth, marker=reading, finding=TreeFindingKind.NUMBER_OUT_OF_PLACE, after=after
    )


PREFERENCES: tuple[Callable[[Scene], Placement | None], ...] = (
    a_first_number_whose_list_goes_on_opens_it,
    the_next_number_goes_on_with_its_sequence,
    a_number_stands_below_its_prefix,
    a_number_goes_on_across_a_heading,
    a_number_goes_on_after_what_interrupted_its_list,
    a_first_number_opens_a_list,
    a_number_of_another_kind_fills_a_gap,
    a_number_after_a_lost_heading_closes_the_one_before,
    a_number_of_an_open_list_may_skip_or_go_back,
    a_number_that_fits_nothing_stays_where_it_stands,
)
