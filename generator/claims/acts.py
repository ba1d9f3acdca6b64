"""What can be done with words, and which words do it: the vocabulary of acts.

Short on purpose: an act is what a reader would sort claims by, not a copy of the verb, which stands
beside it verbatim as the cue. The event acts follow the categories of PLOVER and CAMEO, the coding
schemes of political event data, as far as a news reader needs them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

NEUTRAL = "express"
"""The act of a cue that the vocabulary does not know: the words are shown, nothing is read into them."""

LEAVE_OPEN = "leave-open"
"""The act of a denial that is itself denied ("did not rule out"): neither an assertion nor a denial."""


Plover = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "CONCEDE",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
"""The sixteen event types of PLOVER (Open Event Data Alliance), which codes what is done, also with words."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act of the vocabulary.

    Attributes:
        gloss: what it means, for readers.
        verbs: base forms of the verbs that do it; of a two-word verb only the first word bends.
        nouns: nouns that name it ("their concern", "accusations of"), in the singular.
        adjectives: what stands after "be" ("is concerned", "was critical of").
        event: whether it is something done rather than said; only narrated claims have these.
        plover: the event type of PLOVER that it is an instance of; None where none fits.
    """

    gloss: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    event: bool = field(default=False, kw_only=True)
    plover: Plover | None = field(default=None, kw_only=True)


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(" ".join(p.split()) for p in text.split(",") if p.strip())


def _said(gloss: str, verbs: str, nouns: str = "", adjectives: str = "", *, plover: Plover | None = None) -> Act:
    return Act(gloss, _phrases(verbs), _phrases(nouns), _phrases(adjectives), plover=plover)


def _done(gloss: str, verbs: str, plover: Plover | None = None) -> Act:
    return Act(gloss, _phrases(verbs), event=True, plover=plover)


ACTS: dict[str, Act] = {
    "say": _said(
        "says, writes or adds, without more",
        """say, state, tell, add, note, write, tweet, retweet, post, comment, observe, remark, mention,
        speak, talk, read, continue, go on, recall, remember, recount, put it, joke, quip, shout, chant, yell,
        sing, discuss, list, address, brief, inform, notify, remind, testify, echo, share, email, text, mutter,
        whisper, muse, sum up, summarise, summarize, report, relate, interject, tell of, bring up,
        caption, blog, opine, weigh in, exclaim, bark""",
        "statement, comment, remark, account, announcement of, word",
        "quoted as saying, clear, frank",
    ),
    "stress": _said(
        "says with weight, or once more",
        """emphasise, emphasize, stress, underline, underscore, highlight, reiterate, repeat, point out, point to,
        draw attention to, make clear, make it clear, put emphasis on, place emphasis on""",
        "emphasis, reminder",
    ),
    "explain": _said(
        "explains or sets out",
        "explain, clarify, elaborate, specify, detail, outline, lay out, spell out",
        "explanation, clarification",
    ),
    "respond": _said(
        "answers somebody",
        "respond, respond to, reply, answer, retort, counter, shoot back, fire back, hit back",
        "response, reply, answer, retort",
    ),
    "cite": _said("refers to somebody or something", "cite, refer, reference, quote, invoke, allude", "reference"),
    "describe": _said(
        "calls or compares",
        """call, describe, label, dub, brand, characterise, characterize, portray, depict, liken, compare, term,
        paint, deem, rate, refer to as""",
        "description, characterisation, characterization, portrayal, comparison",
    ),
    "announce": _said(
        "makes known",
        "announce, declare, proclaim, unveil, reveal, disclose, release, publish, divulge, issue",
        "announcement, declaration, disclosure, revelation",
    ),
    "confirm": _said(
        "says that it is so indeed", "confirm, verify, corroborate, attest, vouch", "confirmation, corroboration"
    ),
    "affirm": _said(
        "stands by it, or says so again", "affirm, reaffirm, restate, reassert", "affirmation, reaffirmation"
    ),
    "acknowledge": _said(
        "admits or concedes",
        "acknowledge, admit, concede, recognise, recognize, confess, own up, plead guilty",
        "acknowledgement, acknowledgment, admission, confession, concession",
    ),
    "claim": _said(
        "asserts what others may dispute",
        "claim, argue, assert, contend, insist, maintain, allege, boast, brag, profess, purport, make the case, reason",
        "claim, allegation, assertion, argument, insistence, contention",
        "adamant",
    ),
    "suggest": _said(
        "suggests or implies",
        "suggest, imply, hint, signal, indicate, insinuate, intimate",
        "suggestion, hint, implication",
    ),
    "find": _said(
        "shows or concludes from evidence",
        """find, show, conclude, determine, estimate, calculate, discover, document, demonstrate, prove, establish,
        learn, identify, realise, realize, notice""",
        "finding, conclusion, estimate, assessment",
    ),
    "deny": _said(
        "says that it is not so",
        "deny, dispute, refute, rebut, disavow, contradict, debunk, plead not guilty, plead innocent",
        "denial",
    ),
    "rule-out": _said("excludes it", "rule out, exclude, preclude"),
    LEAVE_OPEN: _said("does not deny or exclude it, without asserting it", "leave open, keep open"),
    "reject": _said(
        "rejects or opposes",
        """reject, dismiss, oppose, rebuff, object, disagree, resist, shrug off, brush off, brush aside, balk,
        spurn, downplay, play down, vote against, protest against, distance himself from, distance herself from""",
        "opposition, rejection, objection, refusal, resistance, opponent",
        "opposed",
        plover="REJECT",
    ),
    "doubt": _said(
        "questions whether it is so",
        "doubt, question, challenge, mistrust, cast doubt on, raise doubts",
        "doubt, scepticism, skepticism",
        "sceptical, skeptical, doubtful, not sure, unsure",
    ),
    "decline": _said("declines or refuses", "decline, refuse, avoid, stop short of"),
    "condemn": _said(
        "condemns",
        "condemn, denounce, decry, deplore",
        "condemnation, denunciation, outrage",
        "outraged, appalled",
        plover="ACCUSE",
    ),
    "criticise": _said(
        "criticises or complains",
        """criticise, criticize, call out, blast, slam, attack, assail, mock, ridicule, chide, rebuke, lambast,
        lambaste, fault, knock, rip, bash, hit, lash out, rail against, complain, lament, bemoan, chastise, scold,
        admonish, castigate, excoriate, deride, go after, hammer, berate, take aim, taunt, belittle, savage,
        pan, take issue with, take swipes at, take a swipe at, heckle, disparage, speak out against, protest""",
        "criticism, complaint, attack, critique, rebuke, disdain",
        "critical of, tired of, unhappy, disappointed, frustrated, furious, angry",
        plover="ACCUSE",
    ),
    "accuse": _said(
        "accuses or blames", "accuse, blame, charge, implicate", "accusation, charge, blame", plover="ACCUSE"
    ),
    "praise": _said(
        "praises, thanks or welcomes",
        """praise, commend, applaud, laud, hail, welcome, thank, congratulate, celebrate, tout, admire, salute,
        extol, cheer, marvel, pay tribute, honour, honor, express gratitude, credit, herald, vouch for""",
        "praise, admiration, gratitude, thanks, tribute, appreciation",
        "grateful, thankful, proud, pleased, delighted, thrilled, impressed",
        plover="SUPPORT",
    ),
    "support": _said(
        "supports or defends",
        """support, back, endorse, defend, favour, favor, champion, side with, advocate, justify, promote,
        embrace, stand by, vote for""",
        "support, endorsement, backing, defence, defense, solidarity, supporter",
        "supportive, in favour of, in favor of, dedicated to",
        plover="SUPPORT",
    ),
    "agree": _said("agrees", "agree, concur, consent, accept", "agreement, consent", "in agreement", plover="AGREE"),
    "warn": _said("warns", "warn, caution, alert", "warning, caution"),
    "threaten": _said("threatens", "threaten", "threat", plover="THREATEN"),
    "demand": _said(
        "demands or orders", "demand, order, command, instruct, insist on, require", "demand, order", plover="REQUEST"
    ),
    "urge": _said(
        "urges, requests, calls for or advises",
        """urge, call for, call on, call upon, appeal, encourage, implore, exhort, ask for, plead, beg, press,
        push, push for, request, recommend, advise, counsel, lobby, petition""",
        "appeal, call, request, recommendation, advice, plea",
        plover="REQUEST",
    ),
    "promise": _said(
        "promises or assures",
        "promise, pledge, vow, assure, guarantee, commit, swear, undertake, reassure",
        "promise, pledge, vow, commitment, assurance, guarantee",
        "committed to",
        plover="AGREE",
    ),
    "propose": _said(
        "proposes or offers",
        "propose, offer, pitch, float, put forward, nominate",
        "proposal, offer, initiative",
        plover="AGREE",
    ),
    "ask": _said("asks or wonders", "ask, wonder, inquire, enquire, query", "question, query", "curious"),
    "believe": _said(
        "holds an opinion",
        """believe, think, consider, see, view, regard, feel, suppose, assume, suspect, reckon, understand, know,
        imagine, judge, trust, conceive, look at, presume, guess, speculate, surmise""",
        "belief, view, opinion, theory, conviction, suspicion, thought, stance, position",
        "convinced, confident, sure, certain, aware, of the opinion",
    ),
    "expect": _said(
        "expects or predicts",
        "expect, predict, forecast, anticipate, foresee, project, envision, envisage, look forward to",
        "expectation, prediction, forecast, projection, outlook",
        "optimistic, pessimistic, hopeful",
    ),
    "want": _said(
        "wants or hopes",
        "want, wish, hope, desire, prefer, like, would like, aspire, need, seek",
        "hope, wish, desire, preference, interest",
        "eager, keen, willing, ready",
    ),
    "plan": _said(
        "intends or decides",
        "plan, intend, aim, decide, prepare, resolve",
        "plan, intention, decision, aim, goal, determination, resolve",
        "determined",
    ),
    "consider": _said(
        "weighs something without having decided",
        "mull, weigh, contemplate, ponder, toy with, think about",
        "consideration",
    ),
    "concern": _said(
        "is concerned or afraid",
        "fear, worry, fret",
        "concern, fear, worry, alarm, anxiety, misgiving, dismay, unease, apprehension",
        "concerned, worried, afraid, alarmed, anxious, fearful, wary, nervous, dismayed, troubled, uneasy",
    ),
    "regret": _said(
        "apologises, regrets or mourns",
        "apologise, apologize, regret, mourn",
        "regret, apology, condolence, sympathy, sorrow, remorse",
        "sorry, saddened",
    ),
    NEUTRAL: _said("expresses it, in words that this list does not sort", "express, voice, convey"),
    "sign": _done("signed or ratified", "sign, ratify, initial", plover="SUPPORT"),
    "meet": _done("met or held talks", "meet, hold talks, host", plover="CONSULT"),
    "travel": _done("travelled, arrived or left", "travel, fly, arrive, visit, depart, flee, return"),
    "decide": _done(
        "decided, voted or ruled",
        "vote, call off, approve, adopt, pass, rule, overturn, repeal, enact, uphold, veto, annul, abolish",
    ),
    "appoint": _done("appointed or elected", "appoint, elect, re-elect, swear in, inaugurate"),
    "resign": _done(
        "left or lost an office", "resign, step down, quit, sack, oust, overthrow, impeach, dismiss, fire, depose"
    ),
    "arrest": _done("arrested or detained", "arrest, detain, apprehend, capture", plover="COERCE"),
    "prosecute": _done(
        "charged, tried or sentenced", "charge, convict, sentence, indict, jail, imprison, acquit, extradite, sue, fine"
    ),
    "attack": _done(
        "attacked",
        "attack, bomb, shell, strike, raid, invade, shoot, ambush, storm, shoot down, bombard, assault, torch",
        plover="ASSAULT",
    ),
    "harm": _done(
        "killed, injured or destroyed",
        "kill, injure, wound, die, destroy, damage, displace, murder, execute, assassinate, collapse, sink",
    ),
    "deploy": _done("moved forces", "deploy, mobilise, mobilize, station, dispatch, send", plover="MOBILIZE"),
    "launch": _done(
        "began or tested", "launch, test, test-fire, establish, found, open, begin, start, introduce, create"
    ),
    "seize": _done(
        "took by force or law", "seize, occupy, annex, take control, confiscate, retake, kidnap, abduct, steal"
    ),
    "sanction": _done(
        "imposed a measure",
        "impose, sanction, ban, expel, blacklist, freeze, suspend, outlaw, recall, close, shut, halt",
        plover="SANCTION",
    ),
    "aid": _done("gave help", "donate, evacuate, rescue, pardon", plover="AID"),
    "protest": _done("protested", "protest, march, rally, demonstrate, riot", plover="PROTEST"),
    "release": _done("freed, lifted or gave up", "free, release, lift, cede, reopen", plover="CONCEDE"),
    "withdraw": _done("withdrew or gave in", "withdraw, retreat, surrender, pull out", plover="RETREAT"),
    "take-effect": _done(
        "came into force", "take effect, go into effect, come into effect, enter into force, come into force, expire"
    ),
    "win": _done("won or lost", "win, defeat, beat, lose"),
}
"""The vocabulary, by name: first what is said, then what is done (events)."""

DENIALS = frozenset(
    {
        "deny",
        "dispute",
        "refute",
        "rebut",
        "disavow",
        "contradict",
        "debunk",
        "rule out",
        "exclude",
        "preclude",
        "reject",
        "dismiss",
    }
)
"""Verbs that deny; negated ("did not rule out") they leave open."""

EXPRESSING = frozenset(
    """express voice affirm reaffirm reassert reiterate restate convey raise share show signal state declare repeat
    issue make give offer send deliver announce launch take hold""".split()
)
"""Verbs that take their meaning from a noun ("reaffirm their intention", "express concern")."""

SAYING = frozenset({"say", NEUTRAL, "announce", "confirm", "affirm", "stress", "explain", "respond", "cite"})
"""Acts that a more telling word in the same cue replaces ("issued a statement condemning")."""

AFFIRMING = frozenset(
    "affirm reaffirm reassert reiterate restate stress emphasise emphasize underline underscore".split()
)
"""Verbs that stand by what their noun names: who reaffirms an intention has not just formed it."""

STANDING = frozenset({"plan", "want", "believe"})
"""Acts that, as the noun behind such a verb ("reaffirm their intention"), are affirmed rather than done."""

ADJECTIVAL = frozenset(
    """concerned worried alarmed troubled determined convinced opposed committed surprised pleased thrilled
    delighted impressed dedicated prepared frustrated disappointed outraged appalled saddened dismayed supposed
    inclined interested""".split()
)
"""Participles that describe the subject's own mind: "was concerned" is no passive."""
