"""The harness bites: each rule of `tests/conftest.py` fails the test it should fail."""

import socket

import pytest
from django.conf import settings
from django.contrib.auth import authenticate
from django.core.mail import send_mail
from django.db import connection, transaction
from django.http import HttpResponse
from django.template import engines
from django.test import RequestFactory
from django.utils import timezone

from accounts import guards
from accounts.jobs.models import JobRun
from accounts.organisations.models import Organisation
from accounts.people.models import User
from accounts.post import actions as post
from accounts.post.models import OutboxMail
from assessments.criteria.models import CriteriaSet
from dashboards import health
from partnerships.room.models import Partnership
from tests.factories import PASSWORD, EventFactory, OrganisationFactory, PartnershipFactory, UserFactory
from tests.harness.browser import sideways_scrolling
from tests.harness.shelf import Shelf
from tests.harness.strict import NetworkRefused, UnorderedSlice
from tests.moments import NOW


# --- templates ------------------------------------------------------------
@pytest.mark.parametrize(
    "source",
    [
        "{{ nothing }}",
        "{{ nothing.at_all }}",
        "{{ nothing|default:'x' }}",
        "{{ known.nothing }}",
        "{% load i18n %}{% blocktranslate %}{{ nothing }}{% endblocktranslate %}",
        "{% if nothing|length > 1 %}x{% endif %}{{ nothing }}",
    ],
)
def test_an_undefined_template_variable_fails(source):
    with pytest.raises(AssertionError, match="undefined template variable"):
        engines["django"].from_string(source).render({"known": {}})


def test_a_defined_variable_and_an_asked_one_pass():
    template = engines["django"].from_string("{{ a }}{% if b %}{{ b }}{% endif %}{% firstof c 'd' %}")
    assert template.render({"a": "x"}) == "xd"


# --- rows -----------------------------------------------------------------
@pytest.mark.django_db
def test_rows_without_order_come_in_any_order():
    OrganisationFactory.create_batch(12)
    seen = {tuple(Organisation.objects.order_by().values_list("pk", flat=True)) for _ in range(20)}
    assert len(seen) > 1
    ordered = {tuple(Organisation.objects.values_list("pk", flat=True)) for _ in range(20)}
    assert len(ordered) == 1


@pytest.mark.django_db
def test_a_page_of_unordered_rows_is_refused():
    OrganisationFactory.create_batch(3)
    with pytest.raises(UnorderedSlice):
        list(Organisation.objects.order_by()[:2])


@pytest.mark.django_db
def test_statements_are_compared(django_assert_same_statements):
    OrganisationFactory.create_batch(2)

    def one_by_one():
        return [Organisation.objects.get(pk=pk) for pk in Organisation.objects.values_list("pk", flat=True)]

    django_assert_same_statements(Organisation.objects.count, Organisation.objects.exists)
    with pytest.raises(AssertionError, match="not the same number of statements"):
        django_assert_same_statements(Organisation.objects.count, one_by_one)


# --- surroundings ---------------------------------------------------------
def test_nothing_outside_this_machine_can_be_reached():
    with pytest.raises(NetworkRefused), socket.socket() as outside:
        outside.connect(("192.0.2.1", 80))
    with pytest.raises(NetworkRefused):
        socket.getaddrinfo("samen.example", 443)


def test_the_key_folder_belongs_to_the_test(tmp_path):
    assert settings.KEY_DIR.is_relative_to(tmp_path)
    assert not settings.KEY_DIR.exists()


@pytest.mark.real_time
def test_the_clock_can_run():
    assert timezone.now() != NOW


def test_everybody_signs_in_with_the_one_password(cast):
    request = RequestFactory().post("/")
    assert authenticate(request, email="alice@noordzee.example", password=PASSWORD) == cast.alice


# --- transactional tests --------------------------------------------------
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_", [1, 2])
def test_the_flush_lifts_the_guards_and_puts_them_back(round_):
    assert guards.installed() == guards.expected(connection.vendor)
    assert CriteriaSet.objects.exists()
    EventFactory()


# --- crashes --------------------------------------------------------------
def test_a_crash_leaves_nothing_of_an_open_transaction(crash_at_write):
    with crash_at_write(2) as point, transaction.atomic():
        UserFactory()
        UserFactory()
    assert point.happened
    assert not User.objects.exists()


