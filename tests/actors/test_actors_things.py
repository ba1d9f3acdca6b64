"""Documents and other things that stand as sources: their authors speak where the text states them, else nobody."""

from __future__ import annotations

import pytest
from actors_factory import resolved, speakers

WATCH = "named harbour-watch"


@pytest.mark.parametrize(
    "source",
    [
        "This report", "The subpoenas", "the data", "Article 629", "Polls", "court records", "a new law",
        "the report and the emails", "[P Long]'s comments", "documents from [P Long]", "[O Harbour Watch]'s deal",
    ],
)  # fmt: skip
def test_things_without_an_author_are_unresolved(source):
    assert speakers(f"Mr. [P Long] came. <{source}> showed it.") == ["unresolved"]


@pytest.mark.parametrize(
    "source", ["A number of clerks", "media reports and party clerks", "companies", "some party figures"]
)
def test_people_stay_unnamed(source):
    assert speakers(f"<{source}> said so.") == ["unnamed"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("<[O Harbour Watch]'s data> show it.", [WATCH], id="data of"),
        pytest.param("<Studies by [O Harbour Watch]> show it.", [WATCH], id="studies by"),
        pytest.param(
            "<a report by [O Harbour Watch]> says it. <The report> adds more.", [WATCH] * 2, id="by, then the"
        ),
        pytest.param("[O Harbour Watch] released a report. <The report> said it.", [WATCH], id="released"),
        pytest.param("[O Harbour Watch] has published a new study. <The study> said it.", [WATCH], id="published"),
        pytest.param("[O Harbour Watch] released a report. <The study> said it.", ["unresolved"], id="another noun"),
        pytest.param(
            "[O Harbour Watch] released a report. [O Fish Watch] released a report. <The report> said it.",
            ["unresolved"],
            id="two reports",
        ),
        pytest.param(
            "[O Harbour Watch] released a report. It cites a police report. <The report> said it.",
            ["unresolved"],
            id="another report",
        ),
        pytest.param("[O Harbour Watch] read a report. <The report> said it.", ["unresolved"], id="only read"),
        pytest.param("<The [P Long] campaign's report> said it.", ["unresolved"], id="not the person's"),
    ],
)
def test_a_stated_author_speaks(marked, expected):
    assert speakers(marked) == expected


def test_a_law_is_no_actor():
    _, resolution = resolved("<The Harbour Fees Act> says so.")
    assert (resolution.actors, resolution.speakers[0].kind) == ((), "unresolved")
