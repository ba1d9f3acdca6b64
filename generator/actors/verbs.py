"""Finite verbs that show that the name before them acts: how a capital is told from a government."""

from __future__ import annotations

from generator.actors.forms import words

AUXILIARIES = words(
    "has have had will would may might must could can cannot should shall does did do is are was were isn't "
    "aren't wasn't weren't hasn't haven't hadn't won't wouldn't doesn't didn't can't couldn't"
)

_REGULAR = words(
    "abandon abstain accept accuse acknowledge act add admit advise afford agree aim allege allow alter amend "
    "announce answer apologise apologize appeal appear appoint approve argue arm arrest ask assert assist assure "
    "attack attempt attend attract avoid await back ban bar believe benefit blame block bomb boost border boycott "
    "breach bully call carry cause caution cease celebrate challenge charge cite claim clear collapse collect comment "
    "commission commit compare compete complain complete concede conclude condemn conduct confirm confiscate consider "
    "conspire contact contain contest continue contribute control convene convict cooperate copy counter cover create "
    "criticise criticize cross curb decide declare decline deepen defend delay deliver demand demolish denounce deny "
    "depend deploy deport depose describe deserve destroy detain develop differ disagree disclose discover discuss "
    "dismiss dispatch dispute divide dominate donate double doubt drop ease elect eliminate embrace emerge emphasise "
    "emphasize enact encourage end endorse enforce engage enjoy enter escalate establish estimate evacuate examine "
    "exceed exchange execute exercise exist expand expect expel experience explain explore export expose express "
    "extend facilitate fail favor favour fear finance fire flood flout follow free fulfil fulfill fund gather govern "
    "grant guarantee hail hand harbor harbour head help hesitate hope host hurt identify ignore implement import "
    "impose improve incite include increase indicate influence inform initiate insist inspect install instruct intend "
    "intensify intercept interpret intervene introduce invade invest investigate invite invoke isolate issue jail "
    "jeopardise jeopardize join judge justify kick kill label lack lament land lash launch learn lift like liken "
    "limit link list live lobby look love lower maintain manage mark match measure mediate meet mention merge "
    "mobilise mobilize mock monitor mourn move need negotiate nominate note notify obey object obstruct occupy offer "
    "open operate oppose order outline oversee own pardon participate pass patrol permit persuade place plan play "
    "please pledge police pose possess postpone pour praise predict prefer prepare preserve press prevent proceed "
    "process produce profit prohibit prolong promise propose protect protest prove provide publish pull pump punish "
    "purchase pursue push question raise ratify reach react reaffirm realise realize reap rebuild recall receive "
    "recognise recognize recommend recover recruit redeem reduce refer reflect reform refrain refuse regain regard "
    "register regret reiterate reject relax release relent rely remain remark remind remove renew renounce repay "
    "repeat repel replace reply report represent repress request require rescind rescue resent reshape resign resist "
    "resolve respect respond restore restrict resume retain retaliate retort retreat return reveal reverse review "
    "revise revive revoke risk rule sanction save schedule scrap search secure seem select serve settle shape share "
    "shell shift shoot show shut side signal sink slam slap slip smuggle solve sound spark spend split sponsor spread "
    "stage start state station steal step stop strengthen stress struggle submit subsidise subsidize sue suffer "
    "suggest summon supply support surpass surrender surround survive suspect suspend swap switch tackle target "
    "terminate test threaten tie tighten tolerate top toughen trade trail train transfer transform treat trigger trim "
    "trust try turn tweet underline undermine underscore unfreeze unite unveil update uphold urge use vacate value "
    "veto view violate visit voice vote vow wage wait want warn weigh welcome widen wield wish withhold work worry "
    "abolish accelerate accompany achieve acquire activate adapt adopt advocate align allocate amass analyse analyze "
    "annex apply appreciate arrange ascend assassinate assemble assess assign assume attain attribute authorise "
    "authorize bolster borrow bypass calculate cancel certify circulate classify coincide commemorate compel "
    "compensate comply concentrate confer confine confront congratulate connect conquer consent consolidate "
    "constitute construct consult consume contend convert convey convince coordinate correspond cultivate curtail "
    "deactivate dedicate deem defer define defy delegate demonstrate depart depict deprive derive descend designate "
    "detect deter deteriorate devalue devise devote dictate diminish disband discontinue discourage dismantle "
    "displace disregard dissolve distinguish distribute diversify divert downgrade downplay earn educate elevate "
    "emigrate employ empower enable endure enhance enlarge enlist ensure entrust erect evolve exclude exempt exert "
    "exile expire exploit extradite falter fluctuate foster fulfil generate harass harden hinder illustrate "
    "incorporate incur inflict inherit inhibit integrate intercede interfere inflame irritate legalise legalize "
    "liberate liquidate modernise modernize modify nationalise nationalize neglect neutralise normalise normalize "
    "nurture obstruct obtain outlaw outmaneuver outmanoeuvre outnumber outperform overthrow overtake penalise "
    "penalize perceive persecute persist pioneer privatise privatize prohibit proclaim procure promote prosecute "
    "provoke qualify quell rank reactivate reassure rebuff rebuke recapture reclaim reconcile reconsider reconvene "
    "redirect reelect relinquish relocate renegotiate reopen repatriate rethink reunite ruin seize simplify "
    "specialise specialize specify stabilise stabilize subdue succeed suppress tend trounce unify utilise utilize "
    "vanquish "
)
_IRREGULAR = dict(
    pair.split(":")
    for pair in words(
        "be: bear:bore beat:beat become:became begin:began bid:bid break:broke bring:brought build:built "
        "buy:bought catch:caught choose:chose come:came cut:cut deal:dealt draw:drew drive:drove face:faced "
        "fall:fell feel:felt fight:fought find:found fly:flew forbid:forbade foresee:foresaw forgive:forgave "
        "freeze:froze get:got give:gave go:went grow:grew hide:hid hit:hit hold:held keep:kept know:knew "
        "lead:led leave:left lend:lent let:let lose:lost make:made mean:meant meet:met overcome:overcame "
        "pay:paid put:put quit:quit read:read ride:rode rise:rose run:ran say:said see:saw seek:sought "
        "sell:sold send:sent set:set shrink:shrank sign:signed sit:sat sleep:slept speak:spoke spend:spent "
        "stand:stood strike:struck swear:swore take:took teach:taught tell:told think:thought throw:threw "
        "undergo:underwent understand:understood undertake:undertook uphold:upheld wear:wore win:won "
        "withdraw:withdrew withhold:withheld write:wrote "
    )
)


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "sh", "ch", "x", "z")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return {"go": "goes", "be": "is"}.get(lemma, lemma + "s")


