import json

import pytest
from hypothesis import given
from tests.unit.documents.papers import PAPER, papers

from areasend.documents.checks import PaperError
from areasend.documents.stored import from_json, to_json


@given(papers)
def test_a_stored_paper_comes_back_exactly(paper):
    assert from_json(to_json(paper)) == paper


def test_the_same_paper_is_always_the_same_text():
    assert to_json(PAPER) == to_json(from_json(to_json(PAPER)))


def test_names_are_stored_as_they_are_written():
    assert "Łukasz Ŵyn" in to_json(PAPER)


def test_text_of_before_a_field_was_added_takes_its_default():
    old = json.loads(to_json(PAPER))
    del old["blocks"][0]["anchor"]
    assert from_json(json.dumps(old)).blocks[0].anchor == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no stored paper"),
        ("[]", "no stored paper"),
        ("{}", "no stored paper"),
        ('{"paper": 2}', "stored as version 2. Upgrade AreaSEND"),
        ('{"paper": 1}', "damaged"),
        ('{"paper": 1, "as_at": "2026-03-02", "blocks": [{"is": "poem"}]}', "damaged"),
        ('{"paper": 1, "as_at": "yesterday"}', "damaged"),
    ],
)
def test_what_is_no_paper_is_refused_with_a_sentence(text, said):
    with pytest.raises(PaperError, match=said):
        from_json(text)
