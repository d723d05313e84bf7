"""Static files: every address in the sheet exists, a missing typeface stops nobody, and browsers keep them."""

import re
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.http import HttpResponse
from django.templatetags.static import static
from django.test import RequestFactory
from whitenoise.middleware import WhiteNoiseMiddleware

from config.static_files import HashedStaticFiles

SHEET = Path("css/samen.css")


@pytest.fixture
def storage(settings, tmp_path):
    return HashedStaticFiles(location=tmp_path, base_url="/static/")


def _collect(storage, settings, *, with_typefaces: bool) -> str:
    """Put the sheet (and stand-ins for the typefaces) in place, hash them, and return the sheet as served."""
    target = Path(storage.location) / SHEET
    target.parent.mkdir(parents=True)
    shutil.copy(settings.BASE_DIR / "static" / SHEET, target)
    paths = {SHEET.as_posix(): (storage, SHEET.as_posix())}
    if with_typefaces:
        for name in ("built/fonts/source-serif-4.woff2", "built/fonts/hanken-grotesk.woff2"):
            storage.save(name, ContentFile(name.encode()))
            paths[name] = (storage, name)
    failed = [str(done) for _, _, done in storage.post_process(paths) if isinstance(done, Exception)]
    assert failed == []
    return (Path(storage.location) / storage.stored_name(SHEET.as_posix())).read_text()


def test_with_typefaces_their_addresses_carry_a_hash(storage, settings):
    served = _collect(storage, settings, with_typefaces=True)
    assert len(re.findall(r'url\("../built/fonts/[a-z0-9-]+\.[0-9a-f]{12}\.woff2"\)', served)) == 2


def test_without_typefaces_the_sheet_is_collected_all_the_same(storage, settings):
    served = _collect(storage, settings, with_typefaces=False)
    assert len(re.findall(r'url\("../built/fonts/[a-z0-9-]+\.woff2"\)', served)) == 2


def test_anything_else_that_is_missing_stops_the_collection(storage):
    with pytest.raises(ValueError, match="could not be found"):
        storage.hashed_name("css/nothing.css")


@pytest.mark.django_db  # an answer that is closed ends the request, and Django looks at its connection then
def test_what_pages_load_is_kept_for_ever_because_its_name_changes_with_it(settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "config.static_files.HashedStaticFiles"}}
    settings.STATIC_ROOT, settings.WHITENOISE_USE_FINDERS = tmp_path, False
    settings.WHITENOISE_AUTOREFRESH = False
    call_command("collectstatic", verbosity=0, interactive=False)
    whitenoise = WhiteNoiseMiddleware(lambda request: HttpResponse(status=404))

    def kept(address: str) -> str:
        with closing(whitenoise(RequestFactory().get(address))) as answer:
            assert answer.status_code == 200, address
            return answer.headers["Cache-Control"]

    ours = [path for path in (settings.BASE_DIR / "static").rglob("*.*") if path.suffix in (".css", ".js", ".svg")]
    for path in ours:
        address = static(path.relative_to(settings.BASE_DIR / "static").as_posix())
        assert "immutable" in kept(address), address
    assert "immutable" not in kept("/static/css/samen.css"), "a name without a hash may get another content"
