"""Words around a place name that show whether the place or those who act there are meant.

Closed classes of general English, grouped by what they say about a name beside them. None was taken from a corpus.
"""

from __future__ import annotations

from generator.actors.forms import words

# Prepositions.
INSIDE = words(
    "in at near around outside inside within throughout across into through via beyond off onto beneath above along "
    "amid nearby alongside opposite past"
)
TOWARDS_ACTOR = words("with against by without versus vs v despite among amongst concerning")

# Motion: "to", "from" and "for" after these only say where.
TRAVEL = words(
    "visit visits visited visiting trip trips travel travels traveled travelled travelling traveling traveller "
    "travelers travellers tour tours flew fly flies flown flying flight flights went go goes going gone arrive arrived "
    "arrives arriving return returned returns returning came come comes coming move moved moves moving drove drive "
    "driven journey headed heading heads way road route railway line sailed sail sailing fled flee fleeing pilgrimage "
    "brought bring relocated relocate deported deport train trains bus buses ferry ferries ship ships shipped leave "
    "left leaving leaves departed depart departing march marched marching evacuated transferred rushed back closer "
    "next home born raised based emigrated emigrating emigrate emigration immigrated immigrating immigration migrated "
    "migrating migration defected posted sent dispatched escorted exiled expedition settlers visitors tourists "
    "immigrants migrants refugees native endemic indigenous access connection service services pulled driving walked "
    "crossed commute commuting stationed assigned export exported smuggled ascended"
)
# What moves between actors rather than between places: "aid to X", "ceded to X", "lost 2-0 to X".
GIVING = words(
    "give gives gave given giving aid help assistance relief loan loans grant grants credit sovereignty independence "
    "power powers control cede ceded ceding cession concession concessions surrender surrendered surrendering lose "
    "loses lost losing loss defeat fell fall sell sells sold selling sale sales belong belongs belonged belonging gift "
    "gifts award awarded transferring handed handing offer offers offered offering donate donated donating donation "
    "donations lend lent lending pay pays paid paying payments owed owe owes reparations loyal loyalty allegiance "
    "ally allied close hostile hostility friendly sympathetic opposed opposition resistance objection objections "
    "threat threats danger warning warnings warned message messages letter letters appeal appeals appealed appealing "
    "response responses respond responded reply replied answer address said says say told signal signals demand "
    "demands apology apologised apologized proposal proposals ultimatum according subject subordinate tribute "
    "successor heir alternative rival commitment committed support supply supplies supplied supplying weapons arms "
    "attributed due thanks speak spoke spoken speaking talk talks talked talking listen listened ambassador envoy "
    "peace prosperity democracy freedom stability acceptable unacceptable important vital favourable favorable grateful"
)
# What comes from an actor rather than out of a place: "independence from X".
RECEIVING = words(
    "independence independent secede seceded seceding secession distance distanced break broke freedom autonomy "
    "autonomous withdraw withdrew withdrawing withdrawal separate separated separation liberated liberation support "
    "aid help assistance pressure permission approval funding loan loans opposition resistance response demand "
    "demands challenge challenges complaint complaints lawsuit statement statements request requests threat threats "
    "criticism condemnation objections apology invitation orders instructions bought purchased acquired buy "
    "competition sovereignty protection backing recognition reaction"
)
# Nouns whose "of" names who does it, has it or is meant as a body: "the withdrawal of X", "the birth of X".
OF_ACTOR = words(
    "withdrawal victory victories win wins support backing opposition refusal failure decision decisions policy "
    "policies consent request invitation intention intentions interests interest ambitions actions behalf part hands "
    "economy debt budget power might influence dominance rise independence creation establishment foundation founding "
    "formation birth dissolution collapse breakup break-up unification reunification recognition accession admission "
    "membership ally allies enemy enemies foe foes rival rivals opponent opponents neighbour neighbours neighbor "
    "neighbors vassal puppet captain vice-captain captaincy coach striker goalkeeper midfielder favour favor criticism "
    "critical ahead demands accusations condemnation approval hold suspicion suspicions fear hatred point view expense "
    "sovereignty security help assistance aid leadership"
)
# Nouns whose "of" only places something.
OF_PLACE = words(
    "city town capital streets street outskirts suburb suburbs suburban north south east west northeast northwest "
    "southeast southwest northern southern eastern western centre center district region area areas port skies bombing "
    "siege fall battle university island islands coast part parts resident residents people downtown central greater "
    "km kilometres kilometers miles map village villages province county bishop archbishop mayor municipality commune "
    "territory waters border borders"
)
# "war on X", "pressure on X"; an attack on a city is on the place.
ON_ATTACKS = words(
    "attack attacks strike strikes march marched advance raid raids assault bombing shelling missile missiles tour "
    "touring toured tours concerts"
)
TOWARDS_PEOPLE = words(
    "attitude attitudes policy policies hostility hostile stance remarks feelings feeling sympathy sympathies "
    "aggression obligations duty animosity position approach loyalty antipathy hatred goodwill resentment"
)
BORDERS = words("border borders bordering frontier frontiers boundary")
KINDS_OF_PLACE = words("capital city town village province island region district downtown")
# Events that have sides: "a treaty between X and Y".
OF_SIDES = words(
    "treaty treaties agreement agreements accord accords pact pacts deal deals relation relations relationship "
    "relationships ties tie talks talk negotiation negotiations meeting meetings summit conference conflict conflicts "
    "war wars battle battles match matches game games final semifinal semi-final fixture test series engagement "
    "engagements dispute disputes tension tensions rivalry rivalries alliance alliances cooperation co-operation "
    "collaboration partnership friendship dialogue ceasefire truce armistice peace hostilities fighting clash clashes "
    "trade union exchange exchanges missions consensus discussions diplomacy standoff confrontation contest "
    "differences joint mediate mediated mediating mediation mediator signed agreed negotiated divided partition "
    "partitioned shared split understanding feud hatred trust cold convention rapprochement row animosity "
    "representatives choose debate skirmish skirmishes links contacts collusion coordination communications"
)
# Nouns for a body; a name set beside one ("its rival X", "allies such as X") is meant as one.
AGENTS = words(
    "rival rivals arch-rival arch-rivals opponent opponents ally allies enemy enemies foe foes adversary adversaries "
    "neighbour neighbours neighbor neighbors power powers superpower superpowers champion champions winner winners "
    "runner-up runners-up host hosts side sides club clubs team teams state states nation nations member members "
    "signatory signatories belligerent belligerents donor donors partner partners competitor competitors creditor "
    "creditors government governments leader leaders player players participant participants claimants"
)

