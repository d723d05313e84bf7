"""Brings Samen up on a machine with only Python and make: `python -m config.start VERB`, or `make VERB`.

demo   Samen with demonstration data        run    Samen as it is, on http://127.0.0.1:${PORT:-8000}
test   everything the tests need, then all  lint   everything the tools have to say
bench  the benchmarks                       setup  only the set-up: packages, catalogues, typefaces
axe-full  every page for every role, in every language, in both colours, wide and narrow

Standard library only. What it starts is the table in `programs`; how it is kept running is
`config/starter/supervisor.py`.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from config.starter import broker, installation, places, servers
from config.starter.broker import Broker
from config.starter.child import Program, end_with_make, end_with_parent
from config.starter.console import Console
from config.starter.installation import PACKAGES, PYTHON, call
from config.starter.places import ROOT, Address, Refusal
from config.starter.supervisor import Stopped, Supervisor

BROKER_STARTS = 15.0  # seconds
BROKER_CHATTER = ("overcommit_memory", "scheduling shutdown", "ready to exit")
PRODUCT = ("accounts", "assessments", "config", "dashboards", "partnerships")

LINT: tuple[tuple[str, ...], ...] = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("djlint", "--lint", "--quiet", "templates"),
    ("lint-imports",),
    ("python", "manage.py", "makemigrations", "--check", "--dry-run"),
    ("bandit", "--quiet", "--recursive", "-ll", *PRODUCT),
)

#: What tells of a person's own installation; the tests get none of it.
OF_AN_INSTALLATION = frozenset(
    ("DATABASE_URL", "CELERY_BROKER_URL", "CACHE_URL", "SECRET_KEY", "EMAIL_URL", "ALLOWED_HOSTS", "DEBUG")
) | {name for name in os.environ if name.startswith("SAMEN_") and name != "SAMEN_CHROMIUM"}

NO_TESTS = 5  # pytest's exit code when the person asked for tests that do not run here

#: Not run a second time on PostgreSQL: what asks a database nothing, or nothing in which databases differ.
NOT_TWICE = tuple(
    f"--ignore=tests/{path}"
    for path in (
        "assessments/charts",
        "assessments/disclosure",
        "assessments/reviews/test_surveys.py",
        "assessments/reviews/test_walk.py",
        "assessments/trust",
        "dashboards/test_simulation.py",
        "house/test_access_matrix.py",
        "house/test_compose.py",
        "house/test_gates.py",
        "house/test_imports.py",
        "house/test_letters.py",
        "house/test_mirror.py",
        "house/test_pages.py",
        "house/test_settings.py",
        "house/test_starter.py",
        "house/test_statements.py",
        "house/test_templates.py",
        "house/test_texts.py",
        "house/test_translations.py",
    )
) + tuple(
    f"--deselect=tests/partnerships/{test}"
    for test in (
        "choice/test_searches.py::test_guessing_every_address_with_the_ids_of_the_others_finds_nothing",
        "choice/test_searches.py::test_no_address_of_the_url_tree_tells_a_candidate_of_the_others",
        "room/test_notes.py::test_no_page_of_the_other_side_changes_by_a_note",
    )
)

#: Asked of PostgreSQL alone where it is there: it refuses more of what people send than SQLite does.
ONCE_THERE = ("--ignore=tests/house/test_bad_input.py",)


# run and demo


def programs(environment: dict[str, str], address: Address, folder: Path) -> tuple[Program, ...]:
    """The process table: web server, worker and clock."""
    python = str(PYTHON)
    web = ("granian", "--interface", "wsgi", "--host", address.host, "--port", str(address.port))
    web_manner = (
        "--workers",
        "1",
        "--blocking-threads",
        "4",
        "--no-ws",
        "--workers-kill-timeout",
        "5",
        "--log-level",
        "warning",
    )
    celery = (python, "-W", "ignore:You're running the worker", "-m", "celery", "-A", "config", "--quiet")
    worker = ("worker", "--pool", "threads", "--concurrency", "2", "--loglevel", "warning")
    clock = ("beat", "--schedule", str(folder / "beat" / "schedule"), "--pidfile=", "--loglevel", "warning")
    return (
        Program("web", (python, "-m", *web, *web_manner, "config.wsgi:application"), environment, ROOT),
        Program("worker", (*celery, *worker), environment, ROOT),
        Program("beat", (*celery, *clock), environment, ROOT),
    )


def environment_of(folder: Path, address: Address, chosen: Broker, *, demo: bool) -> dict[str, str]:
    """What the children read; what the person has set stays as it is."""
    (folder / "beat").mkdir(exist_ok=True)
    settings = os.environ.get("DJANGO_SETTINGS_MODULE", "")
    ours = {
        "SAMEN_BASE_URL": address.url,
        "ALLOWED_HOSTS": ",".join(dict.fromkeys(("127.0.0.1", "localhost", "[::1]", address.host))),
    }
    settled = {
        "SAMEN_DATA_DIR": str(folder),
        "SECRET_KEY": places.secret_key(folder),
        "CELERY_BROKER_URL": chosen.url,
        "CACHE_URL": chosen.cache_url,
        "DJANGO_SETTINGS_MODULE": settings if settings.startswith("config.") else "config.settings.dev",
        "PYTHONUNBUFFERED": "1",
        "PATH": f"{PYTHON.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
    }
    return {**ours, **os.environ, **settled, "SAMEN_DEMO": "1" if demo else "0"}


def run(console: Console, *, demo: bool = False) -> int:
    """Set-up, database, then everything in the foreground until Ctrl-C."""
    address = Address.from_environment()
    folder = places.data_folder()
    lock = places.lock(folder, address.url)
    address.check()
    installation.set_up(console)
    os.umask(0o077)  # what Samen writes from here on is for its owner alone
    chosen = broker.choose(folder, PACKAGES)
    environment = environment_of(folder, address, chosen, demo=demo)
    with Supervisor(console, lock=lock) as supervisor:
        start_broker(supervisor, chosen)
        news = prepare(supervisor, environment, "demo" if demo else "first_token")
        for program in programs(environment, address, folder):
            supervisor.keep(program)
        greet(supervisor, address, folder, news)
        with contextlib.suppress(Stopped):
            supervisor.serve()
        console.say("Stopping …")
    console.say("Stopped.")
    return 0


def start_broker(supervisor: Supervisor, chosen: Broker) -> None:
    """Starts our own broker, unless the environment names one. Raises Refusal when it does not come up."""
    if not chosen.command:
        return
    supervisor.keep(Program("broker", chosen.command, ends_last=True, hushed=BROKER_CHATTER))
    if not supervisor.wait_for(chosen.answers, BROKER_STARTS):
        raise Refusal(
            f"The broker {chosen.command[0]} does not come up; see above. Another one can be named with "
            "CELERY_BROKER_URL."
        )


def prepare(supervisor: Supervisor, environment: dict[str, str], command: str) -> list[str]:
    """Brings the database up to date and answers what the command has to say to the person.

    Lines that trail off in dots tell of progress: they are shown at once.
    """
    news: list[str] = []

    def show(text: str) -> None:
        (supervisor.console.say if text.endswith(("...", "…")) else news.append)(text)

    show("Preparing the database …")
    python = (str(PYTHON), "-m", "config.build.prepare", command)
    if supervisor.run(Program(command, python, environment, ROOT), show=show) != 0:
        raise Refusal("\n".join([*news, "The database could not be prepared; see above. Nothing was started."]))
    return news


def greet(supervisor: Supervisor, address: Address, folder: Path, news: Sequence[str]) -> None:
    """Says the address once the web server answers, then the news."""
    probe = (sys.executable, "-I", "-S", str(ROOT / "config" / "starter" / "probe.py"))
    supervisor.run(Program("web", (*probe, f"{address.url}/healthz")))
    supervisor.console.say(f"\nSamen is ready: {address.url}/\n(data in {folder}; Ctrl-C ends it)\n")
    for text in news:
        supervisor.console.say(text)


# test, lint, bench


def test(console: Console, arguments: Sequence[str]) -> int:
    """All tests on SQLite, then those that touch a database again on PostgreSQL."""
    installation.set_up(console, "dev")
    found = servers.find()
    if found.missing() and os.environ.get("CI"):
        raise Refusal("\n".join(["These tests would be left out, and here none may be:", *found.missing()]))
    with tempfile.TemporaryDirectory(prefix="samen-test-") as folder, _redis(found, Path(folder)) as redis:
        environment = testing_environment(found.environment() | redis | {"TMPDIR": folder})
        code = run_tests(console, found, environment, arguments)
    for name in found.missing():
        console.say(f"Not there: {name}; {LEFT_OUT[name.split()[0]]}.")
    return code


LEFT_OUT = {
    "PostgreSQL": "the tests ran on SQLite only",
    "Redis": "the embedded server took its place",
    "Chromium": "the journeys in a browser were left out",
}


def run_tests(
    console: Console, found: servers.Servers, environment: dict[str, str], arguments: Sequence[str]
) -> int:
    """Runs the suite once for each database; answers the first exit code that is not 0."""
    pytest = (str(PYTHON), "-m", "pytest", "-n", "2")
    marks = () if found.chromium else ("-m", "not browser")
    console.say("Tests on SQLite" + (f" ({' '.join(arguments)})" if arguments else ""))
    here = ONCE_THERE if found.postgres else ()
    code = call([*pytest, *marks, *here, *arguments], environment)
    if code or not found.postgres:
        return code
    console.say("Tests on PostgreSQL")
    twice = {"TEST_DATABASE_URL": found.postgres}
    code = call([*pytest, "-m", "not browser", *NOT_TWICE, *arguments], environment | twice)
    return 0 if arguments and code == NO_TESTS else code


def testing_environment(said: dict[str, str]) -> dict[str, str]:
    """What the tests read: nothing of the person's own installation.

    Python may keep what it has compiled, whatever the person has set: the tests start hundreds of processes,
    and each would compile two thousand modules anew, for two seconds.
    """
    left = OF_AN_INSTALLATION | {"PYTHONDONTWRITEBYTECODE"}
    inherited = {name: value for name, value in os.environ.items() if name not in left}
    return {**inherited, **said, "DJANGO_SETTINGS_MODULE": "config.settings.test"}


@contextlib.contextmanager
def _redis(found: servers.Servers, folder: Path) -> Iterator[dict[str, str]]:
    """The embedded server, when no other Redis is there for the tests."""
    if found.redis:
        yield {}
        return
    own = broker.embedded(folder, broker.server(PACKAGES))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = (*own.command, "--port", str(port), "--bind", "127.0.0.1")
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, preexec_fn=end_with_parent())
    try:
        while not own.answers() and process.poll() is None:
            time.sleep(0.05)
        yield {"TEST_REDIS_URL": f"redis://127.0.0.1:{port}/15"}
    finally:
        process.terminate()
        process.wait()


def axe_full(console: Console, arguments: Sequence[str]) -> int:
    """Every page as everybody sees it; `test` opens each of them twice, by turns."""
    installation.set_up(console, "dev")
    environment = testing_environment(servers.find().environment())
    pytest = (str(PYTHON), "-m", "pytest", "-n", "2", "--whole-product", "tests/house/test_every_page.py")
    return call([*pytest, *arguments], environment)


def lint(console: Console, _arguments: Sequence[str]) -> int:
    """Every tool, also after one has complained."""
    installation.set_up(console, "dev")
    complaints = []
    environment = testing_environment({})
    for tool, *options in LINT:
        console.say(" ".join((tool, *options)))
        if call([str(PYTHON.with_name(tool)), *options], environment) != 0:
            complaints.append(tool)
    console.say(f"Complaints from: {', '.join(complaints)}" if complaints else "No complaints.")
    return 1 if complaints else 0


def bench(console: Console, arguments: Sequence[str]) -> int:
    """The benchmarks; they find PostgreSQL and Redis as the tests do."""
    installation.set_up(console, "dev")
    environment = testing_environment(servers.find().environment())
    return call([str(PYTHON), "-m", "benchmarks", *arguments], environment)


# the door


def set_up(console: Console, _arguments: Sequence[str]) -> int:
    """Only the set-up."""
    installation.set_up(console)
    return 0


VERBS: dict[str, Callable[[Console, Sequence[str]], int]] = {
    "run": lambda console, _: run(console),
    "demo": lambda console, _: run(console, demo=True),
    "test": test,
    "lint": lint,
    "bench": bench,
    "axe-full": axe_full,
    "setup": set_up,
}


def _stop(number: int, _frame: object) -> None:
    raise Stopped(number)


def main(arguments: Sequence[str]) -> int:
    """Carries out one verb and answers the exit code; whatever goes wrong is said in a sentence."""
    if not arguments or arguments[0] not in VERBS:
        print(__doc__)
        return 2
    end_with_make()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    try:
        return VERBS[arguments[0]](Console(), arguments[1:])
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except Stopped as stopped:
        print("Stopped.", file=sys.stderr)
        return 128 + stopped.number


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
