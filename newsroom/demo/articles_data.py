"""Invented articles of the section Data."""

CREDIT = "Illustration: Rack & Row"

ARTICLES = [
    {
        "slug": "thistledown-table-move",
        "headline": "Nine weeks, one rewrite: Thistledown changes table format",
        "standfirst": (
            "The grocer moved 6,200 tables to an open format without stopping its night loads. The "
            "files were easy, and the clocks were not."
        ),
        "section": "data",
        "topic": "Table formats",
        "tags": ["table-formats", "storage", "pipelines", "cost"],
        "authors": ["mirela-dragomir"],
        "days_ago": 3,
        "at": "13:30",
        "picture": {
            "key": "table-format",
            "alt": (
                "A large tray of coloured tiles in rows and columns; a few of them stand higher "
                "than the rest."
            ),
            "caption": (
                "Ninety-four per cent of the tables kept their files; only the lists of them were "
                "new."
            ),
            "credit": CREDIT,
        },
        "takeaways": [
            "Of 6,200 tables, 5,830 kept their files and got new metadata only.",
            "Time stamps without a zone were the commonest fault, in 212 tables.",
            "Old and new ran side by side for 21 days, compared by row counts and sums.",
            "The move cost about €300,000, most of it people’s time.",
        ],
        "quotes": {
            "q1": {
                "expert": "bogdan-stanojlovic",
                "text": (
                    "We budgeted for moving bytes and hardly moved any. What we moved were eleven "
                    "years of assumptions about what a day is."
                ),
                "obtained_by": "interview",
                "said_days_before": 5,
            },
        },
        "body": """
<p>Thistledown Grocers keeps what its 480 shops sell in 6,200 tables, the oldest from eleven years
ago. All of them lived in the private format of one warehouse product whose licence was up for
renewal at a third more. In nine weeks they were moved to an open one. The night loads, which must
finish by 04:30 so that the bakeries know what to bake, were late once.</p>
<p>The open format keeps data in plain columnar files and a list of which files make up a table at a
given moment. Any engine that can read the list can read the table. Thistledown now uses two: one
for the night, one for people with questions.</p>
[[takeaways]]
<h2>Mostly a new list</h2>
<p>The old product could write the same kind of file, so 5,830 tables kept theirs and got new lists.
The other 370 had to be rewritten, 41 terabytes in all. They included everything that is updated row
by row, such as loyalty balances and prices.</p>
<p>Then came the clocks. In 212 tables the times had no zone. The old engine had taken them for the
head office’s local time, the new ones took them for universal time. Sales after eleven at night
moved to the next day, which the bakers saw at once and the finance department after a week.</p>
[[quote q1]]
<h2>Side by side</h2>
<p>For 21 nights both systems ran the same loads. A job compared row counts, sums of each numeric
column and a sample of 2,000 rows a table. It found 340 differences. Of those, 251 were rounding, 61
clocks, and 28 were faults in the old system that had gone unnoticed for years. One had understated
the sale of loose carrots by 4%.</p>
<p>The bill: 19 people for part of nine weeks, €70,000 for double running, and a holiday for the
group. Storage costs went up a little, since the new format keeps old versions until told not to.
Licences went down by €510,000 a year.</p>
<p>What would they do differently? Fix the clocks first, in the old system, and publish the list of
28 faults sooner. It has since become required reading in <a href="/tag/pipelines/">pipeline</a>
reviews.</p>
""",
        "status": "published",
    },
    {
        "slug": "delta-sluices",
        "headline": "Salt, silt and 1,900 sluices: a delta learns to share data",
        "standfirst": (
            "Rice growers, shrimp farmers and a water board near Cần Thơ now read the same "
            "salinity table. Agreeing on who may write to it took two seasons."
        ),
        "section": "data",
        "topic": "Water",
        "tags": ["public-sector", "pipelines", "people"],
        "authors": ["mirela-dragomir", "tariq-benhaddou"],
        "days_ago": 5,
        "at": "06:50",
        "picture": {
            "key": "lake-delta",
            "alt": (
                "Seen from above, a river splits into many arms between fields before it meets the "
                "sea."
            ),
            "caption": (
                "Salt travels up the arms with the spring tides, by as much as 60 kilometres."
            ),
            "credit": CREDIT,
        },
        "takeaways": [
            "1,900 sluices report salinity every 20 minutes, most of them by text message.",
            "Growers and shrimp farmers want opposite things from the same gate.",
            "Anyone may read the table; only a sluice’s two named keepers may correct it.",
            "Crop losses in the dry season fell from 7% to 3% among the members.",
        ],
        "quotes": {
            "q1": {
                "expert": "dang-minh-chau",
                "text": (
                    "A wrong reading is not the danger. The danger is a right one that half the "
                    "district does not believe, because somebody from the other side of the canal "
                    "sent it."
                ),
                "obtained_by": "interview",
                "said_days_before": 12,
            },
            "q2": {
                "expert": "dang-minh-chau",
                "text": (
                    "We print it on paper every Friday and pin it up at the ferry. More people "
                    "check us there than on the screen."
                ),
                "obtained_by": "interview",
                "said_days_before": 12,
            },
        },
        "body": """
<p>In March, when the river is low, the sea comes up the canals around Cần Thơ. Rice dies at four
grams of salt a litre. Shrimp want ten. The same sluice often serves both, and whoever opened it
first used to be right.</p>
<p>Since last year the decision begins with a table. Lục Bình Agronomy, a service firm owned by
3,400 farms, has put probes on 1,900 sluices. Each measures salt, level and temperature every 20
minutes. Readings come in as text messages, because the masts are old and a text gets through when
nothing else does.</p>
[[takeaways]]
<h2>Who may write</h2>
<p>Collecting the readings took four months. The rest of two seasons went on trust. Shrimp farmers
suspected that the probes had been set by rice growers, and the water board held that only its own
60 stations were official.</p>
<p>The settlement has three parts. Everyone may read everything, back to the first day. Each sluice
has two keepers, one from either trade, and a reading can be corrected only if both sign; the old
value stays visible beside the new one. And the board’s stations are in the same table, in the same
colour.</p>
[[quote q1]]
<p>Sixty-one readings have been corrected so far, out of about 50 million. Most were probes with
weed on them.</p>
<h2>Two seasons on</h2>
<p>The forecast built on the table is plain: tides, river level, wind, and what the sluice
downstream showed six hours before. It is right within half a gram on 83% of days. Members lost 3%
of their dry-season crop this year, after 7% in each of the two before. The shrimp farms have
counted, too: they had water of the right kind on 19 days more.</p>
[[quote q2]]
<p>The whole system costs the farms €2.10 a hectare. The cheapest part, at €40 a month, is the
printer by the ferry. The dearest is a boat with two technicians that calls at every sluice once in
seven weeks, to scrape off the weed.</p>
""",
        "corrections": [
            {
                "kind": "clarification",
                "text": (
                    "The figures for crop losses are for farms that belong to the service. Losses "
                    "in the district as a whole fell as well, by less: from 8% to 6%."
                ),
                "days_after": 2,
            },
        ],
        "status": "published",
    },
    {
        "slug": "valmar-counts-once",
        "headline": "Port of Valmar learns to count a container once",
        "standfirst": (
            "Four systems each knew how many boxes stood on the quay, and no two agreed. The fix "
            "was a rule about who is believed at which gate."
        ),
        "section": "data",
        "topic": "Identity",
        "tags": ["pipelines", "reliability", "networks"],
        "authors": ["mirela-dragomir"],
        "days_ago": 11,
        "at": "08:00",
        "picture": {
            "key": "harbour",
            "alt": (
                "A crane loads a container ship at sunset; a few coloured boxes wait on the quay."
            ),
            "caption": (
                "On one Tuesday in January the four counts of boxes on the quays ran from 11,902 "
                "to 12,640."
            ),
            "credit": CREDIT,
        },
        "takeaways": [
            "Customs, crane, gate and yard systems differed by up to 738 boxes.",
            "For each event one system is now believed, and the others are told.",
            "Check digits caught 1.3% of typed numbers; cameras caught most of the rest.",
            "The daily gap is down to about six boxes, and each has a case number.",
        ],
        "quotes": {
            "q1": {
                "expert": "salma-el-khatibi",
                "text": (
                    "I do not need a single source of truth. I need to know whose word counts at "
                    "the gate at four in the morning."
                ),
                "obtained_by": "interview",
                "said_days_before": 6,
            },
        },
        "body": """
<p>Ask the Port of Valmar in January how many containers stood on its quays, and four screens gave
four answers. Customs had 12,640. The cranes had lifted 12,311 more than they had loaded. The gate
had let in 12,077, and the yard crew, who drive round and look, had 11,902.</p>
<p>The gap was not theft. It came from empty boxes that customs does not strike off, lifts that were
keyed twice at the change of shift, and lorries that leave by the side gate on Sundays. Still, the
port pays a fee for each box on the ground, and an argument over 300 of them had gone on for two
years.</p>
[[takeaways]]
<h2>One believer for each event</h2>
<p>An earlier plan, to replace all four systems, had been priced at €11 million and set aside. The
port’s data group, five people, proposed a table instead. It lists 17 things that can happen to a
box, from “lifted off” to “released”, and for each says which system is believed. The crane is
believed about lifts, the gate about lorries, customs about release. If another system says
otherwise, it is sent the right value and a note.</p>
[[quote q1]]
<p>Box numbers were the next trouble. A container carries four letters and seven digits, the last of
which checks the others. Of the numbers typed by hand, 1.3% failed that check and had been stored
all the same. They are now refused at the keyboard. Cameras at both gates read the number a second
time and differ from the clerk on one box in 400; a person then looks.</p>
<h2>Six a day</h2>
<p>Since May the four counts, taken at 05:00, differ by about six boxes. Each gets a case number and
is usually found before lunch. The oldest open case is a box of garden chairs that every system
agrees is on quay 4, and that nobody can see.</p>
<p>The work took seven months and €420,000. A version of the table of 17 events, without the port’s
own codes, can be read at <a href="https://example.com/valmar/events">the port’s page</a>. Two other
harbours have asked to use it.</p>
""",
        "status": "published",
    },
    {
        "slug": "pipeline-nobody-owned",
        "headline": "The pipeline nobody owned ran for six years",
        "standfirst": (
            "When a nightly job at Vossberg Rail failed, it took four days to find anyone who knew "
            "what it did, and nine more to learn who needed it."
        ),
        "section": "data",
        "topic": "Pipelines",
        "tags": ["pipelines", "reliability", "people"],
        "authors": ["mirela-dragomir"],
        "days_ago": 23,
        "at": "09:45",
        "picture": {
            "key": "pipelines",
            "alt": "Coloured pipes cross over and under each other, with two valves and a gauge.",
            "caption": (
                "The job moved 40 megabytes a night and fed eleven reports, three of them legally "
                "required."
            ),
            "credit": CREDIT,
        },
        "takeaways": [
            "The job’s author left six years ago; its account was still in his name.",
            "Eleven reports depended on it, three of them required by law.",
            "Vossberg now stops any job without an owner for one announced hour a quarter.",
            "Of 1,340 jobs, 206 had no owner and 88 have been switched off for good.",
        ],
        "quotes": {
            "q1": {
                "expert": "ayse-karabulut",
                "text": (
                    "We asked who owned it and nobody answered. We said we would stop it on "
                    "Thursday at ten, and had three phone calls by five past."
                ),
                "obtained_by": "interview",
                "said_days_before": 11,
            },
        },
        "body": """
<p>The job was called <strong>nb_load_7</strong>. Every night at 02:10 it copied axle counts from
trackside boxes into a table, 40 megabytes or so. It had done so for six years and two months when,
one Friday, a certificate ran out and it stopped.</p>
<p>Nobody at Vossberg Rail was paged, because the page went to the account of a man who had left. On
Monday a clerk in Kassel noticed that a report was empty. It took until Thursday to find the
machine, and nine days more to learn who needed the numbers.</p>
[[takeaways]]
<h2>Eleven readers</h2>
<p>The table fed eleven reports. Four had no readers. Three went to a state authority that sets
track charges by the number of axles, and which had by then noticed as well. The rest were used to
plan wheel grinding, where a gap of two weeks costs little in summer and would cost more in
winter.</p>
<p>The charges were settled by hand from paper logs, at a cost of about €60,000 in overtime. The
repair itself took eleven minutes.</p>
[[quote q1]]
<h2>An hour of quiet</h2>
<p>The platform group then listed all 1,340 scheduled jobs. For 206 of them no living owner could be
found. Letters brought in 70 names. For the others the group announced an outage: on a Thursday at
ten, each of the jobs without an owner would be stopped for one hour, and started again at
eleven.</p>
<p>Forty-eight jobs got an owner in that hour, most of them by telephone. The remaining 88 were left
off for a month and then deleted. The hour is now held once a quarter, and only jobs without an
owner are in it. The last one stopped nine.</p>
<h3>The rule since then</h3>
<p>A job without two named people does not start. Both names are checked against payroll each night,
and when one leaves, the other gets a letter and 30 days. Accounts that run jobs belong to groups;
<strong>nb_load_7</strong> is called “Axle counts for track charges”, and has two owners, one of
them the clerk from Kassel.</p>
""",
        "status": "published",
    },
    {
        "slug": "restore-drill-labels",
        "headline": "A restore drill finds that the weak link is the label",
        "standfirst": (
            "Cairnmoor tried to read back 300 tapes chosen by lot. All but two were sound, and 23 "
            "were something other than the catalogue said."
        ),
        "section": "data",
        "topic": "Storage",
        "tags": ["storage", "reliability", "audits"],
        "authors": ["mirela-dragomir"],
        "days_ago": 38,
        "at": "10:20",
        "picture": {
            "key": "tape-library",
            "alt": "A red robot on a rail draws one yellow cartridge from shelves full of tapes.",
            "caption": "The library holds 4,100 tapes, the oldest written fourteen years ago.",
            "credit": CREDIT,
        },
        "takeaways": [
            "Of 300 tapes read, 298 were readable from end to end.",
            "Twenty-three held other data than the catalogue promised.",
            "Reading one tape took 41 minutes; finding the right one took up to three days.",
            "Labels are now written on the tape itself as well as in the catalogue.",
        ],
        "quotes": {
            "q1": {
                "expert": "shanthi-veluppillai",
                "role": "Archives manager",
                "text": "I was ready to talk about magnetism. In the end I talked about stickers.",
                "obtained_by": "interview",
                "said_days_before": 5,
            },
        },
        "body": """
<p>Backups at the Cairnmoor Health Board are written to tape every Sunday and put on a shelf in
another building. Reports say that the writing went well. Nobody had asked for years whether the
reading would.</p>
<p>So the archives office drew 300 tapes by lot from 4,100 and read each to the end. It took one
drive and two people seven weeks. Two tapes failed, both from the same box, which had stood next to
a radiator.</p>
[[takeaways]]
<h2>Sound, and something else</h2>
<p>The surprise was in the other 298. Twenty-three could be read perfectly and held something that
the catalogue did not promise. Eleven had been written over with a later week, nine had each other’s
stickers, and three were the property of a school board that once shared the machine.</p>
<p>None of this would have shown in the weekly check, which reads back the first megabyte of the
tape just written. It asks whether the drive works. It does not ask whether, eight years on, a
person with a case number can find the scan that a court has asked for.</p>
[[quote q1]]
<p>To find out, the drill had a second part. A colleague from the legal office asked for ten things
by name, as a court would. Eight were found. The slowest took three days, of which 41 minutes were
spent reading a tape and the rest reading a ledger.</p>
<h2>What is on the tape</h2>
<p>Three changes came of it. Each tape now starts with a short plain file that says what it is, when
it was written and by which system, so that it can be known without the catalogue. Stickers are
printed by the drive that wrote the tape and scanned before it leaves the room. And 20 tapes, drawn
by lot, are read in full every month.</p>
<p>The school board has its three tapes back. They hold timetables. The box by the radiator has been
moved to a shelf, and the shelf has a thermometer, for which the catalogue has an entry of its
own.</p>
""",
        "status": "published",
    },
    {
        "slug": "connector-census",
        "headline": "Forty connectors and the eleven people who keep them",
        "standfirst": (
            "A count of who looks after the small programs that move data between systems. Figures "
            "still to be checked with three of the projects."
        ),
        "section": "data",
        "topic": "Pipelines",
        "tags": ["pipelines", "people"],
        "authors": ["mirela-dragomir"],
        "days_ago": 0,
        "at": "04:30",
        "picture": None,
        "takeaways": [
            "Forty connectors carry most of the loads that our readers told us about.",
            "Eleven people answer nearly all of the bug reports.",
            "Six of the eleven are not paid for it.",
        ],
        "quotes": {
            "q1": {
                "expert": "bogdan-stanojlovic",
                "text": (
                    "I maintain one of them on Sunday evenings. My own employer depends on it and, "
                    "until this spring, did not know that it was me."
                ),
                "obtained_by": "email",
                "said_days_before": 1,
            },
        },
        "body": """
<p>In a reader survey this spring, 318 data teams told us which connectors they depend on: the small
programs that fetch orders from a shop system, or invoices from a mailbox, and put them into a
table. The same forty names came up again and again.</p>
<p>We then looked at who had answered bug reports in those forty projects over the past year. Eleven
people account for 84% of the answers. Five are paid by a company that sells support. Six do it in
the evening.</p>
[[takeaways]]
<h2>A week in the life</h2>
<p>One of the six agreed to keep a diary. In seven days she had 43 new reports, of which 31
concerned the same change in a shop system’s address format. The shop system’s maker had announced
the change nine days before, in a newsletter for merchants.</p>
<p>She wrote the fix in an hour and a quarter. Testing took four hours, since she owns no licence
for the shop system and has to ask a user in Brno to try it. Her count for the week was eleven
hours, next to a job with 38.</p>
[[quote q1]]
<h2>What the users give</h2>
<p>Of the 318 teams, 190 said that a connector’s failure would stop a report within a day.
Twenty-two had ever paid for one, and seven had sent back a change. Forty-one had a copy of their
own, with changes that they had not offered to anybody; nine of those copies had fallen more than a
year behind.</p>
<p>The eleven were asked what would help. Money came third. First was a test account with each of
the systems they connect to, and second was notice of changes, sent to people who write software.
Two makers of shop systems have said that they will look into both. Their answers, and the figures
for three projects, are to be added before this is published.</p>
""",
        "status": "draft",
    },
]
