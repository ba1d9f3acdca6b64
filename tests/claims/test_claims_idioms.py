"""Words of telling that tell nothing: idioms, deeds and figures of speech."""

import pytest
from claims_factory import claims, only, quotes


@pytest.mark.parametrize(
    "marked",
    [
        "[s1:{orlov:Orlov}] [c1:found himself trying to anticipate] [t1:what Berg would accept].",
        "[s1:{orlov:Orlov}] [c1:found the answer to] [t1:the leak in the dam].",
        "[s1:The clerk] [c1:insisted on anonymity to describe] [t1:the private talk].",
        "[s1:The clerk] [c1:asked not to be named for] [t1:fear of his job].",
        "[s1:{orlov:Orlov}, c.] [c1:known for] [t1:his tough stance on fishing].",
        "[s1:both chambers] [c1:are almost certain] [t1:to be empty].",
        "[s1:{no:Norway}] [c1:is set to vote] [t1:to drop the ban].",
        "[s1:The plan] [c1:will see] [t1:the ports merge].",
        "[s1:{orlov:Orlov}] [c1:was found guilty of] [t1:theft].",
        "[s1:{orlov:Orlov}] [c1:was denied] [t1:a licence for his boat].",
        "[t1:“super funds”] [c1:supported by] [s1:{orlov:Orlov}].",
        "[t1:The strait] [c1:is referred to as] [t1:the Neck].",
        "[s1:{orlov:Orlov}] [c1:is still waiting for someone to tell] [t1:that the case goes on].",
        "[s1:{orlov:Orlov}] [c1:made a decision] that [t1:would ripple through history].",
        "The fund, [c1:expected] [t1:to grow fast], is in Riga.",
        "[t1:An e-mail to the ministry] [c1:reads] in Danish.",
        "[s1:{orlov:Orlov}’s] move to the east [c1:showed] [t1:that he is tired].",
        "[s1:{orlov:Orlov}] [c1:spoke for fear of] [t1:his family’s safety].",
        "[s1:{orlov:Orlov}] [c1:had pushed through] [t1:a law on nets].",
    ],
)
def test_idioms_are_no_reports(marked):
    assert claims(marked) == ()


@pytest.mark.parametrize("content", ["her husband", "the police", "911"])
def test_calling_somebody_up_describes_nobody(content):
    assert claims(f"[s1:The guards] [c1:called] [t1:{content}] at noon.") == ()


@pytest.mark.parametrize("content", ["the raid illegal", "him a liar", "Berg “weak”"])
def test_calling_somebody_something_does(content):
    assert only(f"[s1:{{orlov:Orlov}}] [c1:called] [t1:{content}].").act == "describe"


def test_an_attack_with_arms_is_no_criticism():
    assert [c.act for c in claims("[s1:{orlov:Orlov}] [c1:attacked] [t1:the garrison] at dawn.")] == ["attack"]


def test_an_attack_with_a_reason_is():
    assert only("[s1:{orlov:Orlov}] [c1:attacked] [t1:the mayor for raising the fees].").act == "criticise"


def test_things_highlight_nothing_but_people_do():
    assert claims("[s1:The clash in the council] [c1:highlighted] [t1:the depth of the divide].") == ()
    assert only("[s1:The ambassador] [c1:highlighted] [t1:the depth of the divide].").act == "stress"


def test_a_thing_that_tells_a_clause_is_kept():
    assert only("[s1:The ruling] [c1:underscored] [t1:that the fee was void].").act == "stress"


def test_a_bare_name_is_nothing_asked():
    assert claims("[s1:{orlov:Orlov}] [c1:calling on] [t1:Ms. {berg:Berg}].") == ()
    assert only("[s1:{orlov:Orlov}] [c1:called on] [t1:{berg:Berg} to resign].").act == "urge"


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("issued", "fishing permits to the port"),
        ("published", "a series of three novels"),
        ("released", "a new map of the bay"),
        ("offering", "a grim picture"),
    ],
)
def test_giving_out_things_announces_nothing(cue, content):
    assert claims(f"[s1:{{no:Norway}}] [c1:{cue}] [t1:{content}].") == ()


