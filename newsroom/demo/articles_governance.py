"""Invented articles of the section Governance."""

CREDIT = "Illustration: Rack & Row"

ARTICLES = [
    {
        "slug": "thirty-one-registers",
        "headline": "What an auditor found in 31 model registers",
        "standfirst": (
            "Gwenllian Prosser has read more lists of models than most people know exist. The "
            "commonest fault is the simplest: no version number."
        ),
        "section": "governance",
        "topic": "Audits",
        "tags": ["audits", "public-sector", "procurement"],
        "authors": ["kwabena-asante-reid"],
        "days_ago": 0,
        "at": "05:45",
        "picture": {
            "key": "audit-stamp",
            "alt": (
                "A red hand stamp stands beside a page of text that bears a round mark with a tick."
            ),
            "caption": (
                "The three columns most often left blank: version, owner, date of last test."
            ),
            "credit": CREDIT,
        },
        "takeaways": [
            "In 22 of 31 registers a reader could not tell which version of a model was in use.",
            "One named owner in six had left the organisation.",
            "The best register fits on four pages and is printed each month.",
            "Spreadsheets did no worse than paid tools.",
        ],
        "quotes": {
            "q1": {
                "expert": "gwenllian-prosser",
                "text": (
                    "I ask for the register, then I ask for the invoices. The difference between "
                    "the two lists is my morning’s work."
                ),
                "obtained_by": "interview",
                "said_days_before": 3,
            },
        },
        "body": """
<p>In the past twelve months Gwenllian Prosser, who audits on her own account from Aberystwyth, has
been handed 31 registers of models. Councils sent her eleven, insurers and banks nine, the rest came
from hospitals, a water company and a chain of opticians. She has let us see her tally, with the
names removed.</p>
<p>Between them the registers listed 1,206 models. The invoices of the same organisations pointed to
1,490.</p>
[[takeaways]]
<h2>Which one was it on the day?</h2>
<p>Twenty-two of the lists give a model’s name and maker and stop there. Hosted models are changed
by their makers without the name changing, so a complaint about a decision in March can no longer be
tied to what answered in March. Nine registers noted a version; five could show that the note was
kept up.</p>
<p>Owners come second. Of 1,206 named people, 198 no longer worked at the place. In one hospital a
single clinician owned 44 models, because her name stood in the template.</p>
[[quote q1]]
<p>Third is the date of the last test. It was blank for 37% of the entries. Where it was filled in,
it was the date of purchase in one case out of four.</p>
<h2>The tool does not matter much</h2>
<p>Seventeen organisations kept the register in a spreadsheet, ten in a paid product and four in a
wiki. Prosser scored each on twelve points. The spreadsheets came out at 6.4, the products at 6.7.
“The difference is one good housekeeper,” she notes in the tally.</p>
<p>The highest score, eleven, went to a district council in the English Midlands with 38 models. A
clerk prints its register on the first of the month, four pages, and walks it round to the owners
for initials. Whoever does not initial gets a visit from the chief executive’s office. It has
happened twice.</p>
<p>Her advice for a first hour’s work needs no product either: take the last three invoices from
each supplier of models, and tick off each line against the list. Our other pieces on the subject
are under <a href="/tag/audits/">audits</a>.</p>
""",
        "status": "published",
    },
    {
        "slug": "merevale-named-numbers",
        "headline": "A council puts a name beside every number",
        "standfirst": (
            "Merevale shows 64 figures about its services, each with an officer, a date and a "
            "level at which something must be done. Residents have begun to write."
        ),
        "section": "governance",
        "topic": "Public sector",
        "tags": ["public-sector", "audits", "people"],
        "authors": ["kwabena-asante-reid"],
        "days_ago": 6,
        "at": "07:30",
        "picture": {
            "key": "city-dials",
            "alt": (
                "A round dial as large as the sun stands over a city, with smaller dials on its "
                "buildings."
            ),
            "caption": (
                "Of Merevale’s 64 dials, 51 were in the green in the first week and 47 in the last."
            ),
            "credit": CREDIT,
        },
        "takeaways": [
            "Each figure carries the name of an officer who may act on it without asking.",
            "Nine proposed figures were dropped because nobody would sign for them.",
            "Residents wrote 412 letters in ten weeks; 118 led to a change.",
            "Two officers asked to be taken off, and were.",
        ],
        "quotes": {
            "q1": {
                "expert": "gwenllian-prosser",
                "text": (
                    "A threshold that nobody is allowed to act on is a decoration. Merevale asked "
                    "who may spend the money first, and drew the dial second."
                ),
                "obtained_by": "email",
                "said_days_before": 2,
            },
        },
        "body": """
<p>Since the spring anyone in Merevale can look up how long a broken street lamp stays dark (6.1
days), how many library loans come back late (11%) and how often the swimming bath closes unplanned
(twice). Beside each figure stand a name, a work address and a sentence that begins “If this
passes”.</p>
<p>The council, which serves 140,000 people, had 230 indicators before, spread over nine dashboards.
It began anew by asking each service for the few numbers on which somebody can act without going to
a committee.</p>
[[takeaways]]
<h2>Nine that nobody signed</h2>
<p>Seventy-three came back. Heads of service were then asked to put one officer’s name to each,
together with a level and an act: when lamps stay dark for more than eight days, the lighting
engineer may call in a second contractor, up to £6,000 a month. For nine figures nobody was willing.
They were dropped, and the list of the nine is public as well.</p>
[[quote q1]]
<p>The most visited page shows missed bin collections by street. In the fourth week it passed its
level in one ward, and the officer named, Oyelaran Pike, moved a lorry from the garden-waste round.
The ward was back below the line after eight days, and Pike had 61 letters, 40 of them kind.</p>
<h2>The cost of a name</h2>
<p>Not everyone cared for it. Two officers were shouted at in shops and asked for their names to be
replaced by the title of the post; the council agreed within a day and offered all others the same.
Five took it up. The union wants the choice to be made before publication and not after, which is
now the rule.</p>
<p>The software is a page of generated HTML and costs nothing to speak of. People cost more: two
analysts check each figure before it goes up on Tuesday mornings, and hold back what they doubt.
They have held back three so far. A note in place of the figure says why, and who is looking into
it.</p>
""",
        "status": "published",
    },
    {
        "slug": "cairnmoor-deletes",
        "headline": "Cairnmoor deletes 214 terabytes and writes down why",
        "standfirst": (
            "A health board worked through sixteen years of copies. It kept a log of every "
            "deletion, one line each, which runs to 6,380 lines."
        ),
        "section": "governance",
        "topic": "Privacy",
        "tags": ["privacy", "storage", "public-sector", "cost"],
        "authors": ["kwabena-asante-reid", "mirela-dragomir"],
        "days_ago": 10,
        "at": "09:20",
        "picture": {
            "key": "archive-boxes",
            "alt": (
                "A clerk carries a box between tall shelves of archive boxes, a yellow ladder "
                "beside her."
            ),
            "caption": "Each line of the log names what went, on whose word and under which rule.",
            "credit": CREDIT,
        },
        "takeaways": [
            "Two thirds of the 214 terabytes were copies made for projects that had ended.",
            "Nothing went without an owner’s yes, or 60 days of silence and a second signature.",
            "Four deletions were wrong; all were undone within the 90-day hold.",
            "Storage costs £96,000 a year less; a patient’s request takes 11 days, not 26.",
        ],
        "quotes": {
            "q1": {
                "expert": "shanthi-veluppillai",
                "text": (
                    "Everyone is afraid of deleting the wrong thing. I was more afraid of the day "
                    "we are asked what we hold about somebody and have to say that we cannot know."
                ),
                "obtained_by": "interview",
                "said_days_before": 8,
            },
        },
        "body": """
<p>When a patient asks the Cairnmoor Health Board what it holds about them, the law gives it one
month. Last year the records office needed 26 days on average, and staff searched 41 file shares by
hand. Most of what they found was a copy of something they had already found.</p>
<p>So the board set out to own less. Over eleven months it deleted 214 of its 590 terabytes, and
logged each step in a table that any member of staff can read.</p>
[[takeaways]]
<h2>Whose is it?</h2>
<p>The first job was to find an owner for each folder. A script guessed from access records and
payroll; where the owner had left, the post’s present holder was asked. Letters went out for 8,300
folders, in batches of 200, each with three sample file names and a date.</p>
<p>For 5,100 the answer was yes, delete. For 1,900 it was no, with a reason from a list of seven.
The other 1,300 brought no answer. After 60 days a second person, from records, could sign in the
owner’s place, and for all but 20 somebody did.</p>
[[quote q1]]
<h2>Four mistakes</h2>
<p>Whatever went was first moved to a locked store for 90 days. Four times an owner came back: a set
of hearing tests that a study still needed, two years of theatre rotas wanted by a tribunal, a
folder of consent forms, and the caterers’ allergy list. All four were restored, the fastest in 40
minutes.</p>
<p>The team also found what it had not looked for. A copy of the staff directory from nine years
ago, with home addresses, lay on a share open to everyone. That went the same day and was reported
to the regulator.</p>
<h3>After the clean-up</h3>
<p>A patient’s request now takes eleven days. Storage will cost £96,000 less a year, about half of
what the project cost in staff time. New shares get an owner and an end date when they are made, and
the end date is followed by a letter. The first batch of those is due in autumn. See also our pages
on <a href="/tag/privacy/">privacy</a>.</p>
""",
        "status": "published",
    },
    {
        "slug": "larkrise-incident-book",
        "headline": "An insurer asks for the incident book before it quotes",
        "standfirst": (
            "Larkrise Mutual will insure losses caused by a firm’s models, if the firm can show a "
            "dated list of what has gone wrong so far."
        ),
        "section": "governance",
        "topic": "Risk",
        "tags": ["audits", "contracts", "cost"],
        "authors": ["kwabena-asante-reid"],
        "days_ago": 17,
        "at": "08:15",
        "picture": {
            "key": "ledger",
            "alt": (
                "An open ledger with ruled columns, a fountain pen across it and a cup of coffee "
                "beside it."
            ),
            "caption": "An empty incident book raises the price more than a full one.",
            "credit": CREDIT,
        },
        "takeaways": [
            "Cover runs up to £5 million a year for losses from wrong output.",
            "Applicants hand in two years of incidents, each with date, cause and remedy.",
            "A firm with no entries pays 20% more than one with thirty.",
            "Deliberate misuse and fines are not covered.",
        ],
        "quotes": {
            "q1": {
                "expert": "lindiwe-ngcongo",
                "text": (
                    "Read what it says about knowledge. If the incident is in your book and you "
                    "did nothing, the cover falls away, so keep the book only if you mean to act "
                    "on it."
                ),
                "obtained_by": "interview",
                "said_days_before": 2,
            },
        },
        "body": """
<p>Larkrise Mutual, better known for insuring veterinary surgeries, has begun to sell cover for
damage done by a firm’s own models: a wrong quotation that must be honoured, a valuation that a
customer relied on, a day’s orders sent to the wrong depot. The limit is £5 million a year. Premiums
start at £14,000.</p>
<p>The form has nine questions, and the seventh takes longest. Applicants are to send a list of
every incident of the past two years in which a model’s output was wrong and somebody acted on it,
with the date, the cause, the cost and what was changed.</p>
[[takeaways]]
<h2>Nothing to report is a bad report</h2>
<p>In a trial with 26 firms, Larkrise compared the lists with losses. The eight that sent an empty
page had the highest losses of all, once auditors had looked. The firms with 20 to 60 entries had
the lowest. The tariff follows: an empty book adds 20%, and so does one in which all entries were
made in the same week.</p>
<p>One trial customer, a maker of kitchen fittings, listed 34. The largest was an assistant that had
promised delivery before Christmas to 212 people. It cost £19,000 in vouchers. The remedy, a
sentence that now follows any date, took ten minutes.</p>
[[quote q1]]
<h2>What is left out</h2>
<p>Fines are not covered, nor is misuse by staff, nor anything that a supplier’s contract already
makes good. Claims need the model’s version and the text that went in and came out, kept for a year.
Firms that let customers’ words be deleted after 30 days must choose between the policy and their <a
href="/tag/privacy/">privacy</a> promise, or store a sealed copy.</p>
<p>Two other insurers are said to be preparing the same. Brokers expect prices to fall once there
are claims to count; so far there have been three, together for £88,000, all of them paid.</p>
""",
        "corrections": [
            {
                "kind": "correction",
                "text": (
                    "An earlier version said that premiums start at £40,000. They start at £14,000."
                ),
                "days_after": 3,
            },
        ],
        "status": "published",
    },
    {
        "slug": "who-owns-the-fine-tune",
        "headline": "Who owns the fine-tune when the contract ends?",
        "standfirst": (
            "A customer’s data, a supplier’s model and one set of changed weights: of 24 contracts "
            "read for this paper, nine do not say whose it is."
        ),
        "section": "governance",
        "topic": "Contracts",
        "tags": ["contracts", "licences", "procurement"],
        "authors": ["kwabena-asante-reid"],
        "days_ago": 33,
        "at": "10:00",
        "picture": None,
        "takeaways": [
            "Nine of 24 contracts are silent on who keeps a model trained on a customer’s data.",
            "Only three let the customer take the changed weights along.",
            "Ask for four things: a copy, a deletion note, a price and a test after the move.",
        ],
        "quotes": {
            "q1": {
                "expert": "lindiwe-ngcongo",
                "text": (
                    "Clients negotiate the price per answer for weeks. Then I ask what they walk "
                    "away with on the last day, and the room goes quiet."
                ),
                "obtained_by": "interview",
                "said_days_before": 10,
            },
        },
        "body": """
<p>A timber merchant in Tampere spent €90,000 teaching a hosted model to read its order forms. When
the contract ended the merchant asked for the result. The supplier said, politely, that there was
nothing to hand over: the changes were stored as a thin layer on top of its own model and were of no
use without it. The merchant started again.</p>
<p>We asked readers for their contracts, and 24 sent them, with names blacked out. Two lawyers read
them with us.</p>
[[takeaways]]
<h2>Silence, mostly</h2>
<p>Nine contracts do not mention the trained result at all. Twelve give it to the supplier, of which
seven promise that it will not be used for others. Three let the customer have the weights, in a
stated format, for a fee between nothing and €25,000.</p>
<p>In all 24 the customer’s data remain the customer’s. That sounds comforting and settles little.
What was learnt from the data is not the data, and none of the nine silent contracts says how the
one is to be deleted when the other is.</p>
[[quote q1]]
<h2>Four sentences to ask for</h2>
<ol>
<li><strong>A copy.</strong> The changed weights, or the layer, in a format that a second supplier
can load, within ten working days.</li>
<li><strong>A deletion note.</strong> What was deleted, where and when, including backups, signed by
a person.</li>
<li><strong>A price.</strong> Fixed on the day of signing; the last day is a poor time to
haggle.</li>
<li><strong>A test.</strong> The supplier keeps the service up for a month after the move, so that
both can be given the same 500 cases.</li>
</ol>
<p>Suppliers we asked objected to the first. A thin layer may give away something of the model
beneath it, said one. Another had no such worry and has offered copies since last year; eleven
customers have asked, and none has left.</p>
<p>The timber merchant, for its part, now trains a small model with open weights on its own machine.
It reads order forms about as well, and the contract is with the electricity company. Other stories
on terms and exits are under <a href="/tag/contracts/">contracts</a>.</p>
""",
        "status": "published",
    },
    {
        "slug": "solar-certificates-twice",
        "headline": "Solar field’s certificates appear in two sets of accounts",
        "standfirst": (
            "Documents we have seen suggest that two hall operators near Évora count the same "
            "megawatt-hours as theirs."
        ),
        "section": "governance",
        "topic": "Reporting",
        "tags": ["power", "audits"],
        "authors": ["tariq-benhaddou"],
        "days_ago": 21,
        "at": "11:40",
        "picture": {
            "key": "solar-field",
            "alt": (
                "Rows of solar panels reach to low hills under a large sun; one worker stands "
                "among them."
            ),
            "caption": "The field delivers about 61 gigawatt-hours in a good year.",
            "credit": CREDIT,
        },
        "takeaways": [
            "Two operators report power from a field of the same name.",
            "The registry numbers in one report are missing.",
            "Neither report has been checked by an auditor.",
        ],
        "quotes": {
            "q1": {
                "expert": "gwenllian-prosser",
                "text": (
                    "I would not call it fraud on this evidence. I would call it a reason to ask "
                    "both for the serial numbers."
                ),
                "obtained_by": "email",
                "said_days_before": 1,
            },
        },
        "body": """
<p>Two operators of data halls in the Alentejo write in their yearly reports that they run on power
from the Monte Claro solar field near Évora. Put side by side, the reports claim 97 gigawatt-hours.
The field, according to its planning file, delivers about 61.</p>
<p>Each megawatt-hour from a registered field comes with a certificate that can be sold, once, to
whoever wants to say that the power was theirs. The buyer has the certificate struck off in a public
registry. Doing so twice is meant to be impossible.</p>
[[takeaways]]
<h2>Numbers that do not add up</h2>
<p>The first operator prints the serial numbers of its certificates in an annex. The second prints a
photograph of the field. Asked for its numbers, it said that they were held by a broker, and that
the broker was on holiday.</p>
<p>The planning file allows for a second stage, which would bring the field to 110 gigawatt-hours.
Whether that stage has been built could not be seen from the road, and the municipality did not
answer in time for this article.</p>
[[quote q1]]
<h2>What it would mean</h2>
<p>Customers of both operators use the figures in reports of their own. One, a maker of ceramic
tiles, told us that it had never asked for the serial numbers and did not know that they
existed.</p>
<p>The registry can be searched by field and by year. It shows how many certificates were issued and
how many have been struck off, but it does not show for whom. Two members of the registry’s board
would like to change that; a vote is planned for the autumn. Until then a customer has to ask, and
an operator may answer with a photograph.</p>
<p>A list of the questions that a buyer can put to an operator has been on our <a
href="/tag/power/">power</a> pages since last year. The first of them is for the number of the field
in the registry, since names repeat and numbers do not.</p>
""",
        "status": "withdrawn",
        "withdraw_reason": (
            "The planning file we relied on belongs to another site with a similar name. Both "
            "operators have shown us their certificates, and the numbers do not overlap."
        ),
    },
]
