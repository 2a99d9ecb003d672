"""Who may speak to the local page, and what it takes: Host, token, cookie, origin, limits, names, bad files."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from variorum.web.desk import Desk, desk
from variorum.web.dropped import kept, safe_name
from variorum.web.guard import Keys
from variorum.web.pages import app
from variorum.web.shown import with_controls

HOST = "127.0.0.1:8642"
KEYS = Keys("the-token", "the-session")
REPORT = "“We could not see the pier,” Captain Ines Moreau said. “Nobody was hurt.”\n"
OTHER = "“We could not see the pier,” Captain Ines Moreau told the Ledger on the quay, where the ferry lay.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    (made / "a.txt").write_text(REPORT, "utf-8")
    return made


@pytest.fixture
def made(folder: Path, tmp_path: Path) -> Desk:
    return desk([str(folder)], add_to=str(tmp_path / "added"), max_bytes=20_000)


def client_of(made: Desk) -> TestClient:
    return TestClient(app(made, KEYS, (HOST, "localhost:8642")), base_url=f"http://{HOST}", follow_redirects=False)


@pytest.fixture
def stranger(made: Desk) -> TestClient:
    return client_of(made)


@pytest.fixture
def client(made: Desk) -> Iterator[TestClient]:
    with client_of(made) as client:
        client.get("/?token=the-token")
        yield client


def settled(client: TestClient, made: Desk, version: int) -> None:
    for _ in range(600):
        if made.shelves[0].version >= version and not made.shelves[0].running:
            return
        client.get("/shelves")
        time.sleep(0.05)
    raise AssertionError("the edition was not made")


def key(made: Desk) -> str:
    return f"/s/{made.shelves[0].key}"


@pytest.mark.parametrize("path", ["/", "/static/desk.js", "/shelves", "/s/x/main", "/nowhere"])
def test_without_the_token_there_is_nothing(stranger: TestClient, path: str) -> None:
    assert stranger.get(path).status_code == 403
    assert stranger.get(f"{path}?token=wrong").status_code == 403
    assert stranger.get(path, headers={"cookie": "variorum-8642=wrong"}).status_code == 403


def test_the_token_becomes_a_cookie_and_leaves_the_address(stranger: TestClient) -> None:
    answer = stranger.get("/?token=the-token&x=1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/?x=1")
    cookie = answer.headers["set-cookie"]
    assert "the-token" not in cookie
    assert {"HttpOnly", "SameSite=strict"} <= {part.strip() for part in cookie.split(";")}
    assert stranger.get("/").status_code == 200
    off = stranger.get(f"http://{HOST}//elsewhere.example/?token=the-token")
    assert off.headers["location"].startswith("/elsewhere.example")


@pytest.mark.parametrize("host", ["rebound.example", f"rebound.example:{8642}", "127.0.0.1", "127.0.0.1:1", ""])
def test_another_host_is_refused_whoever_asks(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers", [{"origin": "http://rebound.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}]
)
def test_another_page_cannot_change_anything(client: TestClient, made: Desk, headers: dict[str, str]) -> None:
    assert client.post(f"{key(made)}/decide", data={"what": "tally"}, headers=headers).status_code == 403


def test_every_answer_keeps_to_itself(client: TestClient, stranger: TestClient) -> None:
    for answer in (client.get("/"), client.get("/nowhere"), stranger.get("/", headers={"host": "x"})):
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in answer.headers


def test_a_static_file_is_one_of_three(client: TestClient) -> None:
    assert client.get("/static/desk.js").status_code == 200
    for name in ("README.md", "..%2fpages.py", "%2e%2e/pages.py", "desk.js%00"):
        assert client.get(f"/static/{name}").status_code == 404


def upload(client: TestClient, made: Desk, *files: tuple[str, bytes]) -> Any:
    sent = [("files", (name, data, "text/plain")) for name, data in files]
    return client.post(f"{key(made)}/files", files=sent, headers={"accept": "application/json"})


def test_what_is_dropped_stays_in_its_folder_under_a_plain_name(client: TestClient, made: Desk, tmp_path: Path) -> None:
    before = {p for p in tmp_path.rglob("*") if made.added_to not in p.parents and p != made.added_to}
    names = [
        "../../../evil.txt",
        "/etc/evil.txt",
        "C:\\evil.txt",
        "..",
        "a\u202etxt.exe",
        "x" * 400 + ".txt",
        ".hidden",
    ]
    assert upload(client, made, *((name, f"{OTHER} {name!r}".encode()) for name in names)).status_code == 200
    after = {p for p in tmp_path.rglob("*") if made.added_to not in p.parents and p != made.added_to}
    assert after == before
    found = [p for p in made.added_to.rglob("*") if p.is_file()]
    assert len(found) == len(names)
    assert all(p.parent == made.shelves[0].dropped and not p.name.startswith(".") for p in found)
    assert not any(os.access(p, os.X_OK) for p in found)


def test_nothing_is_overwritten_and_the_same_file_is_kept_once(tmp_path: Path) -> None:
    assert kept(tmp_path, "a.txt", b"one") == (tmp_path / "a.txt", True)
    assert kept(tmp_path, "a.txt", b"two") == (tmp_path / "a-2.txt", True)
    assert kept(tmp_path, "x/a.txt", b"two") == (tmp_path / "a-2.txt", False)
    (tmp_path / "link.txt").symlink_to(tmp_path.parent / "outside.txt")
    assert kept(tmp_path, "link.txt", b"three") == (tmp_path / "link-2.txt", True)
    assert not (tmp_path.parent / "outside.txt").exists()


@given(st.text(max_size=300))
def test_any_name_is_made_plain(given_name: str) -> None:
    name = safe_name(given_name)
    assert name not in ("", ".", "..")
    assert not set(name) & set('/\\:*?"<>|\x00\n\u202e')
    assert not name.startswith(".")
    assert len(os.fsencode(name)) <= 241


def test_what_is_too_large_is_refused_and_the_rest_taken(client: TestClient, made: Desk) -> None:
    answer = upload(
        client, made, ("big.txt", b"x" * 20_001), ("corrections.toml", b"x = 1"), ("ok.txt", OTHER.encode())
    )
    assert "1 file added" in answer.text
    assert "over 20,000 bytes" in answer.text
    assert "no report" in answer.text
    assert [p.name for p in made.shelves[0].dropped.iterdir()] == ["ok.txt"]
    assert upload(client, made, *((f"{n}.txt", b"x" * 19_000) for n in range(12))).status_code == 413


def test_a_body_longer_than_it_said_is_not_read(client: TestClient, made: Desk) -> None:
    def endless() -> Iterator[bytes]:
        yield b"--x\r\ncontent-disposition: form-data; name=files; filename=a.txt\r\n\r\n"
        for _ in range(500):
            yield b"x" * 1000
        yield b"\r\n--x--\r\n"

    headers = {"content-type": "multipart/form-data; boundary=x"}
    answer = client.post(f"{key(made)}/files", content=endless(), headers=headers)
    assert answer.status_code == 413
    assert not made.shelves[0].dropped.exists()


@pytest.mark.slow
def test_one_bad_file_is_set_aside_and_the_rest_is_done(client: TestClient, made: Desk) -> None:
    settled(client, made, 1)
    upload(client, made, ("bad.bin", b"\x00\x01\x02\x03"), ("b.txt", OTHER.encode()))
    settled(client, made, 2)
    home = client.get("/").text
    assert "bad.bin" in home
    assert "two reports" in home


def dialog(client: TestClient, made: Desk, kind: str, name: str) -> str:
    return client.get(f"{key(made)}/main/dialog?{kind}={name}").text


@pytest.mark.slow
def test_a_decision_is_written_applied_and_taken_back(client: TestClient, made: Desk, folder: Path) -> None:
    settled(client, made, 1)
    shelf = made.shelves[0]
    quoted = shelf.edition(shelf.stories[0]).quotations[0]
    assert "Captain Ines Moreau" in dialog(client, made, "quotation", quoted.id) or quoted.speaker
    form = {
        "what": "speaker",
        "quotations": quoted.id,
        "name": "Ola Brandt",
        "as": "speaker",
        "by": "Jo",
        "why": "Heard.",
    }
    assert client.post(f"{key(made)}/decide", data=form).headers["hx-trigger"] == "decided"
    settled(client, made, 2)
    edition = shelf.edition(shelf.stories[0])
    (decision,) = edition.corrections
    assert (decision.state, decision.by, decision.speaker) == ("applied", "Jo", "Ola Brandt")
    assert (folder / "corrections.toml").exists()
    assert "Decided by Jo" in client.get(f"{key(made)}/main").text
    assert "Take this decision back" in dialog(client, made, "correction", decision.id)
    gone = client.post(f"{key(made)}/undo", data={"id": decision.id, "by": "Al", "why": "Misheard."})
    assert gone.headers["hx-trigger"] == "decided"
    settled(client, made, 3)
    (undone,) = shelf.edition(shelf.stories[0]).corrections
    assert (undone.state, undone.undone and undone.undone.by) == ("undone", "Al")
    again = client.post(f"{key(made)}/undo", data={"id": decision.id, "by": "Al", "why": "Misheard."})
    assert "taken back already" in again.text


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"what": "rule the world"}, "nothing that can be decided"),
        ({"what": "tally", "tally": "t1", "verdict": "wrong"}, "your name"),
        ({"what": "tally", "tally": "t1", "verdict": "wrong", "by": "Jo"}, "a reason"),
        ({"what": "speaker", "quotations": "q1", "by": "Jo", "why": "x"}, "who said it"),
        ({"what": "date", "reports": "x", "published": "May", "by": "Jo", "why": "x"}, "must be a date"),
        ({"what": "distinct", "speakers": "ana", "name": "Al", "by": "Jo", "why": "x"}, "needs quotations or reports"),
    ],
)
def test_a_form_that_cannot_be_is_refused_in_words(
    client: TestClient, made: Desk, folder: Path, form: dict[str, str], says: str
) -> None:
    answer = client.post(f"{key(made)}/decide", data=form)
    assert 'role="alert"' in answer.text
    assert says in answer.text
    assert not (folder / "corrections.toml").exists()


@pytest.mark.slow
def test_corrections_that_break_their_form_are_said_and_never_overwritten(
    client: TestClient, made: Desk, folder: Path
) -> None:
    settled(client, made, 1)
    file = folder / "corrections.toml"
    file.write_text("[[correction]\n", "utf-8")
    form = {"what": "tally", "tally": "t1", "verdict": "wrong", "by": "Jo", "why": "x"}
    assert "this is no TOML" in client.post(f"{key(made)}/decide", data=form).text
    assert file.read_text("utf-8") == "[[correction]\n"
    settled(client, made, 2)
    assert "this is no TOML" in client.get("/").text


@pytest.mark.slow
def test_every_format_can_be_exported(client: TestClient, made: Desk) -> None:
    from variorum.writers import FORMATS

    settled(client, made, 1)
    for format_ in FORMATS:
        answer = client.get(f"{key(made)}/main/export/{format_}")
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith("attachment")
    assert client.get(f"{key(made)}/main/export/pdf").status_code == 404


def test_a_story_that_is_not_there_leads_to_the_list(client: TestClient, made: Desk) -> None:
    assert client.get(f"{key(made)}/none").headers["location"] == "/"
    assert client.get("/s/none/main").status_code == 404


@pytest.mark.slow
def test_what_a_report_prints_is_text_everywhere(client: TestClient, made: Desk, folder: Path) -> None:
    settled(client, made, 1)
    evil = "<script>alert(1)</script>"
    (folder / f"{evil.replace('/', '')}.txt").write_text(f"“{evil} we left,” Ann <b>Ray</b> said.\n", "utf-8")
    settled(client, made, 2)
    shelf = made.shelves[0]
    for quoted in shelf.edition(shelf.stories[0]).quotations:
        assert "<script>alert" not in dialog(client, made, "quotation", quoted.id)
    assert "<script>alert" not in client.get("/").text


def test_the_policy_of_the_page_is_kept_and_ours_added() -> None:
    page = (
        "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-x'; "
        'form-action \'none\'">\n</head><body class="a"><p></p></body>'
    )
    html, policy = with_controls(page, "<nav></nav>", "default-src 'none'; script-src 'self'; form-action 'self'")
    assert policy == "default-src 'none'; script-src 'self' 'sha256-x'; form-action 'self'"
    assert "Content-Security-Policy" not in html
    assert "<p></p><nav></nav></body>" in html
