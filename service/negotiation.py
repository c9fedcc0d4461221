"""In which form does a client want its answer, and in which did it send its request?"""

from collections.abc import Iterator

GRAPHQL_MEDIA = "application/graphql-response+json"
JSON_MEDIA = "application/json"
# What several ranges accept alike is given in the form that every client reads.
_OURS = (JSON_MEDIA, GRAPHQL_MEDIA)


def accepted_media(accept: str | None) -> str | None:
    """Give the media type to answer in; None where the client accepts neither of ours."""
    if accept is None or not accept.strip():
        return JSON_MEDIA
    ranges = dict(_ranges(accept))
    weights = {media: _weight(media, ranges) for media in _OURS}
    best = max(_OURS, key=lambda media: weights[media])
    return best if weights[best] > 0 else None


def _weight(media: str, ranges: dict[str, float]) -> float:
    """The most exact range that names the type decides."""
    for name in (media, "application/*", "*/*"):
        if name in ranges:
            return ranges[name]
    return 0.0


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        yield name, _number(weight)


def _number(text: str) -> float:
    try:
        weight = float(text)
    except ValueError:
        return 0.0
    return weight if 0 <= weight <= 1 else 0.0


def is_json_request(content_type: str | None) -> bool:
    """Tell whether a body is JSON in UTF-8, as far as its header says."""
    name, *parameters = (piece.strip().lower() for piece in (content_type or "").split(";"))
    charsets = [
        p.removeprefix("charset=").strip('"') for p in parameters if p.startswith("charset=")
    ]
    return name == JSON_MEDIA and all(charset in {"utf-8", "utf8"} for charset in charsets)
