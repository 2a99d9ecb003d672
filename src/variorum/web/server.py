"""The server: a socket on 127.0.0.1, and nowhere else."""

from __future__ import annotations

import socket

from variorum.errors import VariorumError
from variorum.web.desk import Desk
from variorum.web.guard import keys
from variorum.web.pages import app

__all__ = ["Served"]

HERE = "127.0.0.1"
WAITING = 128
"""Connections that may wait while the server is still starting."""


class Served:
    """A desk with an address, that can be run."""

    def __init__(self, desk: Desk, port: int = 0) -> None:
        """Takes a port (0: a free one). Raises VariorumError where it is taken."""
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            self.socket.bind((HERE, port))
            self.socket.listen(WAITING)  # so that the address can be opened as soon as it is printed
        except OSError as error:
            raise VariorumError(f"Port {port} cannot be used ({error.strerror}); leave --port out.") from error
        self.socket.listen()  # whoever opens the address before the server has begun waits, and is not refused
        self.port = self.socket.getsockname()[1]
        self.keys = keys()
        self.app = app(desk, self.keys, (f"{HERE}:{self.port}", f"localhost:{self.port}"))

    @property
    def address(self) -> str:
        """The address to open; whoever has it can read and correct the reports."""
        return f"http://{HERE}:{self.port}/?token={self.keys.token}"

    def run(self) -> None:
        """Serves until it is stopped. Requests are not logged: the first one holds the token."""
        import uvicorn

        config = uvicorn.Config(
            self.app, log_level="warning", access_log=False, server_header=False, proxy_headers=False, ws="none",
            timeout_graceful_shutdown=2,
        )  # fmt: skip
        uvicorn.Server(config).run(sockets=[self.socket])
