"""A line to a server that breaks in the middle of what is sent."""

import contextlib
import socket
import threading


class CutLine:
    """Passes connections on to a server of this machine; with `cut_after` set, one that sends more bytes than that is
    cut off on both sides. A context; `port` is where it is reached."""

    def __init__(self, server: int):
        self._server, self.cut_after, self.cuts = server, None, 0
        self._entry = socket.create_server(("127.0.0.1", 0))
        self.port = self._entry.getsockname()[1]

    def __enter__(self):
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_raised):
        self._entry.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._entry.accept()
                server = socket.create_connection(("127.0.0.1", self._server))
                for one, other, is_sent in ((client, server, True), (server, client, False)):
                    threading.Thread(target=self._pass, args=(one, other, is_sent), daemon=True).start()

    def _pass(self, one: socket.socket, other: socket.socket, is_sent: bool) -> None:
        passed = 0
        with contextlib.suppress(OSError):
            while data := one.recv(16_384):
                passed += len(data)
                if is_sent and self.cut_after and passed > self.cut_after:
                    self.cuts += 1
                    break
                other.sendall(data)
        for end in (one, other):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