def test_a_crash_right_after_the_commit_keeps_the_rows_and_loses_the_hooks(crash_at_write):
    called = []
    with crash_at_write(2) as point, transaction.atomic():
        UserFactory()
        transaction.on_commit(lambda: called.append("hook"))
    assert point.passed[-1] == "after COMMIT"
    assert User.objects.count() == 1
    with transaction.atomic():
        UserFactory()
    assert called == []


def test_nothing_is_written_while_a_dead_process_unwinds(crash_at_write):
    def run():
        try:
            UserFactory()
            UserFactory()
        finally:
            OrganisationFactory()

    with crash_at_write(3):
        run()
    assert User.objects.count() == 1
    assert not Organisation.objects.exists()


def test_work_that_cannot_be_taken_up_again_is_found_out(survives_every_crash):
    def careless():
        if not Partnership.objects.exists():
            PartnershipFactory(subject="once")
            OrganisationFactory(name="once")

    with pytest.raises(AssertionError, match="differs after a crash at point"):
        survives_every_crash(prepare=lambda: None, run=careless, picture=Organisation.objects.count)


def test_work_in_one_transaction_survives_every_crash(survives_every_crash):
    @transaction.atomic
    def careful():
        if not Partnership.objects.exists():
            PartnershipFactory(subject="once")
            OrganisationFactory(name="once")

    assert survives_every_crash(prepare=lambda: None, run=careful, picture=Organisation.objects.count) == 3


def test_mails_are_points_too(crash_at_write, mailoutbox):
    with crash_at_write(2) as point:
        send_mail("subject", "text", None, ["alice@noordzee.example"])
    assert point.happened
    assert len(mailoutbox) == 1


# --- browser and worker ---------------------------------------------------
@pytest.mark.browser
def test_a_complaint_of_the_browser_is_heard(page, complaints):
    page.route("**/blank", lambda route: route.fulfill(body="<html></html>", content_type="text/html"))
    page.goto("/blank")
    page.evaluate("fetch('/accounts/language/')")
    page.evaluate("() => { setTimeout(() => { throw new Error('on purpose') }) }")
    page.wait_for_timeout(200)
    assert any("405" in said for said in complaints.all)
    assert any("on purpose" in said for said in complaints.all)
    complaints.allow("405|on purpose")


@pytest.mark.browser
def test_axe_finds_a_picture_without_words(page, axe):
    page.set_content("<html lang=en><title>t</title><main><h1>x</h1><img src='data:,'></main></html>")
    with pytest.raises(AssertionError, match="image-alt"):
        axe(page)


@pytest.mark.browser
def test_what_scrolls_sideways_is_found_unless_it_is_a_region_with_a_name(page):
    wide = "<div style='overflow-x: auto' {}><p style='inline-size: 200rem'>wide</p></div>"
    page.set_content(wide.format(""))
    assert "scrolls sideways" in sideways_scrolling(page)[0]
    page.set_content(wide.format("role=region tabindex=0 aria-label=Figures"))
    assert sideways_scrolling(page) == []
    page.set_content("<p style='inline-size: 200rem'>wider than the window</p>")
    assert len(sideways_scrolling(page)) == 2  # the page, and what makes it so wide


@pytest.mark.browser
def test_a_page_from_the_shelf_obeys_its_content_policy_and_has_our_style(page, complaints):
    policy = {"Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'"}
    sheet = f"<link rel=stylesheet href={settings.STATIC_URL}css/samen.css>"
    Shelf(page).open("/made/", HttpResponse(f"{sheet}<p class=small style='color: red'>x", headers=policy))
    assert page.locator("p").evaluate("p => getComputedStyle(p).fontSize") == "14px"
    assert page.locator("p").evaluate("p => getComputedStyle(p).color") != "rgb(255, 0, 0)"
    assert any("Content Security Policy" in said for said in complaints.all)
    complaints.allow("Content Security Policy")


@pytest.mark.redis
@pytest.mark.slow
def test_a_worker_and_beat_do_what_stands_in_the_database(worker):
    post.put(kind="nothing", to="alice@noordzee.example", language="en", once="x", now=timezone.now())
    worker.wait_for(lambda: OutboxMail.objects.filter(tries__gte=1).exists())
    worker.wait_for(lambda: health.last_sign(health.WORKER) and health.last_sign(health.BEAT))
    worker.wait_for(lambda: JobRun.objects.filter(job="accounts.post.tasks.deliver", outcome="done").exists())
