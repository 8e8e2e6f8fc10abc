"""Clients that hold a connection and hardly use it."""

import socket
import threading
from contextlib import contextmanager
from urllib.parse import urlsplit

HEAD = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "
BODY = (
    b"POST /accounts/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    b"Content-Length: 100000\r\n\r\na="
)
SILENT = b""


class SlowClients:
    """Connections that each sent the same few bytes."""

    def __init__(self, address: str, count: int, sent: bytes):
        target = (urlsplit(address).hostname, urlsplit(address).port)
        self.connections = [socket.create_connection(target, timeout=20) for _ in range(count)]
        for connection in self.connections:
            connection.sendall(sent)

    def drip(self) -> int:
        """Send a byte more on each; how many could."""
        return sum(map(_could_send, self.connections))

    def close(self) -> None:
        for connection in self.connections:
            connection.close()


@contextmanager
def slow_clients(address: str, count: int, sent: bytes, every: float = 1.0):
    """They drip on, a byte each in so many seconds, until the context ends; the silent ones say nothing."""
    clients, over = SlowClients(address, count, sent), threading.Event()

    def drip():
        while not over.wait(every):
            clients.drip()

    dripping = threading.Thread(target=drip, daemon=True)
    if sent:
        dripping.start()
    try:
        yield clients
    finally:
        over.set()
        if sent:
            dripping.join(20)
        clients.close()


def _could_send(connection: socket.socket) -> bool:
    """Whether the other end still takes it; what was cut off says so, or has ended."""
    try:
        connection.sendall(b"b")
        connection.setblocking(False)
        try:
            return connection.recv(65536) != b""
        except BlockingIOError:
            return True
        finally:
            connection.setblocking(True)
    except OSError:
        return False
