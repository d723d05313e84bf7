"""Asks a web server for a page until it answers, whatever the answer is. Run as a file, with its address."""

import sys
import time
import urllib.error
import urllib.request

PAUSE = 0.1  # seconds between two attempts
LONGEST = 30.0  # seconds one answer may take


def answers(url: str) -> bool:
    """Did the server answer, be it with an error?"""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        direct.open(url, timeout=LONGEST).close()
    except urllib.error.HTTPError:
        return True
    except (OSError, ValueError):
        return False
    return True


if __name__ == "__main__":
    while not answers(sys.argv[1]):
        time.sleep(PAUSE)