def _gerunds(lemma: str) -> tuple[str, ...]:
    """The possible spellings, one of which is the right one ("plan|ning", "mak|ing", "tell|ing")."""
    shorter = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    return lemma + "ing", shorter + "ing", lemma + lemma[-1] + "ing"


PRESENT = frozenset(_third(v) for v in [*_REGULAR, *_IRREGULAR])
_BASE = frozenset([*_REGULAR, *_IRREGULAR])
_GERUNDS = frozenset(gerund for v in _BASE for gerund in _gerunds(v))
_PAST = frozenset(v for v in _IRREGULAR.values() if v)
_SHORT_PAST = words("died lied owed sued tied used vied")
_NOT_PAST = words("red bed shed feed seed speed need indeed hundred sacred wicked naked united proposed")
# Third persons that are plural nouns as often: only what follows shows that they are verbs.
_ALSO_NOUNS = words(
    "acts aims appeals backs calls charges claims comments demands disputes estimates fears fires hopes "
    "labels launches links moves notes objects offers orders plans pledges protests questions reports "
    "requests sanctions shifts sides signals stages starts states stops suspects trains turns uses views "
    "voices votes vows wants works worries deals draws faces feels finds hits holds leads reads sets signs "
    "stands strikes wins"
    " arrests attacks attempts bars bombs borders boycotts causes changes controls copies counters covers crosses"
    " delays doubts drops ends exchanges exercises exports experiences finances floods funds grants guarantees"
    " hands heads helps hosts imports increases influences issues judges kicks lacks lands limits lists marks"
    " matches measures needs passes patrols places plays polices processes profits purchases raises reforms"
    " registers respects returns reviews risks rules saves schedules searches shapes shares shells shows slaps"
    " slips sounds spreads sponsors steps stations struggles supplies switches targets tests ties tops trades"
    " trails transfers triggers updates values visits wages benefits bans breaches rises swaps commissions"
    " purchases bullies sinks splits spends triggers updates ranks exiles exploits"
)
_NOT_THIRD = ("ss", "us", "is", "ings")
_DETERMINERS = words("the a an its their his her")
_OBJECT_STARTS = words(
    "to that the a an its his her their it them him for on in against with no more us not up out over back "
    "new any all some"
)


def is_past(word: str) -> bool:
    """Whether the lower-case word looks like a verb in the past tense."""
    return word in _PAST or word in _SHORT_PAST or (len(word) > 4 and word.endswith("ed") and word not in _NOT_PAST)


def is_finite(word: str, following: str, *, plural: bool = False) -> bool:
    """Whether a word right after a name is a finite verb, so that the name is its subject.

    Args:
        word: the word after the name, lower case.
        following: the word after that, lower case; empty where there is none.
        plural: whether several names are the subject together, so that a base form can be its verb.
    """
    if word in AUXILIARIES or is_past(word):
        return True
    if word in PRESENT:
        return word not in _ALSO_NOUNS or following in _OBJECT_STARTS
    if following in _DETERMINERS and len(word) > 4 and word.endswith("s") and not word.endswith(_NOT_THIRD):
        return True  # no noun is followed by a determiner, except where a phrase ends
    return word in _BASE and (plural or following in _OBJECT_STARTS)


def is_plural_verb(word: str) -> bool:
    """Whether a word right after a name agrees with several subjects only ("Japan |condemn|", "and Rome |have|")."""
    return word in _BASE - _PAST or word in {"have", "are", "were", "do"}


def may_be_verb(word: str) -> bool:
    """Whether a word after a name can be a verb as well as a noun ("Russia plans"): it then shows nothing."""
    return word in _BASE or word in PRESENT


def is_verb(word: str) -> bool:
    """Whether a lower-case word before a name can be a verb that has the name as its object."""
    return is_past(word) or word in PRESENT or word in _BASE or word in _GERUNDS
