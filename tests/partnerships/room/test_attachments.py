"""Files: what is taken, how it lies, how it is handed out, what a removed one leaves."""

import io
import stat
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from partnerships.room.access import enter
from partnerships.room.attachments import actions, content, reads
from partnerships.room.attachments.models import Attachment, storage
from partnerships.room.history.models import Event
from tests.factories import AttachmentFactory, ProposalFactory

PDF = b"%PDF-1.7\n1 0 obj\n"


def archive(*names: str, first: bytes = b"") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for place, name in enumerate(names):
            packed.writestr(name, first if place == 0 else b"<x/>")
    return buffer.getvalue()


def page(partnership, *parts) -> str:
    return f"/p/{partnership.public_id}/attachments/" + "".join(f"{part}/" for part in parts)


def upload(client, partnership, name="Minutes.pdf", data=PDF, **fields):
    file = SimpleUploadedFile(name, data, content_type="text/html")
    return client.post(page(partnership, "add"), {"file": file, "about": "", **fields})


# --- what a file is ---------------------------------------------------------------
@pytest.mark.parametrize(
    ("data", "name", "ending"),
    [
        (PDF, "a.pdf", "pdf"),
        (b"\x89PNG\r\n\x1a\n....", "a.png", "png"),
        (b"\xff\xd8\xff\xe0", "a.jpeg", "jpg"),
        (archive("[Content_Types].xml", "word/document.xml"), "a.docx", "docx"),
        (archive("[Content_Types].xml", "xl/workbook.xml"), "a.xlsx", "xlsx"),
        (archive("[Content_Types].xml", "ppt/presentation.xml"), "a.pptx", "pptx"),
        (archive("mimetype", "content.xml", first=b"application/vnd.oasis.opendocument.text"), "a.odt", "odt"),
        ("kosten;€ 5,10\n".encode(), "a.csv", "csv"),
        (b"plain words\r\n", "readme.md", "txt"),
    ],
)
def test_what_is_taken_is_known_by_its_content(data, name, ending):
    assert content.kind_of(data, name).endings[0] == ending


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   \n",
        b"MZ\x90\x00",
        b"\x00\x01\x02",
        b"\xff\xfeU\x00",
        b"PK\x03\x04 broken",
        archive("a.txt"),
        archive("[Content_Types].xml", "something/else.xml"),
        archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
        archive("mimetype", first=b"application/epub+zip"),
        archive("mimetype", "Basic/script-lb.xml", first=b"application/vnd.oasis.opendocument.text"),
        archive("mimetype", first=b"x" * 10_000),
    ],
    ids=range(12),
)
def test_what_is_not_on_the_list_is_not_taken(data):
    assert content.kind_of(data, "harmless.pdf") is None


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("Minutes.pdf", "Minutes.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\temp\\a.PDF", "a.pdf"),
        ("run.exe", "run.exe.pdf"),
        ("a\u202efdp.exe", "a fdp.exe.pdf"),
        ('a"\r\nSet-Cookie: x.pdf', "a Set-Cookie x.pdf"),
        (".pdf", "file.pdf"),
        ("...", "file.pdf"),
        ("x" * 500 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_names_are_made_safe(name, clean):
    assert content.clean_name(name, content.PDF) == clean


# --- putting one up ----------------------------------------------------------------
def test_a_file_lies_outside_with_a_name_of_chance_and_is_handed_out_as_a_file(cast, client_of, settings):
    assert upload(client_of(cast.bob), cast.meals, name="Minutes <June>.pdf").status_code == 302
    row = Attachment.objects.get()
    assert (row.name, row.content_type, row.size) == (
        "Minutes June .pdf".replace(" .", "."),
        "application/pdf",
        len(PDF),
    )
    path = settings.ATTACHMENT_DIR / row.stored_as
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "Minutes" not in str(path)
    got = client_of(cast.hugo).get(page(cast.meals, row.public_id))
    assert got.content == PDF
    assert got.headers["Content-Disposition"].startswith("attachment")
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert got.headers["Content-Security-Policy"].startswith("sandbox")
    assert "no-store" in got.headers["Cache-Control"]
    assert Event.objects.get(verb="attachment.added").data == {"about": ["", ""], "sha256": row.sha256}


def test_the_same_twice_is_one(cast, client_of, settings):
    for _time in range(2):
        assert upload(client_of(cast.bob), cast.meals).status_code == 302
    assert Attachment.objects.count() == 1
    assert sum(1 for path in settings.ATTACHMENT_DIR.rglob("*") if path.is_file()) == 1


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("page.html", b"\x00<script>", "not taken"),
        ("large.pdf", PDF + b"x" * (10 * 1024 * 1024), "larger than 10 MB"),
        ("empty.pdf", b"", "empty"),
    ],
)
def test_what_is_refused_says_why_and_leaves_nothing(cast, client_of, settings, name, data, reason):
    refused = upload(client_of(cast.bob), cast.meals, name=name, data=data)
    assert refused.status_code == 422
    assert reason in refused.content.decode()
    assert not Attachment.objects.exists()
    assert not [path for path in settings.ATTACHMENT_DIR.rglob("*") if path.is_file()]


