"""Invented articles of the section Opinion."""

CREDIT = "Illustration: Rack & Row"

ARTICLES = [
    {
        "slug": "stop-calling-it-a-pilot",
        "headline": "Stop calling it a pilot",
        "standfirst": (
            "A trial without an end date is a service that nobody has agreed to run. I have "
            "counted ours, and I am not proud of the number."
        ),
        "section": "opinion",
        "topic": "Column",
        "tags": ["procurement", "people"],
        "authors": ["hester-quayle"],
        "days_ago": 2,
        "at": "06:30",
        "picture": None,
        "takeaways": [],
        "quotes": {},
        "body": """
<p>Last Friday I went through this paper’s own accounts and looked for things we call a pilot. I
found seven. The oldest, a tool that suggests tags for articles, has been on trial for three years
and a month. It has a budget line, a training slot for new colleagues and a mug. It has no owner,
because a pilot does not need one.</p>
<p>I don’t think we are unusual. Readers tell me about pilots that handle 40,000 invoices, pilots
with a night shift, and one that was named in a tender as existing infrastructure. The word has
stopped describing a test. It describes an arrangement in which everybody may use a thing and nobody
has to answer for it.</p>
<h2>What the word is for</h2>
<p>It lets us skip the questions. Who is rung at night? Where do the logs go, and for how long? What
happens to the people whose work it does? Ask these of a service and you will be given answers,
perhaps poor ones. Ask them of a pilot and you will be told that it is early days.</p>
<p>Suppliers know this. A trial price that runs on for two years is a price, and the increase at the
end of it is aimed at a customer who can no longer leave. I would do the same in their place.</p>
<h2>A small proposal</h2>
<p>Give each trial four things on the day it starts, on one sheet: an end date, a person, a number
that would make us stop, and a number that would make us go on. When the date comes, the person
reads out the numbers. Anything else may be argued about. The date may not be moved by anyone who
likes the tool.</p>
<p>If you cannot think of a number that would make you stop, you have already decided, and should
say so and buy it properly. There is no shame in that. The shame is in the mug.</p>
<p>Ours end on the last day of the month, all seven. Two will be kept, with an owner and a telephone
number, and three will go. About the other two we are still quarrelling, but now we have a date for
it. I shall report here. If you have a pilot that has run for longer than three years and a month, I
should like to hear of it below.</p>
""",
        "status": "published",
    },
    {
        "slug": "water-in-litres",
        "headline": "Give us the water in litres, by the month",
        "standfirst": (
            "Hall operators describe their thirst in adjectives and yearly ratios. People who live "
            "by the river count in litres and in August."
        ),
        "section": "opinion",
        "topic": "Column",
        "tags": ["cooling", "public-sector"],
        "authors": ["ebba-nakamura-lund"],
        "days_ago": 14,
        "at": "07:00",
        "picture": {
            "key": "cooling-towers",
            "alt": "Two cooling towers send white clouds over a lake in the evening light.",
            "caption": (
                "A yearly average turns a dry August and a wet January into one pleasant number."
            ),
            "credit": CREDIT,
        },
        "takeaways": [
            "Of 30 operators asked for monthly litres, nine answered.",
            "A yearly ratio hides the weeks in which the river is low.",
            "Meters exist already, since the water company bills by them.",
        ],
        "quotes": {
            "q1": {
                "expert": "rafaela-quintanilha",
                "text": (
                    "I was against printing it until I saw ours. August was bad, and the village "
                    "knew that already. What they had not seen was that the other eleven months "
                    "were fine."
                ),
                "obtained_by": "statement",
                "said_days_before": 3,
                "source_url": "https://example.com/ostro/water",
            },
        },
        "body": """
<p>In spring I wrote to 30 operators of data halls and asked one question: how many litres of water
did you take from the mains or the ground, in each month of last year? Nine sent a table. Six sent a
brochure. Eleven sent a ratio, litres for each kilowatt-hour, averaged over the year and in one case
over a continent. Four did not write back.</p>
<p>I have nothing against ratios. An engineer who compares two cooling towers needs one. But a ratio
is no use to a parish that has been told to stop watering its allotments, and it is the parish that
decides whether the next hall gets its permit.</p>
[[takeaways]]
<h2>August is the number</h2>
<p>Take two of the nine who answered. They used almost the same amount in the year, about 90 million
litres each. One takes it evenly. The other takes hardly any from October to May, when outside air
is enough, and 31 million litres in August alone. Its yearly figure is the better of the two. Its
August is four times as bad, in the month in which the river is at its lowest.</p>
<p>Both are run by competent people, and both have good reasons. My point is that you cannot tell
them apart from anything they publish.</p>
[[quote q1]]
<h2>It is already on the bill</h2>
<p>Nobody has to buy a meter. The water company reads one each month and sends an invoice. All I ask
is that the figure be copied from the invoice to the website, with the month beside it and the
source: mains, well, rain, or treated waste water. It would take a trainee an hour in the year.</p>
<p>The objection I hear most is that people will misread it. Some will. They misread the adjectives
as well, and more angrily, since an adjective cannot be checked. The nine who answered have had,
between them, two unfriendly letters.</p>
<p>I shall ask again next spring, and print the list of who answered. Tables are welcome in any
format; brochures will be returned. Our reporting on the subject is under <a
href="/tag/cooling/">cooling</a>.</p>
""",
        "status": "published",
    },
    {
        "slug": "average-poor-hiding-place",
        "headline": "An average is a poor place to hide",
        "standfirst": (
            "Service reports still lead with the mean. Somebody’s worst day is in there, divided "
            "by everyone else’s ordinary one."
        ),
        "section": "opinion",
        "topic": "Column",
        "tags": ["evaluation", "reliability", "contracts"],
        "authors": ["zoe-wisniewska"],
        "days_ago": 25,
        "at": "07:15",
        "picture": {
            "key": "dashboard",
            "alt": "A person stands behind a rope and looks up at a wall screen with six charts.",
            "caption": "Six charts, each of them correct, and none with the Monday morning on it.",
            "credit": CREDIT,
        },
        "takeaways": [
            "A monthly mean of 1.2 seconds hid eleven minutes in which nothing answered.",
            "Ask for the worst hour, the worst customer and the worst class.",
            "Put the worst hour into the contract, and the mean into the annex.",
        ],
        "quotes": {
            "q1": {
                "expert": "callum-threlfall",
                "role": "Principal researcher",
                "text": (
                    "Whenever a report gives me one figure, I ask how many people it was worse "
                    "than. The answer is usually half, and the authors usually had not thought of "
                    "that."
                ),
                "obtained_by": "speech",
                "said_days_before": 12,
                "source_url": "https://example.com/measured-systems/spring-lecture",
            },
        },
        "body": """
<p>A supplier’s report reached me last month with a single figure on its front page, in type three
centimetres high: 1.2 seconds. It was the mean time to answer, over 30 days and nine million
requests. It was true. In the same month a clinic that I know had sat for eleven minutes, on a
Monday morning, in front of a screen that did not answer at all.</p>
<p>Eleven minutes are a quarter of a thousandth of a month. Divide them by nine million and they
vanish. The clinic, which has 40 patients on a Monday morning, could not divide them by
anything.</p>
[[takeaways]]
<h2>Who is the average customer?</h2>
<p>Nobody, as a rule. Requests bunch up when people are at work, so most users meet the system when
it is busy, and most of the minutes in a month are at night, when it is not. A mean over minutes
flatters, and so does a mean over requests if one well-behaved robot sends half of them.</p>
<p>The same is true of quality. A bank that lets me read its tests has been comparing two models
that sort its post, by class of letter. Overall they were half a point apart. In complaints it was
four points. Had the bank looked at the average alone, it would have been correct, and would have
mislaid several hundred complaints a year.</p>
[[quote q1]]
<h2>Three worsts</h2>
<p>So here is what I now ask each supplier, and I have yet to be refused by one whom I would
recommend.</p>
<ul>
<li><strong>The worst hour.</strong> Of the month, with its date, and what was done about it.</li>
<li><strong>The worst customer.</strong> Not by name. How slow, or how often wrong, was it for the
one in a hundred who had it worst?</li>
<li><strong>The worst class.</strong> Of question, document or language, whatever your work divides
into.</li>
</ul>
<p>Three numbers are harder to print at three centimetres. They are easier to mend, since each
points at something. One supplier told me that its engineers had known the worst hour all along and
were glad to be asked. It was a certificate. It is nearly always a <a
href="/tag/reliability/">certificate</a>.</p>
""",
        "status": "published",
    },
    {
        "slug": "pay-the-maintainer",
        "headline": "Pay the maintainer before you fork",
        "standfirst": (
            "Three firms spent about €400,000 on private copies of a free connector. Its only "
            "maintainer had asked for a tenth of that."
        ),
        "section": "opinion",
        "topic": "Column",
        "tags": ["cost", "pipelines", "licences", "people"],
        "authors": ["mirela-dragomir"],
        "days_ago": 41,
        "at": "07:20",
        "picture": {
            "key": "switch-fork",
            "alt": (
                "A railway track divides in two in open country, beside a green signal and a hand "
                "lever."
            ),
            "caption": "Two of the three forks have had no change for more than a year.",
            "credit": CREDIT,
        },
        "takeaways": [
            "A fork looks cheap for the first six months, while the original still matches.",
            "Three firms spent €400,000 apart on what one person offered for €40,000.",
            "Ask what the maintainer needs before you ask for a feature.",
        ],
        "quotes": {},
        "body": """
<p>There is a small free program that reads delivery notes out of mailboxes and puts them into
tables. I shall leave out its name, because its maintainer has had enough visitors. About 900 firms
use it. She works on it on two evenings a week, in Iași, and has done so for seven years.</p>
<p>Two years ago three of its larger users, a brewery, a parcel service and a hospital supplier,
needed it to read a new kind of attachment. Each asked in public. She wrote back that it was about
four months’ work, that she could take unpaid leave for it, and that it would cost €40,000, to be
shared as they liked. None replied. Each made a copy and put its own people to work.</p>
[[takeaways]]
<h2>The sums</h2>
<p>I have spoken with all three. The brewery spent €150,000 in salaries, the parcel service about
the same. The hospital supplier stopped at €100,000 and now types the notes by hand. In the meantime
the original has had 61 corrections, two of them for faults through which a stranger’s email could
have run commands. One copy took these over, ten months late. The others have not.</p>
<p>Nobody acted in bad faith. An engineer’s salary is already in the budget and does not have to be
asked for. A payment of €13,000 to a private person abroad needs a supplier number, three quotations
and a clause on insurance. I have seen the form. It asks her for the year in which her company was
founded.</p>
<h2>What would have helped</h2>
<p>Some firms have found a way. One pays its eleven most important maintainers a retainer of €500 a
month and treats it as a subscription, which its purchasing rules understand. Another lends its own
staff, two days a month, to answer bug reports in the original under the maintainer’s direction.
Both say that the best return was hearing of changes in advance.</p>
<p>My proposal is modest. Before anybody may fork a program, somebody should have written to its
maintainer and asked two questions: what would it cost, and what else do you need? The reply goes
into the same file as the decision. If a fork is still right, then fork. It sometimes is.</p>
<p>She did the work in the end, over three winters. It was released in March and is free.</p>
""",
        "status": "published",
    },
]
