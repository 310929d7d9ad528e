#!/usr/bin/env python3
"""Everything a newcomer needs, with nothing but Python: `python3 dev.py run`, `python3 dev.py test`.

    run         set everything up, then start the program
    test        set everything up, then run every test
    setup       only set everything up
    check       linters: ruff, mypy strict, the import contracts, the lessons
    shots DIR   grab every screen in every theme, size and language to PNG
    words       collect the words to translate and refresh the catalogues
    bench       print the benchmark ratios (installs the peers they are measured against)

A second call with nothing changed does no set-up work at all.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")

# Debian packages that hold the libraries Qt's wheels leave to the system (read with ldd from PySide6 6.11).
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libgl1",
    "libOpenGL.so.0": "libopengl0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libXext.so.6": "libxext6",
    "libXrandr.so.2": "libxrandr2",
    "libXrender.so.1": "libxrender1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libpulse.so.0": "libpulse0",
    "libpulse-mainloop-glib.so.0": "libpulse-mainloop-glib0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
WINDOW_TOOLS = {"Xvfb": "xvfb", "xdotool": "xdotool", "openbox": "openbox"}
LOOKS = "looks or window"
BENCH_LIBRARIES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def digest(*paths: Path) -> str:
    """Return one digest of some files: what a finished step was finished for."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()


def apt(packages: list[str], why: str) -> None:
    """Install Debian packages where we may; else print the one line that does."""
    line = f"apt-get install -y {' '.join(packages)}"
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit(f"{why}\n  sudo {line}")
    say(f"{why}: {' '.join(packages)}")
    quiet = {"stdout": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=False, env=environment, **quiet)  # type: ignore[call-overload]
    subprocess.run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
        check=True,
        env=environment,
        **quiet,  # type: ignore[call-overload]
    )


def make_venv() -> None:
    """Create .venv; a bare Debian lacks python3-venv, so that is fetched first where it is missing."""
    if PYTHON.exists():
        return
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is what a newcomer starts with any Python
        sys.exit("SmartClass needs Python 3.11 or newer.")
    say("Creating .venv …")
    done = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False)
    if done.returncode and platform.system() == "Linux":
        shutil.rmtree(VENV, ignore_errors=True)
        apt([f"python{sys.version_info.major}.{sys.version_info.minor}-venv"], "Python's venv module is missing")
        done = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


def install(kind: str) -> None:
    """Install the pinned and hashed requirements of `kind` (run, dev, bench), once per version of the list."""
    wanted = ROOT / "requirements" / f"{kind}.txt"
    stamp = VENV / f".installed-{kind}"
    mark = digest(wanted)
    if stamp.exists() and stamp.read_text() == mark:
        return
    say(f"Installing requirements/{kind}.txt (first time: a minute or two) …")
    subprocess.run(
        [
            str(PYTHON),
            "-m",
            "pip",
            "install",
            "-q",
            "--disable-pip-version-check",
            "--require-hashes",
            "-r",
            str(wanted),
        ],
        check=True,
        cwd=ROOT,
    )
    stamp.write_text(mark)


def missing_libraries() -> set[str]:
    """Return the shared libraries Qt would look for in vain, by asking the loader."""
    qt = next((VENV / "lib").glob("python3*/site-packages/PySide6"))
    asked = [qt / "Qt/plugins/platforms/libqxcb.so", qt / "Qt/plugins/platforms/libqoffscreen.so"]
    asked += [qt / "QtGui.abi3.so", qt / "QtWidgets.abi3.so", qt / "QtMultimedia.abi3.so"]
    told = subprocess.run(["ldd", *map(str, asked)], capture_output=True, text=True, check=False).stdout
    return {line.split()[0] for line in told.splitlines() if "not found" in line}


def install_libraries() -> None:
    """See to Qt's system libraries (Linux only), once per PySide6 version."""
    if platform.system() != "Linux":
        return
    stamp = VENV / ".libraries"
    mark = digest(ROOT / "requirements" / "run.txt")
    if stamp.exists() and stamp.read_text() == mark:
        return
    missing = missing_libraries()
    if packages := sorted({LIBRARIES[name] for name in missing if name in LIBRARIES}):
        apt(packages, "Qt needs some system libraries")
    if left := missing_libraries():
        sys.exit(f"Qt still misses: {', '.join(sorted(left))}. Please install the packages that hold them.")
    stamp.write_text(mark)


def compile_words() -> None:
    """Compile the message catalogues where a .po is newer than its .mo."""
    stale = [
        po
        for po in (ROOT / "locales").glob("*/LC_MESSAGES/*.po")
        if not po.with_suffix(".mo").exists() or po.with_suffix(".mo").stat().st_mtime < po.stat().st_mtime
    ]
    for po in stale:
        call = [str(BIN / "pybabel"), "-q", "compile", "-i", str(po), "-o", str(po.with_suffix(".mo"))]
        subprocess.run(call, check=True, cwd=ROOT)


