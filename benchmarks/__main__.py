"""Run the benchmarks: `make bench`. One JSON line per figure, then a table.

Figures are processor seconds of this process; on a shared machine only ratios inside one run count, so each
figure stands beside a calibration measured in the same minute.
"""

import json
import os
import sys
import tempfile
from typing import Any

import django


def main() -> None:
    """Run every benchmark in an empty database, print each figure as it is found, then all as a table."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
        os.environ["TEST_DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
        os.environ["SAMEN_KEY_DIR"] = f"{folder}/keys"
        django.setup()

        from benchmarks import closing, pages, portfolio, scoring, sweeping
        from benchmarks.measuring import calibration

        figures = [_told(calibration())]
        # What stands side by side shares a database: the portfolio's rows are made after those of the pages.
        for number, together in enumerate(((closing,), (pages, portfolio), (sweeping,), (scoring,))):
            _empty_database(f"{folder}/bench-{number}.sqlite3")
            figures += [_told(figure) for benchmark in together for figure in benchmark.figures()]
        print()
        for figure in figures:
            reach = f"  (reach: {figure['reach']})" if "reach" in figure else ""
            print(f"{figure['name']:<58} {figure['value']:>12} {figure['unit']}{reach}", file=sys.stdout)


def _empty_database(path: str) -> None:
    from django.core.management import call_command
    from django.db import connections

    connections.close_all()
    connections["default"].settings_dict["NAME"] = path
    call_command("migrate", verbosity=0)


def _told(figure: dict[str, Any]) -> dict[str, Any]:
    print(json.dumps(figure), flush=True)
    return figure


if __name__ == "__main__":
    main()
