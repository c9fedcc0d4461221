"""Whether an answer has what is expected of it, and nothing that it must never say."""

import pytest

from service.comparing import meets, missing, present

CITED = {"file": "002_x.txt", "lineStart": 10, "lineEnd": 12}
ANSWER: dict[str, object] = {
    "status": "STATED",
    "law": {"code": "FR", "name": "France"},
    "conflictKind": None,
    "branches": [{"answer": {"law": {"code": "DE"}}}, {"answer": {"law": {"code": "FR"}}}],
    "holes": [],
    "citations": [CITED],
}


@pytest.mark.parametrize(
    "expected",
    [
        {},
        {"status": "STATED"},
        {"law": {"code": "FR"}},
        {"conflictKind": None},
        {"branches": [{"answer": {"law": {"code": "FR"}}}]},
        {"branches": [{"answer": {"law": {"code": "FR"}}}, {"answer": {"law": {"code": "DE"}}}]},
        {"holes": []},
        {"citations": [{"file": "002", "lines": [12, 20]}]},
        {"citations": [{"lines": [1, 10]}]},
        {"citations": [{"lineStart": 10}]},
    ],
)
def test_what_is_named_is_there(expected: object) -> None:
    assert list(missing(ANSWER, expected)) == []
    assert meets(ANSWER, expected)


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ({"status": "DEPENDS"}, 'status is "STATED", expected "DEPENDS"'),
        ({"state": "STATED"}, "state is not in the answer"),
        ({"law": {"code": "DE"}}, 'law.code is "FR", expected "DE"'),
        ({"law": {"town": "Paris"}}, "law.town is not in the answer"),
        ({"law": None}, 'law is {"code":"FR","name":"France"}, expected null'),
        ({"law": [1]}, 'law is {"code":"FR","name":"France"}, expected [1]'),
        ({"conflictKind": {"a": 1}}, 'conflictKind is null, expected {"a":1}'),
        (
            {"branches": [{"answer": {"law": {"code": "IT"}}}]},
            'branches has nothing that meets {"answer":{"law":{"code":"IT"}}}; it is [{"answer":{"law":{"code":"DE"}}},{"answer":{"law":{"code":"FR"}}}]',
        ),
        ({"branches": []}, 'branches is not empty: [{"answer":{"law":{"code":"DE"}}},{"answer":{"law":{"code":"FR"}}}]'),
        ({"citations": [{"file": "003", "lines": [10, 12]}]}, "citations has nothing at 003 [10, 12]; it has 002_x.txt:10-12"),
        ({"citations": [{"file": "002", "lines": [13, 14]}]}, "citations has nothing at 002 [13, 14]; it has 002_x.txt:10-12"),
        ({"holes": [{"lines": [1, 2]}]}, "holes has nothing at None [1, 2]; it has nothing"),
        ({"branches": [{"lines": [1, 2]}]}, "branches has nothing at None [1, 2]; it has nothing"),
        ({"citations": [{"lines": [1, 2]}, {"lines": [11, 11]}]}, "citations has nothing at None [1, 2]; it has 002_x.txt:10-12"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told_in_words(expected: object, told: str) -> None:
    assert list(missing(ANSWER, expected)) == [told]
    assert not meets(ANSWER, expected)


def test_a_long_value_is_told_in_short() -> None:
    (told,) = missing({"text": "x" * 500}, {"text": "y"})

    assert told == 'text is "' + "x" * 156 + '…, expected "y"'


@pytest.mark.parametrize(
    "never",
    [
        {},
        {"law": {"code": "DE"}},
        {"law": [{"code": "DE"}, {"code": "IT"}]},
        {"law": {"code": "FR", "name": "Frankreich"}},
        {"branches": [{"answer": {"law": {"code": "IT"}}}]},
        {"holes": [{"agreement": "x"}]},
        {"citations": [{"file": "002", "lines": [90, 99]}]},
        {"branches": []},
    ],
)
def test_what_is_not_said_is_well(never: dict[str, object]) -> None:
    assert list(present(ANSWER, never)) == []


@pytest.mark.parametrize(
    ("never", "told"),
    [
        ({"law": {"code": "FR"}}, 'law is {"code":"FR"}, which must never be said'),
        (
            {"law": [{"code": "DE"}, {"code": "FR"}]},
            'law is {"code":"FR"}, which must never be said',
        ),
        ({"status": ["CONFLICT", "STATED"]}, 'status is "STATED", which must never be said'),
        ({"conflictKind": None}, "conflictKind is null, which must never be said"),
        (
            {
                "branches": [
                    {"answer": {"law": {"code": "IT"}}},
                    {"answer": {"law": {"code": "FR"}}},
                ]
            },
            'branches is [{"answer":{"law":{"code":"FR"}}}], which must never be said',
        ),
        (
            {"citations": [{"file": "002", "lines": [12, 99]}]},
            'citations is [{"file":"002","lines":[12,99]}], which must never be said',
        ),
        ({"holes": []}, "holes is [], which must never be said"),
        (
            {"lore": {"code": "FR"}},
            "lore, of which something must never be said, is not in the answer: is it misspelt?",
        ),
    ],
)
def test_what_must_never_be_said_is_told(never: dict[str, object], told: str) -> None:
    assert list(present(ANSWER, never)) == [told]
