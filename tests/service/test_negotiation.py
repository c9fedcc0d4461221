import pytest

from service.negotiation import GRAPHQL_MEDIA, JSON_MEDIA, accepted_media, is_json_request


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (None, JSON_MEDIA),
        ("", JSON_MEDIA),
        ("*/*", JSON_MEDIA),
        ("application/*", JSON_MEDIA),
        (JSON_MEDIA, JSON_MEDIA),
        (f"{JSON_MEDIA}; charset=utf-8", JSON_MEDIA),
        (GRAPHQL_MEDIA, GRAPHQL_MEDIA),
        (GRAPHQL_MEDIA.upper(), GRAPHQL_MEDIA),
        (f"{GRAPHQL_MEDIA}, {JSON_MEDIA}", JSON_MEDIA),
        (f"{GRAPHQL_MEDIA}, {JSON_MEDIA};q=0.9", GRAPHQL_MEDIA),
        (f"{GRAPHQL_MEDIA}; q=0.5, {JSON_MEDIA}", JSON_MEDIA),
        (f"{GRAPHQL_MEDIA}, */*;q=0.1", GRAPHQL_MEDIA),
        (f"*/*, {JSON_MEDIA};q=0", GRAPHQL_MEDIA),
        ("text/html, */*;q=0.8", JSON_MEDIA),
        ("text/html", None),
        (f"{JSON_MEDIA};q=0", None),
        (f"{JSON_MEDIA};q=much", None),
        (f"{JSON_MEDIA};q=2", None),
        (f"{JSON_MEDIA};q=nan", None),
    ],
)
def test_the_form_of_the_answer_follows_what_the_client_accepts(
    accept: str | None, media: str | None
) -> None:
    assert accepted_media(accept) == media


@pytest.mark.parametrize(
    ("content_type", "is_json"),
    [
        ("application/json", True),
        ("Application/JSON; charset=UTF-8", True),
        ('application/json; charset="utf-8"', True),
        ("application/json; boundary=x", True),
        ("application/json; charset=latin-1", False),
        ("application/graphql", False),
        ("text/plain", False),
        ("", False),
        (None, False),
    ],
)
def test_only_json_in_utf_8_is_read(content_type: str | None, *, is_json: bool) -> None:
    assert is_json_request(content_type) is is_json
