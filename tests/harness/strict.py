"""Rules that hold in every test: rows without an order come in any order, and nobody leaves this machine."""

import random
import socket

from django.db.models.query import MAX_GET_RESULTS, QuerySet

LOCAL = ("127.", "::1", "localhost")


class UnorderedSlice(AssertionError):
    """A page or a first row was cut from rows that have no order."""


def shuffle_unordered_rows() -> None:
    """From now on a queryset without an order gives its rows in random order; cutting a piece off fails.

    What a database answers without ORDER BY is an accident. Here the accident happens in the test.
    """
    fetch = QuerySet._fetch_all

    def fetch_shuffled(self):
        fresh = self._result_cache is None
        fetch(self)
        if not fresh or self.ordered or len(self._result_cache) < 2:
            return
        query = self.query
        if query.low_mark or query.high_mark not in (None, MAX_GET_RESULTS):
            raise UnorderedSlice(f"rows of {self.model.__name__} are cut into pages without an order")
        random.shuffle(self._result_cache)

    QuerySet._fetch_all = fetch_shuffled


class NetworkRefused(AssertionError):
    """A test tried to reach another machine."""


def refuse_network() -> None:
    """From now on only this machine's own addresses and unix sockets can be reached."""
    connect, connect_ex, look_up = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def local_connect(self, address):
        _only_local(self.family, address)
        return connect(self, address)

    def local_connect_ex(self, address):
        _only_local(self.family, address)
        return connect_ex(self, address)

    def local_look_up(host, *args, **kwargs):
        if host is not None and not _is_local(host):
            raise NetworkRefused(f"tests do not look up {host!r}")
        return look_up(host, *args, **kwargs)

    socket.socket.connect = local_connect
    socket.socket.connect_ex = local_connect_ex
    socket.getaddrinfo = local_look_up


def _only_local(family: int, address: object) -> None:
    if family in (socket.AF_INET, socket.AF_INET6) and not _is_local(address[0]):
        raise NetworkRefused(f"tests do not connect to {address!r}")


def _is_local(host: str | bytes) -> bool:
    host = host.decode() if isinstance(host, bytes) else str(host)
    return host == "" or host.startswith(LOCAL)
