"""Addresses: against a server on this machine, so that what is refused is refused for real."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.errors import FetchError
from pourparler.read.addresses import check_address, is_public
from pourparler.schema.documents import Document, Unreadable
from pourparler.settings import Settings

PAGE = (
    "<html><head><title>Truce holds</title></head><body><article><p>The envoy met both delegations in Port Amal on "
    "Tuesday and said the truce was holding.</p><p>The talks go on on Wednesday, officials of both sides said.</p>"
    "</article></body></html>"
)
FAST = Settings(fetch_timeout=0.3)


def feed(site: Any, *paths: str) -> str:
    items = "".join(
        f"<item><title>Entry {path}</title><link>{site.url(path)}</link><description>Summary of {path}.</description>"
        "<pubDate>Tue, 07 May 2024 10:00:00 +0000</pubDate></item>"
        for path in paths
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Wire</title>{items}</channel></rss>'


def test_a_page_is_read(read, site) -> None:
    (document,) = read(site.put("/a", PAGE), allow_private=True)
    assert isinstance(document, Document)
    assert document.text.startswith("The envoy met both delegations")
    assert document.url == site.url("/a")
    assert site.asked == ["/robots.txt", "/a"]


def test_this_machine_is_refused_unless_allowed(read, site) -> None:
    for url in (site.put("/a", PAGE), f"http://localhost:{site.server_port}/a", f"http://[::1]:{site.server_port}/a"):
        (refused,) = read(url)
        assert isinstance(refused, Unreadable)
        assert "--allow-private" in refused.problem or "was not found" in refused.problem
    assert site.asked == []


@pytest.mark.parametrize(
    "number",
    ["127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "::1", "fe80::1",
     "fc00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "224.0.0.1", "255.255.255.255"],
)  # fmt: skip
def test_private_numbers(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", ["9.9.9.9", "2620:fe::fe", "::ffff:9.9.9.9", "64:ff9b::909:909"])
def test_public_numbers(number: str) -> None:
    assert is_public(number)


def _answer_with(monkeypatch: pytest.MonkeyPatch, *numbers: str) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 80)) for number in numbers]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)


def test_a_public_name_with_a_private_number_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    _answer_with(monkeypatch, "9.9.9.9", "127.0.0.1")
    with pytest.raises(FetchError, match=r"leads to 127\.0\.0\.1"):
        check_address("http://reports.example/", allow_private=False)


def test_the_checked_number_is_the_one_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    _answer_with(monkeypatch, "9.9.9.9")
    target = check_address("https://reports.example/a?b=c#d", allow_private=False)
    assert target.pinned_url == "https://9.9.9.9:443/a?b=c"
    assert target.authority == "reports.example"


def test_a_redirect_to_a_private_address_is_refused(read, site, monkeypatch: pytest.MonkeyPatch) -> None:
    # The first host counts as public, so that only the second hop is private.
    monkeypatch.setattr("pourparler.read.addresses.is_public", lambda number: number == "127.0.0.1")
    (refused,) = read(site.redirect("/a", "http://127.0.0.2:9/secret"))
    assert isinstance(refused, Unreadable)
    assert "leads to 127.0.0.2" in refused.problem


def test_redirects_are_followed_and_counted(read, site) -> None:
    site.put("/end", PAGE)
    (document,) = read(site.redirect("/start", "/end"), allow_private=True)
    assert isinstance(document, Document)
    (refused,) = read(site.redirect("/loop", "/loop"), allow_private=True)
    assert "redirects more than 5 times" in refused.problem


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://x.example/", "http://[broken"])
def test_odd_redirects_are_refused(read, site, location: str) -> None:
    (refused,) = read(site.redirect("/a", location), allow_private=True)
    assert isinstance(refused, Unreadable)
    assert "address" in refused.problem


def test_robots_are_obeyed(read, site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /private/\n", "text/plain")
    site.put("/private/a", PAGE)
    (refused,) = read(site.url("/private/a"), allow_private=True)
    assert "robots.txt" in refused.problem
    assert "/private/a" not in site.asked
    (document,) = read(site.put("/open", PAGE), allow_private=True)
    assert isinstance(document, Document)


def test_a_redirect_does_not_lead_around_robots(read, site) -> None:
    site.put("/robots.txt", "User-agent: pourparler\nDisallow: /private/\n", "text/plain")
    site.put("/private/a", PAGE)
    (refused,) = read(site.redirect("/open", "/private/a"), allow_private=True)
    assert "robots.txt" in refused.problem
    assert "/private/a" not in site.asked


def test_a_failing_robots_file_allows_nothing(read, site) -> None:
    site.pages["/robots.txt"] = (503, {}, b"")
    (refused,) = read(site.put("/a", PAGE), allow_private=True)
    assert "robots.txt" in refused.problem


def test_too_large_is_refused(read, site) -> None:
    settings = Settings(max_bytes=1000)
    (refused,) = read(site.put("/a", PAGE * 10), allow_private=True, settings=settings)
    assert "larger than the limit of 1,000 bytes" in refused.problem


def test_a_slow_server_is_given_up(read, site) -> None:
    site.delay = 1.0
    (refused,) = read(site.put("/a", PAGE), allow_private=True, settings=FAST)
    assert "did not answer in time" in refused.problem


def test_a_missing_page_and_a_dead_server(read, site) -> None:
    (refused,) = read(site.url("/nothing"), allow_private=True)
    assert "status 404" in refused.problem
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (refused,) = read(f"http://127.0.0.1:{port}/", allow_private=True, settings=FAST)
    assert isinstance(refused, Unreadable)


def test_other_formats_by_media_type(read, site) -> None:
    (document,) = read(site.put("/a", '{"text": "The talks went on."}', "application/json"), allow_private=True)
    assert document.text == "The talks went on."
    (document,) = read(site.put("/b", "The caf\xe9 talks.".encode("latin-1"), "text/plain"), allow_private=True)
    assert document.text == "The café talks."


def test_a_feed_is_followed_to_its_pages(read, site) -> None:
    site.put("/1", PAGE)
    site.put("/3", PAGE)
    url = site.put("/feed", feed(site, "/1", "/2", "/3"), "application/rss+xml")
    first, second, third = read(url, allow_private=True, feed_links=2, pause=0.0)
    assert first.text.startswith("The envoy met")
    assert (str(first.published), first.url) == ("2024-05-07", site.url("/1"))
    assert second.text == "Summary of /2."
    assert "Only the feed's own words were read" in second.problems[0]
    assert third.text == "Summary of /3."
    assert "/3" not in site.asked
    assert site.asked.count("/robots.txt") == 1


@settings(deadline=None)
@given(st.text(max_size=40).filter(lambda rest: "@" not in rest))  # what stands before “@” is no host
def test_any_address_is_refused_cleanly(rest: str) -> None:
    with pytest.raises(FetchError):
        check_address("http://127.0.0.1:x" + rest, allow_private=True)
