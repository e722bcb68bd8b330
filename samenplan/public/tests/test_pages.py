import pytest

from samenplan.public.tests.published import a_published_plan, address


@pytest.mark.django_db
def test_smoke(client, brugwijk):
    version = a_published_plan(brugwijk)
    bad = []
    for lang in ("nl", "en"):
        for tail in (
            "",
            "?zoek=jongeren",
            "acties/act-feest/",
            "versies/1/",
            "verloop/",
            "plan.pdf",
            "plan.docx",
            "plan.xlsx",
            "plan.csv",
            "plan.json",
            "plan.jsonld",
        ):
            r = client.get(address(version, tail, language=lang))
            if r.status_code != 200 or r.cookies or "Set-Cookie" in r.headers:
                bad.append((lang, tail, r.status_code, dict(r.headers), r.content[:500]))
    for p in ("/openbaar/", "/openbaar/brugwijk/", "/openbaar/brugwijk/nieuws.atom", "/en/openbaar/brugwijk/"):
        r = client.get(p)
        if r.status_code != 200:
            bad.append((p, r.status_code))
    print(client.get("/openbaar/brugwijk/nieuws.atom").content.decode())
    print(dict(r.headers))
    assert not bad