def set_up(kind: str) -> None:
    make_venv()
    install(kind)
    install_libraries()
    compile_words()


def window_tools() -> None:
    """See to the programs that let a test drive a real window without a screen."""
    if platform.system() == "Linux" and (
        packages := [package for tool, package in WINDOW_TOOLS.items() if not shutil.which(tool)]
    ):
        apt(packages, "The window tests need a virtual screen")


def call(*command: str, **environment: str) -> int:
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False).returncode


def run(arguments: list[str]) -> int:
    set_up("run")
    command = [str(PYTHON), str(ROOT / "main.py"), *arguments]
    if os.name == "posix":
        os.execv(command[0], command)  # noqa: S606 - our own interpreter
    return subprocess.run(command, check=False).returncode


def memory() -> Path | None:
    """Return a folder that lives in memory, where there is one with room: registers are flushed to disk all the time.

    On a disk each flush takes some 10 ms, and the tests write thousands of transactions. The disk is not under test.
    """
    folder = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
    roomy = folder.is_dir() and os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > 1 << 30
    return folder if roomy else None


def test(arguments: list[str]) -> int:
    """Run every test, then hold the floors to their coverage: 95 % below the screens, 80 % for the screens.

    The tests that go over every screen and every step run by themselves: watching every line would double their time.
    """
    set_up("dev")
    window_tools()
    if arguments:
        return call(str(BIN / "pytest"), *arguments, QT_QPA_PLATFORM="offscreen")
    shutil.rmtree(ROOT / "build" / "coverage", ignore_errors=True)
    (ROOT / "build" / "coverage").mkdir(parents=True)
    where = {"COVERAGE_FILE": str(ROOT / "build" / "coverage" / "data"), "QT_QPA_PLATFORM": "offscreen"}
    where["PYTHONDONTWRITEBYTECODE"] = ""  # some test boxes set it: every start of the program would compile it anew
    run = (str(BIN / "pytest"), "-n", "2", "--dist", "worksteal")
    with tempfile.TemporaryDirectory(dir=memory()) as folder:
        where["TMPDIR"] = folder
        looks = call(*run, "-m", LOOKS, **where)
        code = call(*run, "-m", f"not ({LOOKS})", "--cov", "--cov-report=", **where) or looks
    for floor, files in (
        (
            "95",
            "smartclass/domain/*,smartclass/content/*,smartclass/storage/*,smartclass/services/*,smartclass/reports/*",
        ),
        ("80", "ui/*"),
    ):
        report = [str(BIN / "coverage"), "report", f"--include={files}", f"--fail-under={floor}", "--skip-covered"]
        code = code or call(*report, **where)
    return code


def check(_arguments: list[str]) -> int:
    """Run every linter to its end and report the worst."""
    set_up("dev")
    commands = (
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "-q", "."),
        ("mypy",),
        ("lint-imports",),
        ("python", "-m", "smartclass", "check"),
    )
    codes = []
    for name, *rest in commands:
        say(f"— {name} {' '.join(rest)}")
        codes.append(call(str(BIN / name), *rest))
    return max(codes)


def shots(arguments: list[str]) -> int:
    if len(arguments) < 1:
        sys.exit("Say where the pictures go: python3 dev.py shots DIR")
    set_up("dev")
    return call(str(PYTHON), "-m", "tests.shots", *arguments, QT_QPA_PLATFORM="offscreen")


def words(_arguments: list[str]) -> int:
    set_up("dev")
    code = call(str(PYTHON), "-m", "smartclass.content.extractor")
    compile_words()
    return code


def not_installed(package: str) -> bool:
    return subprocess.run(["dpkg", "-s", package], capture_output=True, check=False).returncode != 0


def bench(arguments: list[str]) -> int:
    set_up("dev")
    if platform.system() == "Linux" and not shutil.which("weasyprint"):
        needed = [p for p in BENCH_LIBRARIES if not_installed(p)]
        if needed:
            apt(needed, "The peers in the benchmark need some libraries")
    install("bench")
    return call(str(PYTHON), "-m", "bench", *arguments)


def main(arguments: list[str]) -> int:
    commands = {
        "run": run,
        "test": test,
        "check": check,
        "shots": shots,
        "words": words,
        "bench": bench,
    }
    if not arguments or arguments[0] not in {*commands, "setup"}:
        print(__doc__)
        return 2
    if arguments[0] == "setup":
        set_up("dev" if "--dev" in arguments else "run")
        return 0
    return commands[arguments[0]](arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
