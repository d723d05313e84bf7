"""The starter brings everything up, keeps it up, and leaves nothing behind.

The process table is data, so small sleeping programs stand in for broker, web server, worker and clock.
"""

import gettext
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from config.build import catalogues, fonts
from config.starter import broker, guardian, places
from config.starter.places import ROOT, Address, Refusal
from config.starter.supervisor import Patience

pytestmark = pytest.mark.real_time

#: A supervisor of the programs that the body puts into its table.
SUPERVISE = """
import os, sys
from pathlib import Path
from config.starter import places
from config.starter.child import Program
from config.starter.console import Console
from config.starter.supervisor import Patience, Stopped, Supervisor

def program(name, code, **more):
    return Program(name, (sys.executable, "-I", "-S", "-c", code), **more)

lock = places.lock(Path(os.environ["SAMEN_DATA_DIR"]), "http://127.0.0.1:8000")
console, patience = Console(), Patience(first_pause=0.05, ending={ending})
try:
    with Supervisor(console, patience=patience, lock=lock) as supervisor:
        {body}
        supervisor.serve()
except Stopped:
    console.say("stopped")
"""
SLEEP = "import os, time; print('pid', os.getpid(), flush=True); time.sleep(60)"
DEAF = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + SLEEP
PARENT = f"import subprocess, sys; subprocess.Popen([sys.executable, '-I', '-S', '-c', {SLEEP!r}]); " + SLEEP


def keep(name: str, code: str, more: str = "") -> str:
    """A statement that puts a program into the table."""
    return f"supervisor.keep(program({name!r}, {code!r}, {more}))"


def within(seconds: float, condition: Callable[[], object]) -> object:
    """Waits until the condition holds and answers it, or what it was when the time ran out."""
    deadline = time.monotonic() + seconds
    while not (holds := condition()) and time.monotonic() < deadline:
        time.sleep(0.02)
    return holds


def runs(pid: int) -> bool:
    """Is this process there, and not only waiting to be buried?"""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


class Starter:
    """A starter under test: its process, what it has said, and the children that have told their numbers."""

    def __init__(self, process: subprocess.Popen[bytes], said: Path) -> None:
        self.process = process
        self._said = said

    @property
    def output(self) -> str:
        return self._said.read_text()

    def pids(self, count: int) -> list[int]:
        """The numbers of the children (and theirs) in the order they came, once there are so many."""
        found = within(30, lambda: self._pids() if len(self._pids()) >= count else None)
        assert found, f"waited in vain for {count} children; it said: {self.output}"
        return found

    def _pids(self) -> list[int]:
        return [int(number) for number in re.findall(r"\| pid (\d+)$", self.output, re.MULTILINE)]

    def end(self, number: int) -> int:
        """Sends a signal and answers the exit code."""
        self.process.send_signal(number)
        return self.process.wait(30)


@contextmanager
def starter(folder: Path, *body: str, ending: float = 20.0) -> Iterator[Starter]:
    """A supervisor whose table is made by these statements, with its data in the folder."""
    code = SUPERVISE.format(body="\n        ".join(body), ending=ending)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SAMEN_DATA_DIR": str(folder)}
    said = folder / "said"
    with said.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{code}"],
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield Starter(process, said)
    finally:
        process.kill()
        process.wait()


