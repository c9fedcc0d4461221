import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from service.pages import Example, page_routes

_EXAMPLES = (
    Example(title="One", query="query One { one }"),
    Example(title="Two", query="query Two($n: Int) { two(n: $n) }", variables='{"n": 2}'),
)
_SECRET = "not for the reader"  # noqa: S105 - a text that must not leave its folder


def _client(built: Path | None) -> TestClient:
    return TestClient(Starlette(routes=page_routes(built=built, examples=_EXAMPLES)))


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A built GraphiQL in small, with a file outside it that nobody may read."""
    (tmp_path / "secret.txt").write_text(_SECRET)
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<title>GraphiQL</title>")
    (folder / "licenses.md").write_text("# Licences")
    for name in ("index-AAAA.js", "index-BBBB.css", "codicon-CCCC.ttf", "odd-DDDD.xyz"):
        (folder / "assets" / name).write_text(name)
    (folder / "assets" / "link.js").symlink_to(tmp_path / "secret.txt")
    return folder


@pytest.fixture
def with_build(built: Path) -> TestClient:
    return _client(built)


@pytest.fixture
def without_build() -> TestClient:
    return _client(None)


def test_graphiql_is_the_built_page_where_there_is_one(with_build: TestClient) -> None:
    for path in ("/graphiql", "/graphiql/", "/graphiql?query={one}"):
        response = with_build.get(path)

        assert response.text == "<title>GraphiQL</title>"
        assert response.headers["content-type"] == "text/html; charset=utf-8"


def test_graphiql_is_the_plain_page_where_nothing_was_built(
    without_build: TestClient, tmp_path: Path
) -> None:
    for client in (without_build, _client(tmp_path), _client(tmp_path / "no such folder")):
        for path in ("/graphiql", "/graphiql/", "/graphiql/plain"):
            response = client.get(path)

            assert response.status_code == 200
            assert "<code>make web</code>" in response.text


def test_the_plain_page_is_there_beside_the_built_one(with_build: TestClient) -> None:
    assert "<code>make web</code>" in with_build.get("/graphiql/plain").text


def test_everything_that_the_plain_page_names_below_graphiql_is_there(
    without_build: TestClient,
) -> None:
    page = without_build.get("/graphiql/plain").text

    named = re.findall(r'(?:href|src)="(/graphiql[^"]*)"', page)

    assert len(named) == 4
    for path in named:
        assert without_build.get(path).status_code == 200, path


def test_the_plain_page_has_no_script_or_style_in_its_text(without_build: TestClient) -> None:
    page = without_build.get("/graphiql/plain").text

    assert re.findall(r"<style|<script(?![^>]* src=)|\son\w+=|\sstyle=|javascript:", page) == []
    assert "https:" not in page
    assert "http:" not in page


@pytest.mark.parametrize("path", ["/graphiql", "/graphiql/plain"])
def test_a_page_may_load_from_its_own_server_only(with_build: TestClient, path: str) -> None:
    headers = with_build.get(path).headers

    policy = headers["content-security-policy"].split("; ")
    assert policy[0] == "default-src 'self'"
    assert "frame-ancestors 'none'" in policy
    assert not re.search(r"https?:|\*|unsafe-eval|script-src[^;]*unsafe", "; ".join(policy))
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_only_the_built_page_may_write_style_rules(with_build: TestClient) -> None:
    built, plain = with_build.get("/graphiql"), with_build.get("/graphiql/plain")

    assert "style-src 'self' 'unsafe-inline'" in built.headers["content-security-policy"]
    assert "unsafe-inline" not in plain.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("assets/index-AAAA.js", "text/javascript; charset=utf-8"),
        ("assets/index-BBBB.css", "text/css; charset=utf-8"),
        ("assets/codicon-CCCC.ttf", "font/ttf"),
        ("assets/odd-DDDD.xyz", "application/octet-stream"),
        ("licenses.md", "text/markdown; charset=utf-8"),
        ("plain/plain.js", "text/javascript; charset=utf-8"),
        ("plain/plain.css", "text/css; charset=utf-8"),
        ("plain/icon.svg", "image/svg+xml"),
    ],
)
def test_a_file_has_its_media_type(with_build: TestClient, path: str, media_type: str) -> None:
    response = with_build.get(f"/graphiql/{path}")

    assert response.status_code == 200
    assert response.headers["content-type"] == media_type
    assert response.headers["x-content-type-options"] == "nosniff"


def test_a_file_with_a_hash_in_its_name_is_kept_for_good(with_build: TestClient) -> None:
    response = with_build.get("/graphiql/assets/index-AAAA.js")

    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    "path", ["/graphiql", "/graphiql/plain", "/graphiql/plain/plain.js", "/graphiql/examples.json"]
)
def test_everything_else_is_asked_for_again(with_build: TestClient, path: str) -> None:
    assert with_build.get(path).headers["cache-control"] == "no-cache"


def test_a_page_that_did_not_change_is_not_sent_again(with_build: TestClient) -> None:
    first = with_build.get("/graphiql")

    second = with_build.get("/graphiql", headers={"If-None-Match": first.headers["etag"]})

    assert second.status_code == 304
    assert second.content == b""
    assert second.headers["cache-control"] == "no-cache"
    assert second.headers["content-security-policy"] == first.headers["content-security-policy"]


def test_a_page_answers_head_and_refuses_to_be_written(with_build: TestClient) -> None:
    assert with_build.head("/graphiql").status_code == 200
    assert with_build.post("/graphiql").status_code == 405


@pytest.mark.parametrize("path", ["none.js", "assets", "assets/", "assets/none.js", "plain/none"])
def test_what_is_not_there_is_refused_with_the_same_safety_headers(
    with_build: TestClient, path: str
) -> None:
    response = with_build.get(f"/graphiql/{path}")

    assert response.status_code == 404
    assert "frame-ancestors 'none'" in response.headers["content-security-policy"]
    assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("folder", ["", "assets/", "plain/"])
@pytest.mark.parametrize(
    "way_out",
    [
        "%2e%2e/secret.txt",
        "..%2fsecret.txt",
        "..%2f..%2fsecret.txt",
        "%2e%2e%2f%2e%2e%2fpages.py",
        "..%5csecret.txt",
        "%2fetc%2fpasswd",
        "/etc/passwd",
        "secret.txt%00.js",
        "link.js",
        "a" * 5000,
    ],
)
def test_no_path_leads_out_of_the_folder(with_build: TestClient, folder: str, way_out: str) -> None:
    response = with_build.get(f"/graphiql/{folder}{way_out}")

    assert response.status_code == 404
    assert _SECRET not in response.text


def test_without_a_build_there_is_no_file_of_it(without_build: TestClient) -> None:
    assert without_build.get("/graphiql/assets/index-AAAA.js").status_code == 404


def test_the_pages_get_the_examples_in_their_order(with_build: TestClient) -> None:
    response = with_build.get("/graphiql/examples.json")

    assert response.headers["content-type"] == "application/json"
    assert response.json() == {
        "examples": [
            {"title": "One", "query": "query One { one }", "variables": ""},
            {
                "title": "Two",
                "query": "query Two($n: Int) { two(n: $n) }",
                "variables": '{"n": 2}',
            },
        ]
    }


@pytest.mark.parametrize("variables", ["[1]", "{n: 2}", "null"])
def test_an_example_whose_variables_are_no_json_object_is_refused(variables: str) -> None:
    with pytest.raises(ValueError, match=r"example 'Odd' .* JSON object") as refused:
        Example(title="Odd", query="{ one }", variables=variables)

    assert repr(variables) in str(refused.value)
