"""Invented articles of the section Infrastructure."""

CREDIT = "Illustration: Rack & Row"

ARTICLES = [
    {
        "slug": "norrvik-queue-dates",
        "headline": "Norrvik puts a date on every megawatt in its queue",
        "standfirst": (
            "The Swedish grid firm has published 212 connection requests with the year each can be "
            "served. A third of the applicants have thought again."
        ),
        "section": "infrastructure",
        "topic": "Power",
        "tags": ["power", "procurement", "reliability"],
        "authors": ["ebba-nakamura-lund", "kwabena-asante-reid"],
        "days_ago": 1,
        "at": "07:40",
        "picture": {
            "key": "grid-pylons",
            "alt": "A row of pylons leads away over dark hills at sunset.",
            "caption": (
                "The line that most of the queue is waiting for has a route, a budget and no "
                "permit yet."
            ),
            "credit": CREDIT,
        },
        "takeaways": [
            "Every request above 5 MW is now public, with its substation and earliest year.",
            "58 of the 212 requests were the same hall, asked for at two or three places.",
            "Customers who accept 120 hours of cuts a year can connect about two years sooner.",
            "From next quarter a place costs a refundable SEK 40,000 a megawatt.",
        ],
        "quotes": {
            "q1": {
                "expert": "sven-olov-harkonen",
                "text": (
                    "We had been planning lines for halls that nobody meant to build. Once people "
                    "had to sign their name to the request again, a fifth of the load was gone in "
                    "six weeks."
                ),
                "obtained_by": "interview",
                "said_days_before": 3,
            },
            "q2": {
                "expert": "rafaela-quintanilha",
                "text": (
                    "I can live with 120 hours. What I cannot do is move 24 megawatts onto "
                    "batteries in fifteen minutes, in January, without knowing it the evening "
                    "before."
                ),
                "obtained_by": "email",
                "said_days_before": 1,
            },
        },
        "body": """
<p>Norrvik Kraftnät, which runs the regional grid along 300 kilometres of coast north of Gävle,
published its whole connection queue on its website yesterday evening. The list holds every request
above 5 megawatts that it has received: 212 of them, 9.4 gigawatts together, in a region whose
highest load ever was 2.1.</p>
<p>Each line gives the substation, the size, the earliest year in which the power can be delivered,
and what must be built first. Applicants appear as numbers unless they agreed to be named; 41 did.
The file can be downloaded as a plain table and is renewed on the first working day of each
month.</p>
[[takeaways]]
<h2>The same hall, three times</h2>
<p>The reason for the list was a suspicion. When Norrvik’s planners compared site drawings last
winter, 58 requests turned out to describe a building that had also been asked for somewhere else.
Asking costs nothing, so developers asked wherever they held an option on land.</p>
<p>In spring the company wrote to every applicant and wanted three things back: a signature, proof
of a right to the land, and a date for the first spade. Seventy-one requests were then withdrawn or
made smaller, and 1.9 gigawatts left the queue. They stay on the list, struck through.</p>
[[quote q1]]
<p>Fourteen of the requests that remain can be served before the end of next year. Another 63 fall
within three years. The rest wait for a 400-kilovolt line across two river valleys, which has been
with the permit authority for 26 months.</p>
<h2>Power with a notice period</h2>
<p>Norrvik also offers a way round the wait. A customer who agrees to be switched off for up to 120
hours a year may connect before the new line stands, on capacity that is idle except on the coldest
evenings. Nineteen applicants have signed a letter of intent for such a <a
href="/tag/power/">flexible connection</a>.</p>
<p>The terms are not settled. The draft gives customers fifteen minutes’ warning, which suits a
factory with a furnace to idle better than a hall with tenants. Ostro Halls, with two sites in the
queue, wants the warning tied to the day-ahead forecast.</p>
[[quote q2]]
<p>Norrvik says it will answer before it begins to ask for deposits next quarter. The deposit, SEK
40,000 a megawatt, is paid back on the first day of building. Whoever pays keeps the date now shown;
whoever does not will be moved to the end of the list, still by number, and still in public.</p>
""",
        "status": "published",
    },
    {
        "slug": "row-14-drill",
        "headline": "Row 14 goes dark on purpose, four times a year",
        "standfirst": (
            "An insurer in Leeds pulls the power on live equipment every quarter. The latest drill "
            "found eleven servers that were redundant only on paper."
        ),
        "section": "infrastructure",
        "topic": "Reliability",
        "tags": ["reliability", "power", "people"],
        "authors": ["ebba-nakamura-lund"],
        "days_ago": 3,
        "at": "08:05",
        "picture": {
            "key": "server-aisle",
            "alt": (
                "A person stands far down a dark aisle of server racks; one rack on the right "
                "glows orange."
            ),
            "caption": (
                "The row under test carries claims handling, the internal wiki and the on-call "
                "rota."
            ),
            "credit": CREDIT,
        },
        "takeaways": [
            "Eleven of 96 dual-corded servers had both leads in the same feed.",
            "The transfer switch needed eleven seconds; its certificate says four.",
            "The on-call rota lived on a machine in the row that had just gone dark.",
            "Larkrise now buys leads in two colours and checks ten racks a week by hand.",
        ],
        "quotes": {},
        "body": """
<p>At 10:00 on the first Wednesday of each quarter, an electrician at Larkrise Mutual opens a
breaker and takes away one of the two power feeds to row 14. Claims handlers are told the date and
nothing else. If the design is right, they notice nothing.</p>
<p>This month they noticed. Eleven of the 96 servers in the row stopped, among them one of three
that hold scanned claim forms. Work continued, slowly, for 34 minutes.</p>
[[takeaways]]
<h2>Two leads, one feed</h2>
<p>Every server in the row has two power supplies. On the eleven that failed, both leads ran to the
same side of the rack. Nine had been moved in March during a clean-up of cabling by a contractor
whose job sheet asked for “two connections per unit” and got exactly that.</p>
<p>The second finding came from the building. The static transfer switch, which should change source
within four seconds, took eleven. It had passed its yearly inspection in June, but the inspection
tests it without load.</p>
<p>The third was the one that made people wince. Nobody could look up who was on call, because the
rota was served from the dark row. The duty manager found the number on a printed sheet from last
year, and the colleague it named had since moved to pensions.</p>
<h2>What changed afterwards</h2>
<p>Dermot Achebe-Flynn, who runs operations at the insurer, sent a two-page note to all staff the
same afternoon, with the fault, the cost and the names of the people who would mend each part.
Larkrise reckons the drill cost it 310 delayed claims letters.</p>
<ul>
<li>Leads for the A and B feeds are now blue and orange, and the stock of black ones has been thrown
away.</li>
<li>Two technicians trace every lead in ten racks each week; the whole hall takes a quarter.</li>
<li>The landlord will test the transfer switch under a hired load bank before the next drill.</li>
<li>The rota is printed every Monday and also kept with the telephone provider.</li>
</ul>
<p>The board was asked whether it wished to stop drilling on live equipment. It voted to add row 9,
which holds the <a href="/tag/storage/">storage</a> that row 14 depends on. The next drill is on the
calendar; the row is not.</p>
""",
        "status": "published",
    },
    {
        "slug": "galicia-wind-hall",
        "headline": "A Galician hall lets the sea wind do the cooling",
        "standfirst": (
            "Ostro’s six-megawatt site ran without compressors for 7,900 hours last year. Salt, "
            "and what it does to copper, was the price."
        ),
        "section": "infrastructure",
        "topic": "Cooling",
        "tags": ["cooling", "power", "cost"],
        "authors": ["ebba-nakamura-lund"],
        "days_ago": 4,
        "at": "09:30",
        "picture": {
            "key": "wind-over-racks",
            "alt": (
                "Lines of wind stream across a night sky, past a yellow moon, over a skyline of "
                "server racks."
            ),
            "caption": (
                "The intake faces north-west, where the wind comes from on 230 days of the year."
            ),
            "credit": CREDIT,
        },
        "takeaways": [
            "Compressors ran for 860 hours in the year, most of them in nine weeks of summer.",
            "For each kilowatt-hour used by servers, the building adds 0.11.",
            "Filters last 19 days instead of the 60 in the business case.",
        ],
        "quotes": {
            "q1": {
                "expert": "rafaela-quintanilha",
                "text": (
                    "The wind is free in the way a puppy is free. We saved the chillers and bought "
                    "a filter store, a rinse tank and a chemist."
                ),
                "obtained_by": "interview",
                "said_days_before": 6,
            },
        },
        "body": """
<p>On a headland in the north of Lugo province, a six-megawatt hall has finished its first full year
with the windows open, more or less. Ostro Halls draws outside air through two walls of louvres,
mixes it with warm air from the racks and blows it under the floor. Chillers exist, and were needed
for 860 hours.</p>
<p>The figure to compare is the overhead. For every kilowatt-hour that the servers used, the
building took another 0.11, against 0.34 at the company’s older hall inland. At Spanish prices that
is worth about €1.4 million a year.</p>
[[takeaways]]
<h2>Salt at forty metres</h2>
<p>The business case had put the filters on a 60-day cycle. They last 19. In two autumn gales they
lasted three days, and staff changed 480 panels in shifts while the hall ran on recirculated
air.</p>
<p>Filters stop grains; they do not stop damp. Ostro hangs small strips of bare copper beside the
racks and weighs them each month for corrosion. In February the strips nearest the intake lost metal
at twice the rate that server makers accept, and two manufacturers wrote to say that their
guarantees were at risk.</p>
[[quote q1]]
<p>The remedy was to give up some free air. When humidity passes 75%, the louvres now close to a
third and the chillers take the edge off, which cost 310 of last year’s compressor hours. Since
April the copper has stayed within limits.</p>
<h2>Would they do it again?</h2>
<p>Yes, says the company, two kilometres further from the water. Its next site, for 14 megawatts,
stands behind a ridge: the model predicts 6,900 hours of free air and filters that last 45 days.</p>
<p>Visitors ask about summer more than about salt. On the hottest afternoon, at 36 °C, the hall drew
no more power than its inland sister does on an average day. The tenants’ contract allows supply air
of up to 27 °C; it reached 26.4 for two hours, and three tenants, who get the readings by the
minute, rang to ask.</p>
""",
        "status": "published",
    },
    {
        "slug": "cable-repair-ship",
        "headline": "The repair ship that waits for the phone to ring",
        "standfirst": (
            "Forty-four people in Valmar are paid to be ready when a sea cable breaks. Last month "
            "they had six days, one storm and thirteen kilometres of spare."
        ),
        "section": "infrastructure",
        "topic": "Networks",
        "tags": ["networks", "reliability", "contracts"],
        "authors": ["tariq-benhaddou"],
        "days_ago": 8,
        "at": "10:15",
        "picture": {
            "key": "sea-cable",
            "alt": "A ship lowers a yellow cable from its bow to the sea bed, past shoals of fish.",
            "caption": (
                "Thirteen kilometres of spare cable went over the bow, and two joints with it."
            ),
            "credit": CREDIT,
        },
        "takeaways": [
            "The fault was found to within 40 metres before the ship left port.",
            "Of eleven days between break and repair, five went on one coastal permit.",
            "The pool’s members pay for readiness, and the ship serves one of them at a time.",
            "Ask your carrier where its spare cable is stored, and who else may use it.",
        ],
        "quotes": {
            "q1": {
                "expert": "matteo-zanardelli",
                "text": (
                    "The splice takes a day and everybody films it. The permit took five days and "
                    "nobody filmed that."
                ),
                "obtained_by": "interview",
                "said_days_before": 5,
            },
        },
        "body": """
<p>The <em>Marguerite Voss</em> spends nine days in ten tied up at the east quay in Valmar. Her crew
of 44 paint, drill and practise joints on scrap. Eleven cable owners share the bill, because when
one of their lines parts, the ship must sail within 24 hours.</p>
<p>Last month the phone rang at 03:12. A cable with 16 fibre pairs had gone silent 87 kilometres
offshore, in 140 metres of water. An anchor, it turned out later, from a bulk carrier that had
dragged in a squall.</p>
[[takeaways]]
<h2>Finding it</h2>
<p>The shore station sends a pulse of light down each broken fibre and times the echo. Engineers at
Tidewrack Cables, which runs the ship, put the break within 40 metres before she left. They also
knew from the burial records that the cable lay a metre deep in clay there, so they loaded the
plough.</p>
<p>Then they waited. The fault sat inside a strip of water where the coast guard licenses each job,
and the office that signs is closed at weekends. Five days passed between the application and the
stamp.</p>
[[quote q1]]
<h2>Six days’ work</h2>
<p>A grapnel cut the cable cleanly and lifted one end; a buoy held it while the ship looked for the
other. Both were tested, thirteen kilometres of spare were spliced in, and each fibre joint was
photographed under a microscope. A force-eight storm cost 31 hours in the middle.</p>
<p>Traffic took the long way round meanwhile. The port authority, which has a second route by land,
saw its delay to the exchange rise from 9 to 31 milliseconds and moved its camera feeds to
night-time copies. Two smaller customers had bought “diverse” paths that shared the same trench for
the last four kilometres, and were off for eleven days.</p>
<p>Their lawyers are now reading the word “diverse”. Buyers who would rather read it first can ask
three questions: which trench, whose spare, and whose turn it is if two cables break in one week.
The pool’s rule on the last is first come, first served, with hospitals and control rooms ahead.
More in our <a href="/tag/networks/">networks</a> pages.</p>
""",
        "corrections": [
            {
                "kind": "correction",
                "text": (
                    "We wrote that the crew spliced in 31 kilometres of spare cable. It was 13 "
                    "kilometres; 31 is the number of hours lost to the storm."
                ),
                "days_after": 1,
            },
        ],
        "status": "published",
    },
    {
        "slug": "price-of-warm-water",
        "headline": "A laundry, a greenhouse and the price of warm water",
        "standfirst": (
            "A hall in Tartu sells its waste heat at €9 a megawatt-hour. What decided the deal was "
            "the pipe, and who digs it up when it leaks."
        ),
        "section": "infrastructure",
        "topic": "Heat",
        "tags": ["cooling", "cost", "contracts"],
        "authors": ["ebba-nakamura-lund", "mirela-dragomir"],
        "days_ago": 16,
        "at": "11:00",
        "picture": {
            "key": "heat-pipes",
            "alt": "A red and a blue pipe run under snow from a data hall to a row of houses.",
            "caption": (
                "Water leaves the hall at 38 °C and comes back at 24. In Tartu it goes to a "
                "laundry and a grower."
            ),
            "credit": CREDIT,
        },
        "takeaways": [
            "The heat is sold at €9 a megawatt-hour, about a fifth of the local gas price.",
            "Pipe and pumps cost €640,000; the three parties own a third each.",
            "If the hall empties, its owner must keep the water warm for two more winters.",
        ],
        "quotes": {},
        "body": """
<p>Põhja Halls runs three megawatts of servers on the edge of Tartu and has, since October, two
neighbours on a pipe. A hospital laundry warms its rinse water with the heat, and a grower keeps 1.2
hectares of cucumbers at 21 °C. Between them they took 9,800 megawatt-hours in the first season.</p>
<p>Warm water is easy to have and hard to sell. It leaves the hall at 38 °C, too cool for the
radiators of the town’s heating network, and a heat pump to lift it would have eaten the margin. The
buyers had to be people who want a great deal of lukewarm water, all year, within walking
distance.</p>
[[takeaways]]
<h2>Who owns the trench</h2>
<p>Talks took 14 months. The price, €9 a megawatt-hour indexed to nothing, was agreed in the second.
The rest went on the pipe: 1.1 kilometres, €640,000 with pumps, under a road that belongs to the
municipality.</p>
<p>In the end the three parties set up a company, a third each. It owns the trench, pays a
maintenance firm, and has a reserve of €30,000 for the first leak. Each partner may sell its share
only to somebody who takes over the duty to buy or supply.</p>
<p>The laundry asked for the clause that others may want to copy. Should the hall lose its tenants
or shut, Põhja must keep the water at 30 °C for two winters, with a boiler if need be. It keeps a
hired boiler on paper for that, at €4,000 a year.</p>
<h2>The sums after one season</h2>
<ul>
<li>The laundry’s gas bill fell by €118,000, of which €41,000 went back to the hall.</li>
<li>The grower started his season five weeks earlier and sold at winter prices.</li>
<li>The hall earned €88,000 and ran its dry coolers 40% less, which saved another €23,000.</li>
</ul>
<p>At that pace the pipe is paid for in four years. A fourth party, a swimming bath 600 metres away,
has asked to join. The partners are for it; the question, once more, is who digs up the road. We
keep a page of deals like this one under <a href="/tag/cooling/">cooling</a>.</p>
""",
        "status": "published",
    },
    {
        "slug": "dam-dry-spring",
        "headline": "A dam, a dry spring and a promise of steady power",
        "standfirst": (
            "Halls on the Ljusvatten river bought ten years of hydropower. The snow did not come, "
            "and the small print did."
        ),
        "section": "infrastructure",
        "topic": "Power",
        "tags": ["power", "contracts"],
        "authors": ["ebba-nakamura-lund"],
        "days_ago": -1,
        "at": "08:30",
        "picture": {
            "key": "river-dam",
            "alt": "A tall white dam between green hills; water falls from three gates.",
            "caption": (
                "The reservoir stood at 38% in the first week of May, the lowest in 22 years of "
                "records."
            ),
            "credit": CREDIT,
        },
        "takeaways": [
            "Snow on the catchment was worth 41% of a normal spring.",
            "Two of five supply contracts have no floor for dry years.",
            "Replacement power cost three times the contract price in May.",
        ],
        "quotes": {
            "q1": {
                "expert": "sven-olov-harkonen",
                "text": (
                    "A river is a battery that somebody else charges. If your contract does not "
                    "say what happens in an empty year, the market will say it for you."
                ),
                "obtained_by": "interview",
                "said_days_before": 2,
            },
        },
        "body": """
<p>Five halls along the Ljusvatten signed for hydropower four years ago, at a fixed price, in a
valley where the turbines had not stood still since the sixties. In the first week of May the
reservoir above them was 38% full. Snow in the hills had been worth 41% of a normal year.</p>
<p>The dam’s owner, a cooperative of eleven villages, kept the turbines running for the villages and
cut deliveries to the halls by half. It was entitled to. All five contracts speak of power “as
available from the station”; three add a floor, and two do not.</p>
[[takeaways]]
<h2>What the floor was worth</h2>
<p>The three with a floor got 70% of their contracted power and a payment for the rest. The other
two bought on the exchange, at three times their price, for 26 days. One of them, a hall of four
megawatts, spent €390,000 more than planned in a month in which its whole rent brought in
€610,000.</p>
[[quote q1]]
<p>Norrvik Kraftnät, which carries the power, had warned its customers in February that the snow
gauges were low. The warning went to the addresses in the connection contracts, most of them
belonging to project managers who had left once the halls were built.</p>
<h2>Clauses to look for</h2>
<ol>
<li>A floor in megawatt-hours a month, not a share of output.</li>
<li>Notice of the reservoir level, weekly, to a role and not to a person.</li>
<li>A ceiling on what replacement power may cost before the term can be reopened.</li>
</ol>
<p>The cooperative has since offered all five the floor, for 4% on the price. Four have signed. It
rained on the 29th, and on the day after the offer closed the lowest gate was opened again.</p>
""",
        "status": "scheduled",
    },
]
