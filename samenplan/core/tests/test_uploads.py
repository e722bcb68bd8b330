"""A body that is too large is refused before it is read."""

from samenplan.core.uploads import MOST_BYTES


def test_a_body_that_says_it_is_too_large_is_refused(client, db):
    form = "multipart/form-data; boundary=x"
    refused = client.generic("POST", "/account/aanmelden/", b"--x--", form, CONTENT_LENGTH=str(MOST_BYTES + 1))
    assert refused.status_code == 400
    assert "te groot" in refused.content.decode()
    read = client.generic("POST", "/account/aanmelden/", b"--x--\r\n", form, CONTENT_LENGTH="7")
    assert read.status_code == 200
