"""Interviews and transcripts."""

from claims_factory import claims, quotes

DEBATE = (
    "The debate between {orsic:Ana Orsic} and {lind:Pavel Lind} was on Monday.\n\n"
    "{orsic:ORSIC}: The bridge is safe. I crossed it today.\n\n"
    "{lind:LIND}: It is not safe at all.\n\n"
    "MODERATOR: Mr. Lind, what would you do?\n\n"
    "{lind:LIND}: I would close it today."
)


def said(found):
    return [(c.speakers, c.speaker_kind, quotes(c)[0], c.mode) for c in found]


def test_each_turn_is_its_speakers():
    assert said(claims(DEBATE)) == [
        (("orsic",), "named", "The bridge is safe. I crossed it today.", "direct"),
        (("lind",), "named", "It is not safe at all.", "direct"),
        (("lind",), "named", "I would close it today.", "direct"),
    ]


def test_a_turn_replaces_what_the_annotator_made_of_its_label():
    marked = DEBATE.replace("{lind:LIND}: It is not safe at all.", "[s1:{lind:LIND}][c1::] [t1:It is not safe] at all.")
    assert said(claims(marked)) == said(claims(DEBATE))


def test_what_is_said_in_a_turn_is_passed_on_by_its_speaker():
    marked = DEBATE.replace("at all.", "at all. [s1:{kos:Mira Kos}] [c1:said] [t1:it would fall].")
    inner = next(c for c in claims(marked) if c.speakers == ("kos",))
    assert inner.via == ("lind",)


ASKED = "Q: Will it be rebuilt?\n\nA: Yes, we start in May.\n\nQ: Who pays?\n\nA: The ministry pays half."


def test_the_one_person_whom_the_text_spoke_to_answers():
    found = claims("We spoke to {orsic:Ana Orsic} on Tuesday.\n\n" + ASKED)
    assert [(c.speakers, quotes(c)[0]) for c in found] == [
        (("orsic",), "Yes, we start in May."),
        (("orsic",), "The ministry pays half."),
    ]


def test_of_two_none_is_chosen():
    found = claims("We spoke to {orsic:Ana Orsic} and {lind:Pavel Lind}.\n\n" + ASKED)
    assert [(c.speakers, c.speaker_kind) for c in found] == [((), "unresolved")] * 2


def test_without_a_word_of_an_interview_nobody_is():
    assert [c.speaker_kind for c in claims("{orsic:Ana Orsic} was there.\n\n" + ASKED)] == ["unresolved"] * 2


def test_who_mostly_asks_is_the_interviewer():
    found = claims(
        "{post:The Post}: How are you?\n\n{orsic:Ana Orsic}: Very well, thank you.\n\n"
        "{post:The Post}: Do you think that it lasts?\n\n{orsic:Ana Orsic}: I have no doubt."
    )
    assert [c.speakers for c in found] == [("orsic",), ("orsic",)]


def test_a_list_is_no_transcript():
    assert claims("{orsic:Ana Orsic}: mayor since 2019.\n\n{lind:Pavel Lind}: envoy.\n\n{kos:Mira Kos}: baker.") == ()
