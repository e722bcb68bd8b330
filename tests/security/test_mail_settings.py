"""SAMENPLAN_MAIL says where mail goes; a wrong one stops the start with a sentence."""

from pathlib import Path

import pytest

from samenplan.config.mail import mail_settings
from tests.security.test_settings import real_environment, run


def test_with_a_name_the_password_goes_over_an_encrypted_line():
    read = mail_settings("smtp://naam%40huis:p%2Fw@mail.example", folder=None)
    assert (read["EMAIL_HOST"], read["EMAIL_PORT"]) == ("mail.example", 587)
    assert (read["EMAIL_HOST_USER"], read["EMAIL_HOST_PASSWORD"]) == ("naam@huis", "p/w")
    assert (read["EMAIL_USE_TLS"], read["EMAIL_USE_SSL"]) == (True, False)


def test_smtps_is_encrypted_from_the_start():
    read = mail_settings("smtps://a:b@mail.example:4650", folder=None)
    assert (read["EMAIL_PORT"], read["EMAIL_USE_TLS"], read["EMAIL_USE_SSL"]) == (4650, False, True)


def test_a_server_on_the_same_machine_needs_no_name():
    read = mail_settings("smtp://127.0.0.1:25", folder=None)
    assert (read["EMAIL_PORT"], read["EMAIL_HOST_USER"], read["EMAIL_USE_TLS"]) == (25, "", False)


def test_every_server_is_waited_for_ten_seconds_at_most():
    assert mail_settings("smtp://mail.example", folder=None)["EMAIL_TIMEOUT"] == 10


def test_without_an_address_there_is_no_mail_or_mails_are_files():
    assert str(mail_settings("", folder=None)["EMAIL_BACKEND"]).endswith("dummy.EmailBackend")
    files = mail_settings("", folder=Path("/data/mail"))
    assert (str(files["EMAIL_BACKEND"]).split(".")[-2], files["EMAIL_FILE_PATH"]) == ("filebased", "/data/mail")


@pytest.mark.parametrize(
    "wrong", ["mail.example", "http://mail.example", "smtp://", "smtp://mail.example:poort", "x:y"]
)
def test_what_is_no_address_stops_the_start(wrong):
    with pytest.raises(SystemExit, match="SAMENPLAN_MAIL"):
        mail_settings(wrong, folder=None)


def test_mail_without_the_address_of_the_house_stops_the_start(tmp_path):
    """The links in it would lead nowhere."""
    known = real_environment(tmp_path) | {"SAMENPLAN_MAIL": "smtp://mail.example"}
    refused = run(known, "manage.py", "check")
    assert (refused.returncode != 0, "SAMENPLAN_ADDRESS" in refused.stderr) == (True, True)
    fine = run(known | {"SAMENPLAN_ADDRESS": "https://samenplan.example/"}, "manage.py", "check")
    assert fine.returncode == 0
