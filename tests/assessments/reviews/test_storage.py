"""What a thief of the database learns: before the close no answer and no way to a person, after it none either."""

import itertools
import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from accounts.post.actions import deliver_due
from assessments.reviews import actions, keyring, sealing
from assessments.reviews.models import AnswerSheet, ReviewInvitation, SealedSheet, TrustReview
from tests.assessments.reviews.staging import opened, seated
from tests.moments import NOW

MARKER = "only-the-writer-knows-this-sentence"


def every_value() -> list[str]:
    """Everything that stands in the database, as text; bytes as they are and as hexadecimal digits."""
    values = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for value in itertools.chain.from_iterable(cursor.fetchall()):
                if isinstance(value, (bytes, memoryview)):
                    values += [bytes(value).decode("latin-1"), bytes(value).hex()]
                elif value is not None:
                    values.append(str(value))
    return values


@pytest.fixture
def answered(db):
    round_ = opened(seated((5, 5)))
    round_.answer(1, [[7, 1, 6, 2, 5] + [4] * 18] * 5, remarks=[{"keep": MARKER}] * 5)
    round_.answer(2, [3] * 4, remarks=[{"keep": MARKER}] * 4)
    deliver_due(now=NOW)
    return round_


def test_before_the_close_no_answer_stands_in_clear(answered):
    dump = "\n".join(every_value())
    assert MARKER not in dump
    assert '"A1"' not in dump.replace(json.dumps(answered.review.item_codes), "")


def test_before_the_close_nothing_leads_from_a_person_to_a_sheet(answered):
    """Whatever the tables hold of a person or an invitation, hashed as anybody could: no sheet's id."""
    sheets = set(SealedSheet.objects.values_list("pk", flat=True))
    values = set(every_value())
    assert len(sheets) == 9
    guesses = {sealing.sheet_id(value) for value in values} | {sealing.token_hash(value) for value in values}
    guesses |= {
        sealing.sheet_id(sealing.link_token(secret.encode(), value))
        for value in ReviewInvitation.objects.values_list("public_id", flat=True)
        for secret in values
    }
    assert not guesses & sheets
    # The same guesses with the secret from the key folder do find them: the test can see.
    keys = keyring.read(answered.review.public_id)
    found = {
        sealing.sheet_id(sealing.link_token(keys.secret, name))
        for name in ReviewInvitation.objects.values_list("public_id", flat=True)
    }
    assert len(found & sheets) == 9


def test_no_table_but_the_sheets_own_refers_to_a_sheet(answered):
    sheets = set(SealedSheet.objects.values_list("pk", flat=True))
    for model in apps.get_models():
        if model in (SealedSheet, AnswerSheet):
            continue
        for row in model.objects.all().values_list():
            assert not sheets & {str(value) for value in row}, model


def test_a_sheet_carries_no_time_no_person_no_address():
    allowed = {"id", "review", "side", "draft", "sealed"}
    assert {field.name for field in SealedSheet._meta.get_fields()} == allowed
    allowed = {"id", "review", "side", "answers", "facet_sums", "facet_counts"}
    assert {field.name for field in AnswerSheet._meta.get_fields()} == allowed


def test_answering_writes_the_sheet_and_nothing_else(db):
    round_ = opened(seated((5, 5)))
    before = sorted(every_value())
    invitation, token = round_.links[1][0]
    actions.hand_in(invitation=invitation, token=token, answers=round_.filled(5), remarks={}, now=NOW)
    row = SealedSheet.objects.get()
    written = [str(row.pk), str(row.review_id), str(row.side_id)]
    for content in (row.draft, row.sealed):
        written += [bytes(content).decode("latin-1"), bytes(content).hex()]
    assert sorted(every_value()) == sorted(before + written)


def test_after_the_close_sheets_stand_under_new_ids_in_the_order_of_these(answered):
    before = set(SealedSheet.objects.values_list("pk", flat=True))
    answered.close()
    hidden = "ctid" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM reviews_answersheet ORDER BY {hidden}")
        stored = [pk for (pk,) in cursor.fetchall()]
    assert stored == sorted(stored)
    assert not before & set(stored)
    assert len(stored) == 9


@pytest.mark.django_db(transaction=True)
def test_postgresql_gives_sheets_and_invitations_no_transaction_in_common():
    if connection.vendor != "postgresql":
        pytest.skip("xmin is PostgreSQL's")
    round_ = opened(seated((5, 5)))
    round_.answer(1, [5] * 5)
    round_.answer(2, [5] * 5)
    with connection.cursor() as cursor:
        cursor.execute("SELECT xmin::text FROM reviews_sealedsheet")
        sheets = {row[0] for row in cursor.fetchall()}
        for table in connection.introspection.table_names(cursor):
            if table != "reviews_sealedsheet":
                cursor.execute(f'SELECT DISTINCT xmin::text FROM "{table}"')
                assert not sheets & {row[0] for row in cursor.fetchall()}, table
    round_.close()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT xmin::text) FROM reviews_answersheet")
        assert cursor.fetchone()[0] == 1
        cursor.execute("SELECT count(*) FROM reviews_reviewinvitation WHERE took_part IS NOT NULL")
        assert cursor.fetchone()[0] == 0


@pytest.mark.django_db(transaction=True)
def test_after_the_close_the_files_hold_no_sealed_sheet():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL: see the VACUUM test")
    round_ = opened(seated((5, 5)))
    round_.answer(1, [5] * 5)
    round_.answer(2, [5] * 5)
    pieces = [bytes(row.sealed)[100:140] for row in SealedSheet.objects.all()]
    ids = [row.pk.encode() for row in SealedSheet.objects.all()]
    assert any(piece in in_the_files() for piece in pieces)
    round_.close()
    actions.clean_due(now=round_.review.closes_at + timedelta(minutes=2))
    assert TrustReview.objects.get().cleaned_at is not None
    held = in_the_files()
    assert not [piece for piece in pieces + ids if piece in held]


@pytest.mark.django_db(transaction=True)
def test_after_the_close_postgresql_holds_no_dead_sheet():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite: see the test of the files")
    round_ = opened(seated((5, 5)))
    round_.answer(1, [5] * 5)
    round_.answer(2, [5] * 5)
    round_.close()
    actions.clean_due(now=round_.review.closes_at + timedelta(minutes=2))
    assert TrustReview.objects.get().cleaned_at is not None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_relation_size('reviews_sealedsheet')")
        assert cursor.fetchone()[0] == 0


def in_the_files() -> bytes:
    """Return the bytes of the database file and of its write-ahead log."""
    path = Path(connection.settings_dict["NAME"])
    files = [path, path.with_name(path.name + "-wal")]
    return b"".join(file.read_bytes() for file in files if file.exists())
