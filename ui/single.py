"""One program at a time: a second start asks the first one to come to the front."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

ANSWER = b"here"
PATIENCE = 1500
"""Milliseconds in which a living program answers."""


class Door(QObject):
    """Where a second start knocks; only this user's programs can."""

    knocked = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        from PySide6.QtNetwork import QLocalServer

        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name(folder))  # whoever has the lock may: what is left over is of a crash
        self.open = self._server.listen(_name(folder))
        self._server.newConnection.connect(self._answer)

    def _answer(self) -> None:
        while (visitor := self._server.nextPendingConnection()) is not None:
            visitor.disconnected.connect(visitor.deleteLater)
            visitor.write(ANSWER)
            visitor.flush()
            visitor.disconnectFromServer()
            self.knocked.emit()


def knock(folder: Path) -> bool | None:
    """Ask the program over `folder` to come to the front: True it does, False it doesn't answer, None no door."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(PATIENCE):
        return None
    answered = bool(socket.bytesAvailable()) or socket.waitForReadyRead(PATIENCE)
    said = bytes(socket.readAll().data()) if answered else b""
    socket.abort()
    return said == ANSWER


def _name(folder: Path) -> str:
    """Return the door's name: of this folder only, and without its path in it."""
    import hashlib

    return "smartclass-" + hashlib.sha256(str(folder.resolve()).encode(errors="replace")).hexdigest()[:20]
