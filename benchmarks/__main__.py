"""Run the benchmarks: `make bench`. One JSON line per figure, then a table.

Figures are processor seconds of this process; on a shared machine only ratios inside one run count, so each
figure stands beside a calibration measured in the same minute.
"""

import json
import os
import sys
import tempfile

import django


def main() -> None:
    """Make an empty database of our own, run every benchmark, print what was found."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
        os.environ["TEST_DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
        os.environ["SAMEN_KEY_DIR"] = f"{folder}/keys"
        django.setup()
        from django.core.management import call_command
        from django.db import connections

        from benchmarks import closing, pages, portfolio, scoring, sweeping
        from benchmarks.measuring import calibration

        connections["default"].settings_dict["NAME"] = f"{folder}/bench.sqlite3"
        call_command("migrate", verbosity=0)
        figures = [calibration()]
        for benchmark in (closing, pages, sweeping, scoring, portfolio):
            figures += benchmark.figures()
        for figure in figures:
            print(json.dumps(figure))
        print()
        for figure in figures:
            reach = f"  (reach: {figure['reach']})" if "reach" in figure else ""
            print(f"{figure['name']:<58} {figure['value']:>12} {figure['unit']}{reach}", file=sys.stdout)
        connections.close_all()


if __name__ == "__main__":
    main()