# Verbs whose object is a place.
REACHING = words(
    "visit visits visited visiting leave leaves leaving reach reached reaches reaching enter entered enters entering "
    "tour toured touring crossed fled flee fleeing departed depart departing bombed bombing shelled shelling struck "
    "captured capture captures capturing seized surrounding occupied occupying stormed inside outside near roaming "
    "connect connects connected connecting link links linked linking cross crosses crossing border borders bordering "
    "overlook overlooks overlooking inhabit inhabits inhabiting explore explored exploring bypass bypasses bypassing "
    "conquer conquered approach approaches approaching traverse traversed besieged besieging cover covers covering "
    "reside resides including comprising comprises encompassing surround surrounds"
)
# Verbs and participles that only say how a place lies.
LYING = words(
    "lies lay sits stretches stretched extends extended borders bordered comprises comprised contains contained "
    "consists consisted encompasses encompassed spans spanned overlooks overlooked adjoins abuts covers covered "
    "occupies located situated surrounded inhabited headquartered"
)
DESCRIBED = words(
    "located situated bordered surrounded divided known named called inhabited populated linked connected twinned "
    "served accessible spelled spelt pronounced mentioned near north south east west northeast northwest southeast "
    "southwest close home classified considered designated annexed incorporated visited reached found hit struck "
    "devastated flooded covered subdivided"
)
# What a place is or has: a predicate with one of these describes it.
LAND = words(
    "country village villages town towns township city cities hamlet suburb suburbs neighbourhood neighborhood "
    "district districts region regions area areas province county commune municipality municipalities settlement "
    "community communities island islands lake river mountain mountains peninsula territory part parts capital census "
    "population inhabitants climate coast coastline border borders locality place places site resort port parish "
    "comune ward km kilometres kilometers miles coordinates latitude station home centre center weather temperature "
    "temperatures rainfall landscape heritage destination gateway base"
)
# Parts and properties of a place: "X's coast".
PLACE_PARTS = LAND | words(
    "streets street outskirts airport airports downtown mayor residents resident subway metro university stadium "
    "harbour harbor hotel hotels hospital hospitals museum museums east west north south eastern western northern "
    "southern skyline largest biggest tallest highest longest smallest oldest main old traffic square squares market "
    "markets architecture forest forests motorway motorways expressway expressways highway highways railway road roads "
    "bridge tower churches church school schools college parks park garden gardens desert deserts valley valleys "
    "plains wildlife flora fauna terrain shores shore waters lakes rivers soil zoo palace palaces cathedral theatre "
    "theater restaurants landmark landmarks monuments buildings suburbs slums countryside companies company banks bank "
    "businesses enterprises smes broadcaster broadcasters newspaper newspapers media artists artist writers poets "
    "musicians singers painters actors farmers workers children women men students voters citizens fishermen youth "
    "greatest best most top first league cup competition championship festival festivals premier"
)