def test_a_full_room_takes_no_more(cast, client_of, monkeypatch, settings):
    monkeypatch.setattr(actions, "MOST_IN_A_ROOM", 2048 + len(PDF) - 1)
    AttachmentFactory(uploaded_by=cast.seat_of(cast.alice))
    AttachmentFactory(uploaded_by=cast.seat_of(cast.alice), removed=True)
    AttachmentFactory(uploaded_by=cast.seat_of(cast.charlie, cast.snacks))
    assert "200 MB" in upload(client_of(cast.bob), cast.meals).content.decode()
    assert not [path for path in settings.ATTACHMENT_DIR.rglob("*") if path.is_file()]
    monkeypatch.setattr(actions, "MOST_IN_A_ROOM", 2048 + len(PDF))
    assert upload(client_of(cast.bob), cast.meals).status_code == 302


def test_a_failed_writing_leaves_no_bytes(cast, monkeypatch, now, settings):
    def fail(**_said):
        raise RuntimeError("the database went away")

    monkeypatch.setattr(actions, "record", fail)
    with pytest.raises(RuntimeError):
        actions.add(
            partnership=cast.meals,
            kind="",
            subject_id="",
            name="a.pdf",
            content=PDF,
            by=cast.seat_of(cast.alice),
            now=now,
        )
    assert not Attachment.objects.exists()
    assert not [path for path in settings.ATTACHMENT_DIR.rglob("*") if path.is_file()]


def test_nothing_is_put_on_a_thing_of_another_room(cast, client_of):
    foreign = ProposalFactory(proposed_by=cast.seat_of(cast.charlie, cast.snacks))
    sent = upload(client_of(cast.alice), cast.meals, about=f"proposal:{foreign.public_id}")
    assert sent.status_code == 404
    assert not Attachment.objects.exists()


def test_who_may_put_a_file_on_something_is_said_by_the_thing(cast, client_of):
    proposal = ProposalFactory(proposed_by=cast.seat_of(cast.alice))
    about = f"proposal:{proposal.public_id}"
    assert upload(client_of(cast.bob), cast.meals, about=about).status_code == 403
    assert upload(client_of(cast.marieke), cast.meals, about=about).status_code == 302
    assert reads.on(enter(cast.ruben, cast.meals.public_id), "proposal", proposal.public_id).can_add
    assert not reads.on(enter(cast.petra, cast.meals.public_id), "proposal", proposal.public_id).can_add


# --- handing out and taking away -------------------------------------------------------
def test_outside_the_room_there_is_no_such_file(cast, client_of):
    row = AttachmentFactory(uploaded_by=cast.seat_of(cast.alice))
    assert client_of(cast.charlie).get(page(cast.meals, row.public_id)).status_code == 404
    assert client_of(cast.charlie).get(page(cast.snacks, row.public_id)).status_code == 404
    assert client_of(cast.bob).get(page(cast.meals, row.public_id)).status_code == 404  # its bytes are gone


def test_a_removed_file_leaves_its_row(cast, client_of, django_capture_on_commit_callbacks):
    upload(client_of(cast.bob), cast.meals)
    row = Attachment.objects.get()
    assert client_of(cast.marieke).get(page(cast.meals, row.public_id, "remove")).status_code == 403
    for _time in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            sent = client_of(cast.alice).post(page(cast.meals, row.public_id, "remove"))
        assert sent.status_code == 302
    assert not storage().exists(row.stored_as)
    assert client_of(cast.bob).get(page(cast.meals, row.public_id)).status_code == 404
    (file,) = reads.on(enter(cast.hugo, cast.meals.public_id), "", "").files
    assert (file.url, file.removed_by, file.remove_url) == ("", "Alice Vermeer", "")
    assert Event.objects.filter(verb="attachment.removed").count() == 1


def test_what_hangs_on_something_settled_stays(cast, client_of, monkeypatch):
    upload(client_of(cast.bob), cast.meals)
    row = Attachment.objects.get()
    monkeypatch.setattr(actions, "is_fixed", lambda *_about: True)
    client_of(cast.bob).post(page(cast.meals, row.public_id, "remove"))
    assert "settled" in upload(client_of(cast.bob), cast.meals, data=PDF + b"2").content.decode()
    row.refresh_from_db()
    assert row.removed_at is None


def test_the_block_for_other_pages_takes_one_statement(cast, django_assert_num_queries):
    AttachmentFactory.create_batch(3, uploaded_by=cast.seat_of(cast.alice))
    AttachmentFactory(uploaded_by=cast.seat_of(cast.charlie, cast.snacks))
    access = enter(cast.marieke, cast.meals.public_id)
    with django_assert_num_queries(1):
        block = reads.on(access, "", "")
    assert len(block.files) == 3
    assert all(file.remove_url == "" for file in block.files)