def test_giving_out_words_does():
    assert only("[s1:{no:Norway}] [c1:issued a warning about] [t1:the ice].").act == "warn"
    assert only("[s1:{no:Norway}] [c1:released a statement on] [t1:the ice].").act == "announce"


def test_listing_counts_where_the_quotation_opens_what_is_listed():
    assert only("[s1:{orlov:Orlov}] [c1:listed] [t1:his “four hard conditions” for talks].").act == "say"
    assert claims("[s1:{orlov:Orlov}] [c1:addressed] [t1:the matter with her to a “very full extent”].") == ()


def test_assuring_promises_only_what_is_to_come():
    assert only("[s1:{orlov:Orlov}] [c1:assured] [t1:that he has the papers].").act == "say"
    assert only("[s1:{orlov:Orlov}] [c1:assured] [t1:that he will bring the papers].").act == "promise"


def test_what_must_be_said_is_not_said():
    assert claims("[c1:It must be understood that] [t1:the dam is old].") == ()
    assert claims("[s1:Survivors] [c1:must first report] [t1:the theft to the police].") == ()


@pytest.mark.parametrize(
    ("cue", "hedge"), [("will assure", "will"), ("could argue", "could"), ("would say", "would"), ("can say", "can")]
)
def test_what_is_only_to_come_or_possible_is_hedged(cue, hedge):
    claim = only(f"[s1:{{orlov:Orlov}}] [c1:{cue}] [t1:that the dam holds].")
    assert claim.hedge == hedge


def test_what_is_said_on_a_condition_is_not_said():
    assert claims("If [s1:{orlov:Orlov}] [c1:denies] [t1:the charge], the court sits on.") == ()
    assert claims("Unless [s1:he] [c1:says] [t1:that he was there], the court sits on.") == ()


def test_even_so_what_stands_beside_a_condition_is():
    assert only("If, as [s1:{orlov:Orlov}] [c1:said], [t1:“the dam will hold until May”].").act == "say"


def test_the_subject_that_is_seen_asking_asks():
    claim = only("[s1:{orlov:Orlov}] [c1:was seen repeatedly asking] [t1:the guard to step back].")
    assert (claim.act, claim.speakers) == ("urge", ("orlov",))


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("that Berg agree to an interview", "urge"),
        ("the clerk to resign", "urge"),
        ("not to sail", "urge"),
        ("whether the clerk had to resign", "ask"),
        ("Berg what he had to say", "ask"),
        ("about ties to crime", "ask"),
    ],
)
def test_asking_somebody_to_do_something_is_a_request(content, act):
    assert only(f"[s1:{{orlov:Orlov}}] [c1:asked] [t1:{content}].").act == act


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("the minister to task over the dam", "criticise"),
        ("the figures into question", "doubt"),
        ("the dam a folly", "describe"),
    ],
)
def test_what_calling_means_stands_behind_it(content, act):
    assert only(f"[s1:{{orlov:Orlov}}] [c1:called] [t1:{content}].").act == act


@pytest.mark.parametrize(
    ("content", "hedge"),
    [
        ("fish matters to likely harbour voters", None),
        ("he is the likely nominee", None),
        ("the dam is likely to fail", "likely"),
        ("a strike is likely", "likely"),
    ],
)
def test_likely_voters_leave_nothing_open(content, hedge):
    assert only(f"[s1:{{orlov:Orlov}}] [c1:said] [t1:{content}].").hedge == hedge


def test_seeking_is_wanting():
    assert only("[s1:{orlov:Orlov}] [c1:is seeking] [t1:a meeting with the owners].").act == "want"


def test_that_as_a_pointing_word_stays():
    claim = only("[s1:{orlov:Orlov}] [c1:dismissed] [t1:that criticism].")
    assert quotes(claim) == ("that criticism",)


def test_being_unable_to_say_is_not_saying():
    assert only("[s1:{orlov:Orlov}] [c1:was unable to confirm] [t1:that the dam held].").negated


def test_a_loose_relative_pronoun_is_left_out():
    claim = only("[t1:It rests with the harbour board, which], [c1:according to] [s1:{orlov:Orlov}], nobody elects.")
    assert quotes(claim) == ("It rests with the harbour board",)