# A name that modifies one of these is a team.
TEAM_HEADS = words(
    "team squad side coach captain fans fan forward forwards striker goalkeeper midfielder defender batsman bowler "
    "player players international internationals match xi eleven cap caps shirt jersey bench supporters entry lineup "
    "line-up wicketkeeper winger fullback debutant win victory defeat goal goals innings"
)
# A name that modifies one of these does what they say: "the X decision".
ACTION_HEADS = words(
    "rule action actions invasion decision decisions policy policies strategy strategies aid pressure proposal "
    "proposals plan plans demand demands support relations ties talks negotiations war conflict tensions summit deal "
    "treaty agreement pact accord alliance relationship border-dispute dispute veto vote sanctions threat threats "
    "response reaction refusal intervention occupation claim claims offensive attack attacks involvement presence "
    "withdrawal diplomacy interests influence position stance criticism opposition recognition cooperation foreign-aid "
    "espionage propaganda aggression"
)

# Adjectives and determiners between a governing word and a name.
SKIPPED = words(
    "the both either all his her its their our my your native newly united independent modern modern-day present-day "
    "former free full neighbouring neighboring full-strength fellow imperial communist soviet democratic new then "
    "later eventual defending champions mighty occupied today's war-torn divided"
)
GEOGRAPHIC = words(
    "unincorporated northern southern eastern western northeastern northwestern southeastern southwestern "
    "north-eastern north-western south-eastern south-western central mainland coastal rural upper lower inner outer "
    "medieval downtown greater northernmost southernmost westernmost easternmost mid inland metropolitan"
)
# Words that make a name one of nature.
NATURE = words(
    "lake mount mountain mountains hills hill river rivers gulf sea ocean bay strait straits desert valley peninsula "
    "atoll reef forest canyon glacier plateau plain plains basin cape creek falls park beach street avenue palace "
    "square bridge road airport delta coast"
)

ADVERBS = words(
    "also now later still then never already even always often again soon once too meanwhile both all just ever first "
    "thus therefore thereafter instead finally alone actually nevertheless nonetheless perhaps however twice together "
    "initially since himself itself themselves each either almost not only merely"
)
NOT_NOUNS = (ADVERBS - {"first"}) | words(
    "and or but nor for of in on at to from by with as that which who whom whose when where while if because "
    "since until after before than so though although during over under against about between among into "
    "through its his her their this these those the a an not only just is are was were be been has have had "
    "will would may might can could should must do does did there here more most less amid despite without "
    "within across around near toward towards upon per via he she it they we i you him them us due worth ahead behind "
    "alike abroad along out off up down back apart unless upon throughout versus v vs plus minus like unlike "
    "today yesterday tomorrow last next this every rather whether aside beside besides beyond inside outside onto "
    "et al etc respectively including excluding except following concerning regarding according"
)
# Nouns that end like a verb's participle.
GERUND_NOUNS = words(
    "building meeting training funding spending ruling banking fighting bombing killing shelling shooting farming "
    "fishing housing mining trading voting polling landing hearing wedding string offering opening painting "
    "briefing warning planning lending policing filing reporting thinking backing screening hacking meddling posting "
    "tracking testing gaming publishing manufacturing engineering dealing holding understanding blessing setting "
    "uprising crossing gathering listing evening morning"
)
