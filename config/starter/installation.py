"""The virtual environment and what the set-up builds: made once, and again only when its cause changed."""

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from config.starter.child import end_with_parent
from config.starter.console import Console
from config.starter.guardian import send
from config.starter.places import ROOT, Refusal
from config.starter.supervisor import Stopped

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
PACKAGES = VENV / "lib" / f"python{sysconfig.get_python_version()}" / "site-packages"
STAMP = VENV / "installed.json"
INSTALLER = ROOT / "config" / "build" / "installer.lock"
LOCKS = {"run": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}
BUILDS = ("config.build.catalogues", "config.build.fonts")
CATALOGUES = "*/LC_MESSAGES/*.po"
NOT_OURS = frozenset({".git", ".venv", "node_modules", "static", "staticfiles", "var"})
FONTS = ROOT / "static" / "built" / "fonts"
TIDYING_UP = 20.0  # seconds a command has for it when it is asked to stop
NO_VENV = """\
This Python ({python}) cannot make virtual environments: its module ensurepip is missing.
On Debian and Ubuntu: apt-get install python3-venv"""


def set_up(console: Console, kind: str = "run") -> None:
    """Brings the virtual environment and the built files up to date; `kind` is a key of LOCKS.

    Raises Refusal when that fails.
    """
    with _alone():
        if not _is_current(kind):
            begun = time.monotonic()
            _make_environment(console)
            _install(console, kind)
            _note(kind)
            console.say(f"Packages installed in {time.monotonic() - begun:.0f} s.")
        if not _is_built():
            _build()


def call(command: Sequence[str], environment: Mapping[str, str] | None = None) -> int:
    """Runs a command in the tree, on this terminal, and answers its exit code.

    When the starter is asked to stop, so is the command, once, and it may tidy up. Nothing it has started
    outlives it.
    """
    process = subprocess.Popen(
        list(command),
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        process_group=0,
        preexec_fn=end_with_parent(),
    )
    try:
        return process.wait()
    except Stopped as stopped:
        send(process.pid, stopped.number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(TIDYING_UP)
        raise
    finally:
        send(process.pid, signal.SIGKILL)
        process.wait()


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """One set-up at a time in this tree; a second one waits. The folder itself is the lock."""
    descriptor = os.open(ROOT / "config", os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # a file system without locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


# what is built


def _causes() -> str:
    """What the built files depend on: the packages, the programs that build them, the catalogues."""
    programs = sorted((ROOT / "config" / "build").glob("*.py"))
    parts = [file.read_bytes() for file in (*programs, *_catalogues())]
    return hashlib.sha256(b"\0".join([*parts, _noted().get("run", "").encode()])).hexdigest()


def _catalogues() -> list[Path]:
    roots = (path for path in ROOT.iterdir() if path.is_dir() and path.name not in NOT_OURS)
    return sorted(po for root in roots for po in root.rglob(CATALOGUES))


def _is_built() -> bool:
    compiled = all(po.with_suffix(".mo").exists() for po in _catalogues())
    return compiled and len(list(FONTS.glob("*.woff2"))) == 2 and _noted().get("built") == _causes()


def _build() -> None:
    """Runs the steps; each looks by itself what there is to do."""
    for module in BUILDS:
        if call([str(PYTHON), "-m", module]) != 0:
            raise Refusal(f"The set-up step {module} failed; see above.")
    STAMP.write_text(json.dumps({**_noted(), "built": _causes()}))


# what is installed


def _fingerprint(lock: Path) -> str:
    """What an installation depends on: the pins, the Python, the place (scripts name their interpreter)."""
    parts = (sys.version, sys.platform, str(ROOT), lock.read_text())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _noted() -> dict[str, str]:
    try:
        return json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {}


def _is_current(kind: str) -> bool:
    return PYTHON.exists() and _noted().get(kind) == _fingerprint(LOCKS[kind])


def _note(kind: str) -> None:
    """Notes what is installed now; the tools' file holds everything the product needs as well."""
    kinds = ("run", "dev") if kind == "dev" else ("run",)
    STAMP.write_text(json.dumps({each: _fingerprint(LOCKS[each]) for each in kinds}))


def _make_environment(console: Console) -> None:
    """An empty virtual environment of this Python, unless there is one."""
    ours = [str(PYTHON), "-c", "import sys; print(sys.version)"]
    with contextlib.suppress(OSError):
        if subprocess.run(ours, capture_output=True, text=True).stdout.strip() == sys.version:
            return
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        raise Refusal(NO_VENV.format(python=sys.executable)) from None
    console.say(f"Making the virtual environment .venv (Python {sys.version.split()[0]}) …")
    if call([sys.executable, "-m", "venv", "--clear", str(VENV)]) != 0:
        raise Refusal("The virtual environment could not be made; see above.")


def _install(console: Console, kind: str) -> None:
    """Installs what the lock names, each file checked by its hash: with uv if it can be had, else pip."""
    STAMP.unlink(missing_ok=True)
    console.say("Installing the packages …")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--require-hashes", "--no-input"]
    pip += ["--disable-pip-version-check"]
    wanted = ["-r", str(LOCKS[kind])]
    if call([*pip, "-r", str(INSTALLER)]) == 0 and (uv := shutil.which("uv", path=PYTHON.parent)):
        command = [uv, "pip", "install", "--quiet", "--python", str(PYTHON), "--require-hashes", *wanted]
        if call(command, _for_uv()) == 0:
            return
    console.say("uv is not to be had here; pip does it, more slowly.")
    if call([*pip, *wanted]) != 0:
        raise Refusal("The packages could not be installed; see above. Is the network there?")


def _for_uv() -> dict[str, str]:
    """The environment with pip's own settings said in uv's words."""
    said = {"PIP_INDEX_URL": "UV_DEFAULT_INDEX", "PIP_CERT": "SSL_CERT_FILE"}
    translated = {uv: os.environ[pip] for pip, uv in said.items() if pip in os.environ}
    return {"UV_NO_PROGRESS": "1", **translated, **os.environ}
