import pytest

from assessments.reviews import keyring, sealing
from assessments.reviews.sealing import RoundKeys

KEYS = RoundKeys(private=b"p" * 32, secret=b"s" * 32)
PAYLOAD = {"answers": {"A1": 7, "A2": 0}, "remarks": {"keep": "café ✓"}}


def test_a_link_is_the_same_each_time_and_another_one_for_everybody():
    assert sealing.link_token(KEYS.secret, "one") == sealing.link_token(KEYS.secret, "one")
    assert len({sealing.link_token(KEYS.secret, name) for name in ("one", "two", "three")}) == 3
    assert sealing.link_token(b"t" * 32, "one") != sealing.link_token(KEYS.secret, "one")


def test_a_link_holds_at_least_128_bits():
    assert len(sealing.link_token(KEYS.secret, "one")) >= 43  # base64 of 32 bytes


def test_neither_the_hash_nor_the_sheet_gives_the_token_away():
    token = sealing.link_token(KEYS.secret, "one")
    assert token not in sealing.token_hash(token) + sealing.sheet_id(token)
    assert sealing.token_hash(token) != sealing.sheet_id(token)


def test_a_draft_opens_with_its_link_only():
    draft = sealing.lock_draft("token", PAYLOAD)
    assert sealing.open_draft("token", draft) == PAYLOAD
    with pytest.raises(sealing.Unreadable):
        sealing.open_draft("another", draft)


def test_a_sealed_sheet_opens_with_the_private_key_only():
    sealed = sealing.seal(KEYS.public, PAYLOAD)
    assert sealing.unseal(KEYS, sealed) == PAYLOAD
    with pytest.raises(sealing.Unreadable):
        sealing.unseal(RoundKeys(b"q" * 32, b"s" * 32), sealed)


def test_the_length_of_a_sheet_tells_nothing_about_it():
    empty, full = {"answers": {}, "remarks": {}}, {"answers": PAYLOAD["answers"], "remarks": {"keep": "w" * 600}}
    assert len(sealing.seal(KEYS.public, empty)) == len(sealing.seal(KEYS.public, full))
    assert len(sealing.lock_draft("t", empty)) == len(sealing.lock_draft("t", full))


def test_the_longest_remarks_of_the_widest_signs_fit():
    widest = "\U0001f9c1" * 600
    answers = {f"A{n}": 7 for n in range(40)}
    sealing.seal(KEYS.public, {"answers": answers, "remarks": {"keep": widest, "change": widest}})


def test_keys_are_written_once_for_the_owner_alone(settings):
    keyring.create("round1")
    path = settings.KEY_DIR / "round1.json"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    with pytest.raises(FileExistsError):
        keyring.create("round1")


def test_destroyed_keys_are_gone_and_can_be_destroyed_again():
    keyring.create("round1")
    keyring.destroy("round1")
    assert keyring.read("round1") is None
    keyring.destroy("round1")


@pytest.mark.parametrize("name", ["../x", "a/b", "", "a.b"])
def test_a_round_cannot_be_named_out_of_the_folder(name):
    with pytest.raises(ValueError, match="letters and digits"):
        keyring.read(name)
