"""Cookies of sessions: what the server keeps, signed, so that a made-up one costs no look-up."""

from __future__ import annotations

import hmac
from hashlib import sha256

from fastapi import Request, Response

from pourparler.store.accounts import LASTS, AccountStore, Session

COOKIE = "pourparler_session"


class Sessions:
    """Sessions of one server.

    Args:
        accounts: where they are kept.
        secure: True where the server is asked by https, so that the cookie travels by nothing else.
    """

    def __init__(self, accounts: AccountStore, *, secure: bool = False) -> None:
        self.accounts = accounts
        self._secure = secure
        self._key = accounts.secret()

    def of(self, request: Request) -> Session | None:
        """Return the session of a request."""
        token = self._token(request)
        return self.accounts.session(token) if token else None

    def begin(self, response: Response, user: str) -> None:
        """Begin a session; an older one of the same browser is not gone on with."""
        token = self.accounts.begin(user)
        response.set_cookie(
            COOKIE,
            f"{token}.{self._sign(token)}",
            max_age=int(LASTS.total_seconds()),
            httponly=True,
            samesite="strict",
            secure=self._secure,
            path="/",
        )

    def end(self, request: Request, response: Response) -> None:
        """End a session."""
        token = self._token(request)
        if token:
            self.accounts.end(token)
        response.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict", secure=self._secure)

    def _token(self, request: Request) -> str | None:
        token, _, signature = request.cookies.get(COOKIE, "").partition(".")
        return token if token and hmac.compare_digest(self._sign(token).encode(), signature.encode()) else None

    def _sign(self, token: str) -> str:
        return hmac.new(self._key, token.encode(), sha256).hexdigest()
