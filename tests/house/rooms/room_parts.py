"""Routes of room parts: who is answered what, and what stands for each name in an address."""

from django.core.files.base import ContentFile

from partnerships.room.attachments.models import storage
from tests.factories import AttachmentFactory, QuestionFactory
from tests.house.row import OTHER_SIDE, Row


def _file(world, whose: str) -> str:
    attachment = AttachmentFactory(uploaded_by=world.seat(whose))
    storage().save(attachment.stored_as, ContentFile(b"%PDF-1.7"))
    return attachment.public_id


ROWS: dict[str, Row] = {
    "search_everything": Row("signed_in"),
    "stand_in_name": Row("partnership:manage_seats", post=422, refused=OTHER_SIDE),
    "stand_in_end": Row("partnership:manage_seats", get=405, post=302, refused=OTHER_SIDE),
    "question_list": Row("partnership:read_room"),
    "question_ask": Row("partnership:ask_and_answer", post=422),
    "question_detail": Row("partnership:read_room"),
    "question_answer": Row("partnership:ask_and_answer", get=405, post=422),
    # Asked by Noordzee and not answered yet: its own people have nothing to judge, the others did not ask.
    "question_settle": Row("partnership:ask_and_answer", get=405, post=409),
    "question_reopen": Row("partnership:ask_and_answer", get=405, post=422),
    "question_withdraw": Row("partnership:ask_and_answer", get=405, post={"partner": 409, "": 302}),
    "note_list": Row("partnership:use_private_notes"),
    "note_edit": Row("partnership:use_private_notes", post=422),
    "attachment_list": Row("partnership:read_room"),
    # Counsel asks and answers; files on the partnership itself come from who writes in the room.
    "attachment_add": Row(
        "partnership:ask_and_answer", get={"counsel": 403, "": 200}, post={"counsel": 403, "": 422}
    ),
    "attachment_download": Row("partnership:read_room"),
    "attachment_remove": Row(
        "partnership:ask_and_answer",
        get={"counsel": 403, "partner": 403, "": 200},
        post={"counsel": 403, "partner": 403, "": 302},
    ),
}
PLACES = {
    "question": lambda world, whose: QuestionFactory(asked_by=world.seat(whose)).public_id,
    "attachment": _file,
}
PLACES_OF = {}
