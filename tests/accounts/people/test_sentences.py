"""A name that ends in a full stop closes its sentence."""

import pytest

from accounts.people.sentences import with_names


@pytest.mark.parametrize(
    ("sentence", "name", "reads"),
    [
        ("%(who)s kept a seat for %(guest)s.", "Wijkwerk N.V.", "Ada kept a seat for Wijkwerk N.V."),
        ("%(who)s kept a seat for %(guest)s.", "Wijkwerk", "Ada kept a seat for Wijkwerk."),
        ("%(guest)s. Asked by %(who)s.", "Wijkwerk N.V.", "Wijkwerk N.V. Asked by Ada."),
        ("%(who)s wrote “%(guest)s”.", "We wait.", "Ada wrote “We wait.”."),
        ("%(who)s wrote to %(guest)s, late.", "Wijkwerk N.V.", "Ada wrote to Wijkwerk N.V., late."),
        ("%(who)s sat down.", "Wijkwerk N.V.", "Ada sat down."),
        ("%(who)s met %(guest)s.", "100 % Brood B.V.", "Ada met 100 % Brood B.V."),
        ("%(who)s met %(guest)s.", "%(who)s", "Ada met %(who)s."),
        ("%(who)s met %(guest)s.", "%(secret)s.", "Ada met %(secret)s."),
        ("%(guest)s met %(who)s.", "%s%d%%", "%s%d%% met Ada."),
    ],
)
def test_one_full_stop_is_enough(sentence, name, reads):
    assert with_names(sentence, {"who": "Ada", "guest": name}) == reads
