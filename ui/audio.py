"""Sound through Qt: a sink on the PC's loudspeaker, and the pulse that moves every narrator on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from PySide6.QtCore import QBuffer, QByteArray

    from smartclass.ports.voice import Sink, SinkFactory

PULSE = 30
"""Milliseconds between two looks at what is being said."""


def device_present() -> bool:
    """Tell whether this PC has a loudspeaker (QtMultimedia may be missing; then it hasn't)."""
    try:
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError:
        return False
    return not QMediaDevices.defaultAudioOutput().isNull()


class QtSink:
    """Plays int16 mono samples on the default device."""

    def __init__(self) -> None:
        self._sound: Any = None
        self._buffer: QBuffer | None = None
        self._data: QByteArray | None = None

    def start(self, pcm: bytes, rate: int) -> None:
        """Begin; OSError where there is no device or it refuses."""
        from PySide6.QtCore import QBuffer, QByteArray, QIODevice

        try:
            from PySide6.QtMultimedia import QAudio, QAudioFormat, QAudioSink, QMediaDevices
        except ImportError as error:
            raise OSError("no sound library") from error
        device = QMediaDevices.defaultAudioOutput()
        if device.isNull():
            raise OSError("no sound device")
        shape = QAudioFormat()
        shape.setSampleRate(rate)
        shape.setChannelCount(1)
        shape.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._data = QByteArray(pcm)
        self._buffer = QBuffer(self._data)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._sound = QAudioSink(device, shape)
        self._sound.start(self._buffer)
        if self._sound.error() not in (QAudio.Error.NoError, QAudio.Error.UnderrunError):
            raise OSError("the sound device refused")

    def position(self) -> float:
        return float(self._sound.processedUSecs()) / 1e6 if self._sound else 0.0

    def finished(self) -> bool:
        if self._sound is None:
            return True
        from PySide6.QtMultimedia import QAudio

        return self._sound.state() in (QAudio.State.IdleState, QAudio.State.StoppedState)

    def stop(self) -> None:
        if self._sound is not None:
            self._sound.stop()
            self._sound = None


def default_sink_factory() -> SinkFactory:
    """Return what makes a sink for each clip."""

    def make() -> Sink:
        return QtSink()

    return make


class Pulse(QObject):
    """Calls something about thirty times a second while it is wanted, and never otherwise."""

    def __init__(self, parent: QObject, beat: Callable[[], None]) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(PULSE)
        self._timer.timeout.connect(beat)

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
