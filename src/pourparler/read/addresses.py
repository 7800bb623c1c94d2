"""Which addresses may be asked: http and https, on the public internet only, and the one that was checked.

A name is looked up once, every address it has is checked, and the connection goes to one of those: a name that answers
with another address at the second look-up (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from pourparler.errors import FetchError

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Target:
    """An address that may be asked: the URL as written, its host's name and port, and the number to connect to."""

    url: str
    scheme: str
    host: str
    port: int
    number: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one ``robots.txt`` is for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """Host and, where it is not the usual one, port, as the ``Host`` header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = {"http": 80, "https": 443}[self.scheme]
        return host if self.port == usual else f"{host}:{self.port}"

    @property
    def pinned_url(self) -> str:
        """The URL with the checked number in place of the name."""
        number = f"[{self.number}]" if ":" in self.number else self.number
        parts = urlsplit(self.url)
        return parts._replace(netloc=f"{number}:{self.port}", fragment="").geturl()


def check_address(url: str, *, allow_private: bool) -> Target:
    """Return where to connect for ``url``.

    Raises:
        FetchError: it is no http(s) address, its host is unknown, or it lies in a private network.
    """
    scheme, host, port = _split(url)
    numbers = _look_up(url, host, port)
    for number in numbers:
        if not allow_private and not is_public(number):
            raise FetchError(
                f"{url} leads to {number}, an address on this machine or in a private network; "
                "it was not asked (--allow-private permits it)."
            )
    return Target(url, scheme, host, port, numbers[0])


def _split(url: str) -> tuple[str, str, int]:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise FetchError(f"{url[:200]} is no address ({error}).") from error
    if parts.scheme not in {"http", "https"} or not host:
        raise FetchError(f"{url[:200]} is no http or https address; only these are read.")
    return parts.scheme, host, port or (443 if parts.scheme == "https" else 80)


def _look_up(url: str, host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:  # UnicodeError: a host name that cannot be encoded
        raise FetchError(f"The host of {url} was not found; check the address and the connection.") from error
    # The scope of a link-local address (“%eth0”) is no part of the number.
    return list(dict.fromkeys(str(entry[4][0]).split("%")[0] for entry in found))


def is_public(number: str) -> bool:
    """Tell whether an IP address is on the public internet, also where IPv6 wraps an IPv4 address.

    >>> is_public("::ffff:127.0.0.1"), is_public("169.254.169.254"), is_public("9.9.9.9")
    (False, False, True)
    """
    return all(part.is_global and not part.is_multicast for part in _wrapped(ipaddress.ip_address(number)))


def _wrapped(address: _Address) -> list[_Address]:
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address.ipv4_mapped:
        return [address.ipv4_mapped]  # says all there is to know; ::ffff:0:0/96 itself counts as private
    if address in _TRANSLATED:
        return [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
    inner = [address.sixtofour, *(address.teredo or ())]
    return [address, *(part for part in inner if part is not None)]