def verb(name: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The real starter with one verb."""
    return subprocess.run(
        [sys.executable, "-m", "config.start", name],
        cwd=ROOT,
        env={**os.environ, "SAMEN_DATA_DIR": str(folder), **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port on which somebody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


class TestEnding:
    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
    def test_a_stop_signal_ends_all_and_says_no_more_than_that(self, tmp_path, number):
        with starter(tmp_path, keep("web", SLEEP), keep("worker", SLEEP)) as started:
            pids = started.pids(2)
            assert started.end(number) == 0
            assert not any(runs(pid) for pid in pids)
            assert "Traceback" not in started.output
            assert started.output.endswith("stopped\n")

    def test_what_others_need_ends_last(self, tmp_path):
        told = "import os, signal, time\n"
        told += "def end(*_): time.sleep({}); print('bye', flush=True); os._exit(0)\n"
        told += "signal.signal(signal.SIGTERM, end)\n" + SLEEP
        body = [keep("broker", told.format(0), "ends_last=True"), keep("worker", told.format(0.2))]
        with starter(tmp_path, *body) as started:
            started.pids(2)
            started.end(signal.SIGTERM)
            ends = [line.split()[0] for line in started.output.splitlines() if line.endswith("bye")]
            assert ends == ["worker", "broker"]

    def test_a_child_that_will_not_end_is_ended(self, tmp_path):
        with starter(tmp_path, keep("worker", DEAF), ending=0.5) as started:
            (pid,) = started.pids(1)
            assert started.end(signal.SIGINT) == 0
            assert not runs(pid)
            assert "did not end within 0.5 s" in started.output

    @pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
    def test_killing_the_starter_ends_children_and_theirs(self, tmp_path):
        with starter(tmp_path, keep("web", PARENT), keep("worker", SLEEP)) as started:
            pids = started.pids(3)
            started.end(signal.SIGKILL)
            assert within(30, lambda: not any(runs(pid) for pid in pids))

    def test_the_guardian_ends_what_does_not_listen(self):
        with subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", DEAF], stdout=subprocess.PIPE, process_group=0
        ) as child:
            child.stdout.readline()
            guardian.end({child.pid}, patience=0.1)
            assert child.wait(30) == -signal.SIGKILL

    def test_the_guardian_knows_who_is_left(self):
        assert guardian.groups_left_behind(["+12\n", "+34\n", "-12\n", "+56\n"]) == {34, 56}

    def test_it_ends_when_nobody_reads_any_more(self, tmp_path):
        chatter = "import time\nwhile True: print('talk', flush=True); time.sleep(0.02)"
        code = SUPERVISE.format(body=keep("web", chatter), ending=20)
        with subprocess.Popen(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONPATH": str(ROOT), "SAMEN_DATA_DIR": str(tmp_path)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            process.stdout.readline()
            process.stdout.close()
            process.wait(30)
            assert process.stderr.read() == b""
            assert process.returncode == 0


class TestKeeping:
    def test_a_killed_child_is_started_again(self, tmp_path):
        with starter(tmp_path, keep("worker", SLEEP), keep("web", SLEEP)) as started:
            first, second = started.pids(2)
            os.kill(first, signal.SIGKILL)
            third = started.pids(3)[2]
            assert third not in (first, second)
            assert runs(second)
            assert "ended (signal 9); starting it again in 0.05 s" in started.output

    def test_what_a_child_leaves_running_ends_with_it(self, tmp_path):
        brief = PARENT.replace("time.sleep(60)", "time.sleep(0.3)", 2).replace("sleep(0.3)", "sleep(60)", 1)
        with starter(tmp_path, keep("web", brief)) as started:
            pids = started.pids(2)
            assert within(30, lambda: not any(runs(pid) for pid in pids))

    def test_the_pauses_grow_and_have_an_end(self):
        patience = Patience(first_pause=0.5, longest_pause=30)
        assert [patience.pause(ends) for ends in range(1, 9)] == [0.5, 1, 2, 4, 8, 16, 30, 30]
        assert patience.pause(10_000) == 30

    def test_a_program_that_is_not_there_is_said_and_tried_again(self, tmp_path):
        with starter(tmp_path, "supervisor.keep(Program('web', ('/no/such/program',)))") as started:
            assert within(30, lambda: started.output.count("cannot be started") >= 2)
            assert "Traceback" not in started.output

    def test_a_step_runs_once_and_its_lines_can_be_kept(self, tmp_path):
        body = [
            "lines = []",
            "speak = program('demo', 'print(12); print(34); raise SystemExit(3)')",
            "codes = [supervisor.run(speak, show=lines.append)]",
            "codes += [supervisor.run(program('migrate', 'print(56)'))]",
            "supervisor.console.say(f'{codes} {lines}')",
        ]
        with starter(tmp_path, *body) as started:
            assert within(30, lambda: "[3, 0] ['12', '34']" in started.output)
            assert "migrate | 56" in started.output

    def test_lines_come_whole_named_and_readable_whatever_is_in_them(self, tmp_path):
        bytes_out = r"import os, time; os.write(1, b'caf\xc3\xa9\xff\nhalf'); time.sleep(0.1)"
        bytes_out += "; os.write(1, b' a line')"
        with starter(tmp_path, f"supervisor.run(program('web', {bytes_out!r}))") as started:
            assert within(30, lambda: "half a line" in started.output)
            assert started.output.splitlines() == ["web     | café\ufffd", "web     | half a line"]


class TestOnlyOne:
    def test_a_second_start_from_the_same_data_is_refused_in_plain_words(self, tmp_path):
        with starter(tmp_path, keep("web", SLEEP)) as started:
            started.pids(1)
            second = verb("run", tmp_path)
        assert second.returncode == 1
        assert f"already runs from the data folder {tmp_path}: http://127.0.0.1:8000" in second.stderr
        assert f"process {started.process.pid}" in second.stderr
        assert "Traceback" not in second.stderr

    def test_after_the_end_the_next_may_start(self, tmp_path):
        with starter(tmp_path, keep("web", SLEEP)) as started:
            started.pids(1)
            started.end(signal.SIGTERM)
        os.close(places.lock(tmp_path, "next"))

    def test_a_killed_start_is_waited_for_until_its_children_are_gone(self, tmp_path):
        with starter(tmp_path, keep("web", SLEEP)) as started:
            pids = started.pids(1)
            started.end(signal.SIGKILL)
            descriptor = places.lock(tmp_path, "next")
            assert not any(runs(pid) for pid in pids)
            os.close(descriptor)

    def test_a_taken_port_is_said_before_anything_starts(self, tmp_path, taken_port):
        refused = verb("run", tmp_path, PORT=str(taken_port))
        assert refused.returncode == 1
        assert f"Port {taken_port} on 127.0.0.1 is taken by another program" in refused.stderr
        assert refused.stdout == ""
        assert [path.name for path in tmp_path.iterdir()] == ["start.lock"]

    @pytest.mark.parametrize("port", ["eighty", "0", "65536", "-1", "٨٠٠٠", "8000.0"])
    def test_a_port_that_is_none_is_refused(self, monkeypatch, port):
        monkeypatch.setenv("PORT", port)
        with pytest.raises(Refusal, match="PORT is"):
            Address.from_environment()

    @pytest.mark.parametrize(
        ("host", "url"),
        [
            ("127.0.0.1", "http://127.0.0.1:8000"),
            ("0.0.0.0", "http://127.0.0.1:8000"),
            ("::1", "http://[::1]:8000"),
        ],
    )
    def test_the_address_said_is_one_to_open(self, host, url):
        assert Address(host, 8000).url == url

    def test_a_data_folder_that_cannot_be_one_is_refused(self, tmp_path):
        (tmp_path / "file").touch()
        refused = verb("run", tmp_path / "file")
        assert refused.returncode == 1
        assert "cannot be used" in refused.stderr
        assert "Traceback" not in refused.stderr


class TestSecret:
    @pytest.fixture(autouse=True)
    def _no_given_secret(self, monkeypatch):
        monkeypatch.delenv("SECRET_KEY", raising=False)

    def test_it_is_made_once_for_its_owner_alone(self, tmp_path):
        secret = places.secret_key(tmp_path)
        assert places.secret_key(tmp_path) == secret
        assert len(secret) > 64
        assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
        assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]

    def test_many_at_once_get_the_same(self, tmp_path):
        with ThreadPoolExecutor(16) as pool:
            assert len(set(pool.map(lambda _: places.secret_key(tmp_path), range(64)))) == 1

    def test_a_given_one_is_taken_and_not_written(self, tmp_path, monkeypatch):
        monkeypatch.setenv("SECRET_KEY", "given")
        assert places.secret_key(tmp_path) == "given"
        assert list(tmp_path.iterdir()) == []

    def test_an_emptied_one_is_refused_rather_than_used(self, tmp_path):
        (tmp_path / "secret-key").write_text("\n")
        with pytest.raises(Refusal, match="no usable secret"):
            places.secret_key(tmp_path)


class TestBroker:
    @pytest.fixture(autouse=True)
    def _no_given_broker(self, monkeypatch):
        monkeypatch.delenv("CELERY_BROKER_URL", raising=False)
        monkeypatch.delenv("CACHE_URL", raising=False)

    def test_the_embedded_one_answers_only_its_owner(self, tmp_path):
        own = broker.choose(tmp_path, Path(sysconfig.get_path("purelib")))
        assert own.command[own.command.index("--port") + 1] == "0"
        with subprocess.Popen(own.command, stdout=subprocess.DEVNULL) as server:
            assert within(30, own.answers)
            assert stat.S_IMODE(own.socket_path.stat().st_mode) == 0o700
            server.terminate()
        assert server.returncode == 0

    def test_a_given_one_is_taken_with_a_cache_of_its_own(self, tmp_path, monkeypatch):
        monkeypatch.setenv("CELERY_BROKER_URL", "redis://:word@example.org:6379/0")
        given = broker.choose(tmp_path, tmp_path)
        assert given.command is None
        assert given.cache_url == "redis://:word@example.org:6379/1"

    @pytest.mark.parametrize(
        ("url", "cache"),
        [
            ("redis://localhost", "redis://localhost/1"),
            ("redis://localhost:6379/3", "redis://localhost:6379/4"),
            ("redis+socket:///run/redis.sock?virtual_host=0", "unix:///run/redis.sock?db=1"),
        ],
    )
    def test_emptying_the_cache_does_not_empty_the_queue(self, url, cache):
        assert broker.cache_beside(url) == cache

    @pytest.mark.parametrize("name", ["long-" * 40, "with a space", "100%", "what?", "café"])
    def test_a_data_folder_no_address_can_hold_gets_a_short_private_socket(self, tmp_path, name):
        folder = tmp_path / name
        folder.mkdir(parents=True)
        path = broker.socket_path(folder)
        try:
            assert len(os.fsencode(path)) <= broker.LONGEST_SOCKET_PATH
            assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
            assert broker.socket_path(folder) == path
            path.parent.chmod(0o755)
            with pytest.raises(Refusal, match="does not belong to you alone"):
                broker.socket_path(folder)
        finally:
            path.parent.rmdir()

    def test_without_any_the_person_is_told_what_to_do(self, tmp_path, monkeypatch):
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(Refusal, match="CELERY_BROKER_URL"):
            broker.choose(tmp_path, tmp_path)


class TestBareMachine:
    def test_the_starter_needs_only_the_standard_library(self):
        code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import config.start"
        subprocess.run([sys.executable, "-I", "-S", "-c", code], check=True)

    def test_without_a_python_make_says_what_is_missing(self):
        done = subprocess.run(
            ["make", "run", "CANDIDATES=no-such-python"], cwd=ROOT, capture_output=True, text=True
        )
        assert done.returncode != 0
        assert "Samen needs Python 3.11 or newer, and found none" in done.stderr

    @pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
    def test_every_direct_package_is_pinned_and_has_its_reason(self, name):
        lines = [line for line in (ROOT / name).read_text().splitlines() if line and line[0] not in "#-"]
        assert lines
        for line in lines:
            assert re.fullmatch(r"[a-z0-9-]+(\[[a-z,]+\])?==[\w.]+( ; [^#]+)?\s+# \S.+", line), line

    @pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock", "config/build/installer.lock"])
    def test_every_locked_package_has_hashes_and_no_place(self, name):
        text = (ROOT / name).read_text()
        assert "://" not in text
        assert str(ROOT) not in text
        for entry in re.split(r"\n(?=[a-z])", text):
            assert "--hash=sha256:" in entry, entry.splitlines()[0]

    def test_the_locks_are_of_the_requirements_and_agree(self):
        runtime, tools = pins("requirements.lock"), pins("requirements-dev.lock")
        assert runtime.items() <= tools.items()
        assert pins("requirements.txt").items() <= runtime.items()
        assert pins("requirements-dev.txt").items() <= tools.items()


def pins(name: str) -> dict[str, str]:
    """Package and version of each pinned line."""
    found = re.findall(r"^([a-z0-9-]+)(?:\[.*?\])?==([\w.]+)", (ROOT / name).read_text(), re.MULTILINE)
    return dict(found)


CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Partnership"
msgstr "Samenwerking"

#, fuzzy
msgid "Side"
msgstr "Zijde?"
"""


class TestBuilt:
    @pytest.fixture
    def catalogue(self, tmp_path):
        po = tmp_path / "room" / "locale" / "nl" / "LC_MESSAGES" / "django.po"
        po.parent.mkdir(parents=True)
        po.write_text(CATALOGUE)
        return po

    def test_a_catalogue_is_compiled_without_gettext_on_the_machine(self, tmp_path, catalogue, monkeypatch):
        monkeypatch.setenv("PATH", str(tmp_path))
        assert catalogues.main(tmp_path) == 0
        with catalogue.with_suffix(".mo").open("rb") as compiled:
            words = gettext.GNUTranslations(compiled)
        assert words.gettext("Partnership") == "Samenwerking"
        assert words.gettext("Side") == "Side"

    def test_a_catalogue_that_did_not_change_is_left_alone(self, tmp_path, catalogue, capsys):
        catalogues.main(tmp_path)
        capsys.readouterr()
        assert catalogues.main(tmp_path) == 0
        assert capsys.readouterr().out == ""

    def test_a_broken_catalogue_is_named(self, tmp_path, catalogue, capsys):
        catalogue.write_text('msgid "no end')
        assert catalogues.main(tmp_path) == 1
        assert "room/locale/nl/LC_MESSAGES/django.po cannot be compiled" in capsys.readouterr().err

    def test_the_typefaces_are_light_enough(self):
        files = [fonts.TARGET / typeface.file for typeface in fonts.TYPEFACES]
        assert sum(file.stat().st_size for file in files) < fonts.LARGEST_TOGETHER

    @pytest.mark.parametrize("typeface", fonts.TYPEFACES, ids=lambda typeface: typeface.family)
    def test_a_typeface_holds_what_pages_need_and_no_more(self, typeface):
        with TTFont(fonts.TARGET / typeface.file) as font:
            assert [(axis.axisTag, axis.minValue, axis.maxValue) for axis in font["fvar"].axes] == [
                ("wght", 360, 650)
            ]
            needed = "AZaz09 éèëêïíöóüúáàâçñÉËÏÖÜ ŠšŽžŁłŐőĞğŞşČč €£§©°±×÷½ –—‘’“”„…•·→←−≤≥≠"
            assert not set(map(ord, needed)) - font.getBestCmap().keys()
            assert "Source" not in font["name"].getDebugName(1)  # reserved for the unchanged font
            assert "Open Font License" in font["name"].getDebugName(13)
