"""Invented articles of the section Models."""

CREDIT = "Illustration: Rack & Row"

ARTICLES = [
    {
        "slug": "saltmarket-small-model",
        "headline": "Saltmarket’s smaller model reads letters as well as the big one",
        "standfirst": (
            "The bank trained a model an eighth of the size to sort 46,000 letters a month. "
            "Training took nine days; proving it took eleven weeks."
        ),
        "section": "models",
        "topic": "Cost",
        "tags": ["cost", "evaluation", "silicon"],
        "authors": ["zoe-wisniewska"],
        "days_ago": 0,
        "at": "06:20",
        "picture": {
            "key": "model-layers",
            "alt": (
                "Four thin layers, each a grid of points, lie one above another with threads "
                "between them."
            ),
            "caption": "The small model has 9 billion parameters; its teacher has 70 billion.",
            "credit": CREDIT,
        },
        "takeaways": [
            "The small model agrees with human sorters on 94.1% of letters, the large on 94.6%.",
            "Complaints are the weak spot; doubtful letters, 7%, still go to the large model.",
            "The work moved from eight accelerators to one.",
            "Validation cost more than training, in money as well as weeks.",
        ],
        "quotes": {
            "q1": {
                "expert": "nneka-obiakor",
                "text": (
                    "Half a point on the average did not worry me. Four points on complaints did, "
                    "because behind each of those is somebody with a deadline in law."
                ),
                "obtained_by": "interview",
                "said_days_before": 2,
            },
            "q2": {
                "expert": "callum-threlfall",
                "text": (
                    "This is how a swap should be reported: by class, with the worst class first. "
                    "I would still like to see the same table in a year, when the letters have "
                    "changed."
                ),
                "obtained_by": "email",
                "said_days_before": 1,
            },
        },
        "body": """
<p>Saltmarket Bank has replaced the large language model that sorts its incoming post with one an
eighth of the size, and has written down what was lost. The answer, on most days, is nothing that a
customer would see.</p>
<p>The bank gets 46,000 letters and long emails a month and puts each into one of 23 trays: change
of address, bereavement, complaint and so on. Since last year a model with 70 billion parameters had
done the first sort. It worked, on eight accelerators that were busy for six hours a day and idle
for the rest.</p>
[[takeaways]]
<h2>Nine days and eleven weeks</h2>
<p>A team of four took 310,000 letters that the large model had sorted and people had checked, and
trained a model of 9 billion parameters on them. That took nine days. The second stage, in which the
bank’s validation group tried to break it, took eleven weeks and 640 hours of human reading.</p>
<p>On 5,000 letters set aside from the start, the small model agreed with a panel of three sorters
94.1% of the time, its teacher 94.6%. In 21 of 23 classes the gap is below one point. The exceptions
are powers of attorney, with 92% against 94%, and complaints, with 89% against 93%.</p>
[[quote q1]]
<p>So the bank kept both. When the small model is less than 80% sure, the letter goes to the large
one, which is woken twice a day for the purpose. That happens to 7% of the post and brings
complaints back to 92.7%.</p>
<h2>What is saved</h2>
<p>Saltmarket puts the saving at £380,000 a year, nearly all of it hardware that other teams now
use. Electricity for the task fell by 84%. Against that stand £140,000 for validation and a promise
to repeat the test every half year with new letters.</p>
[[quote q2]]
<p>Callum Threlfall’s institute had no part in the work; we sent him the test report. It runs to 31
pages, and the bank says other firms may ask for it. The list of 23 trays is in an annex, and so is
a count of the letters nobody could place: 212, most of them about parking.</p>
""",
        "status": "published",
    },
    {
        "slug": "thistledown-gateway",
        "headline": "One gateway, 41 teams and a bill that suddenly made sense",
        "standfirst": (
            "Thistledown Grocers expected a dozen groups to come forward when it switched off "
            "private model keys. It found 63 keys, nine of them held by leavers."
        ),
        "section": "models",
        "topic": "Gateways",
        "tags": ["cost", "reliability", "procurement", "privacy"],
        "authors": ["zoe-wisniewska"],
        "days_ago": 2,
        "at": "09:00",
        "picture": {
            "key": "gateway-arch",
            "alt": "People walk one road through a great stone arch towards a low white sun.",
            "caption": (
                "Every request now takes one road, past one service that counts, logs and can say "
                "no."
            ),
            "credit": CREDIT,
        },
        "takeaways": [
            "Forty-one teams used hosted models; the platform group had known of twelve.",
            "One job that sent a 40-page handbook with every question made up 38% of the bill.",
            "The gateway adds 35 milliseconds and has failed once, for 22 minutes.",
            "Logs are kept for 90 days and hold counts and hashes, not customers’ words.",
        ],
        "quotes": {
            "q1": {
                "expert": "bogdan-stanojlovic",
                "text": (
                    "We thought we were building a control. The first thing it gave us was a map, "
                    "and most of the managers on that map were as surprised as we were."
                ),
                "obtained_by": "interview",
                "said_days_before": 4,
            },
        },
        "body": """
<p>On the first Monday in spring, Thistledown Grocers stopped paying for model keys that were not
issued by its own gateway. The platform group had sent three warnings and had a list of twelve teams
to help. By Friday 41 had been in touch, some because their software had stopped and some because
their manager had just learnt that they had any.</p>
<p>Sixty-three keys came to light. Nine belonged to people who had left. One was written on the side
of a label printer.</p>
[[takeaways]]
<h2>The handbook problem</h2>
<p>The grocer had been spending €212,000 a month with three suppliers and could not say on what. A
week of counting at the gateway told it. An assistant for shop staff, used about 6,000 times a day,
attached the whole hygiene handbook to each question. All 40 pages were billed every time.</p>
<p>With the handbook cached on the supplier’s side, and cut to the chapter that was asked about,
that job shrank to a ninth. The bill for the second full month was €139,000.</p>
[[quote q1]]
<h2>What it refuses</h2>
<p>The service itself is small: about 4,000 lines, two engineers, three copies in two halls. Each
team has a monthly budget and gets a message at 70%. At 100% requests are slowed, and cut off at
120% unless a director has signed. Staff records and card numbers are looked for and blocked; 1,140
requests were stopped in the first quarter, of which a human check found 970 rightly so.</p>
<p>There is a price. Each call takes 35 milliseconds longer, which nobody has complained about. On
day 19 a certificate ran out, and for 22 minutes no team had any model at all. Since then the two
most urgent services hold a sealed key that goes straight to the supplier; opening it pages the duty
engineer.</p>
<p>What the gateway cannot do is tell whether a use is sensible. That is decided in a meeting on
Thursdays, half an hour, one page a team. Four of the 41 uses have been stopped there, and each stop
came with a cheaper way to do the job: two were searches, one was a form with five boxes, and one
was a phone call.</p>
""",
        "status": "published",
    },
    {
        "slug": "which-newport",
        "headline": "“Which Newport?” is a harder question than it looks",
        "standfirst": (
            "A university has built a test from 4,200 place names that real dispatchers got wrong. "
            "The best model scored 71%, until it was allowed to ask."
        ),
        "section": "models",
        "topic": "Language",
        "tags": ["language", "evaluation", "public-sector"],
        "authors": ["zoe-wisniewska"],
        "days_ago": 9,
        "at": "08:40",
        "picture": {
            "key": "place-names",
            "alt": (
                "A folded map of a coast with four pins and a dozen small name plates, all "
                "unreadable."
            ),
            "caption": (
                "The test set has nine Newports, and 31 villages called after the same saint."
            ),
            "credit": CREDIT,
        },
        "takeaways": [
            "Six hosted models were tested on names from delivery and emergency logs.",
            "Allowing one question back raised the best score from 71% to 88%.",
            "In Welsh, Breton, Catalan and Occitan spellings it fell to 54%.",
            "A gazetteer with a small model on top beat them all, with 91%.",
        ],
        "quotes": {
            "q1": {
                "expert": "joaquim-ferrer",
                "text": (
                    "A wrong guess in good prose is the worst result you can have here. The van "
                    "leaves, and it leaves happily."
                ),
                "obtained_by": "interview",
                "said_days_before": 7,
            },
        },
        "body": """
<p>Send a parcel to Newport and most people in Britain will think of one town; the postal directory
lists more. Send an ambulance there and the question matters. Linguists at Tarnholm University have
spent two years collecting such names, from delivery firms and control rooms that logged where their
drivers first went and where they should have gone.</p>
<p>The result is a test of 4,200 short messages. Each names a place that exists at least twice, or
is spelled in a regional language, or is known to locals by a name on no map. Each also has enough
context for a person to get it right, such as a road number, a neighbour or a bus line.</p>
[[takeaways]]
<h2>Confident and 90 kilometres out</h2>
<p>Six hosted models took the test. The team does not say which, since the terms of four forbid it;
readers can run the open half of the test themselves. The best placed 71% of the messages, the worst
48%. When they were wrong, they were wrong by 90 kilometres in the median case, and said so in the
same tone as when they were right.</p>
<p>Then the rules were changed. Each model could put one question to the sender before it answered.
The best rose to 88%. Two of the six hardly ever asked, although told that they could.</p>
[[quote q1]]
<h2>The dull method wins</h2>
<p>Spelling is the second trouble. For messages with names in Welsh, Breton, Catalan or Occitan, the
best score fell to 54%. Many models turned the name into the nearest English or French one and went
on from there.</p>
<p>As a yardstick the team built something plain: a gazetteer of 400 megabytes with all official and
local names, a search that forgives spelling, and a small model that only chooses among the hits or
asks. It placed 91%, on a laptop, in under a second.</p>
<p>The test and the gazetteer’s sources are at <a
href="https://example.com/tarnholm/place-names">the project’s page</a>. Half of the messages are
held back, so that nobody can train on them. Two delivery firms have already sent more: 300
addresses that consist of a description of a dog.</p>
""",
        "status": "published",
    },
    {
        "slug": "transcriber-admits-doubt",
        "headline": "Ambulance control tries a transcriber that admits doubt",
        "standfirst": (
            "In an eight-week trial, words that the system was unsure of were shown in grey. "
            "Dispatchers say the grey is what made them trust the black."
        ),
        "section": "models",
        "topic": "Speech",
        "tags": ["language", "public-sector", "evaluation", "privacy"],
        "authors": ["zoe-wisniewska", "kwabena-asante-reid"],
        "days_ago": 18,
        "at": "09:10",
        "picture": {
            "key": "speech-waves",
            "alt": "Two heads in profile, one teal and one red, with a sound wave between them.",
            "caption": (
                "About one word in 24 was shown in grey; half of those were names of places or "
                "drugs."
            ),
            "credit": CREDIT,
        },
        "takeaways": [
            "The trial covered 11,300 emergency calls in two control rooms.",
            "Local recordings cut the share of wrong words from 9.8% to 7.1%.",
            "Notes after each call took 90 seconds less.",
            "The health board refused to let the system fill in the address.",
        ],
        "quotes": {
            "q1": {
                "expert": "shanthi-veluppillai",
                "text": (
                    "Once it is shown on the screen it is part of the patient’s record, grey words "
                    "and all. So we keep the sound, the text and the doubt together, for the same "
                    "eight years."
                ),
                "obtained_by": "interview",
                "said_days_before": 9,
            },
            "q2": {
                "expert": "joaquim-ferrer",
                "text": (
                    "Seven per cent sounds low until you ask which seven. Here they had listed "
                    "them, and the list was mostly drugs."
                ),
                "obtained_by": "email",
                "said_days_before": 2,
            },
        },
        "body": """
<p>For eight weeks this spring, dispatchers at two ambulance control rooms of the Cairnmoor Health
Board had a second screen. It showed what the caller said, a second and a half late, in black where
the machine was sure and in grey where it was not.</p>
<p>The software is by Anselm Speech, a firm of 30 in Ghent, and runs on two servers in the board’s
own cellar. No sound left the building. That had been a condition of the union, along with a switch
on each desk to turn the screen off. It was used on 3% of calls.</p>
[[takeaways]]
<h2>What grey is for</h2>
<p>The first version showed everything in black and was tried on recorded calls only. Dispatchers
did not like it: they read the text, stopped listening, and could not tell a drug from a near-rhyme.
In the second, every word with less than 60% confidence turns grey. That was 4.2% of words, half of
them names of places or medicines.</p>
<p>Accents were the other trouble. Trained on general speech, the system got 9.8% of words wrong.
After 220 hours of the region’s own calls, with names bleeped, it got 7.1% wrong.</p>
[[quote q2]]
<h2>What it may not do</h2>
<p>Anselm had offered to fill in the address by itself. The board said no after a test on 400 old
calls, in which eleven would have sent a crew to the wrong village. The text is there to help with
notes after the call, which now take 90 seconds less. With 1,400 calls a week, that is one
dispatcher.</p>
[[quote q1]]
<p>The trial ends in a decision next month. The dispatchers’ vote is in: 61 for, 12 against, and
nine who wrote that they would like the grey in a stronger shade. There is more on tests of this
kind under <a href="/tag/evaluation/">evaluation</a>.</p>
""",
        "corrections": [
            {
                "kind": "update",
                "text": (
                    "The health board has since decided to keep the system for two years, with a "
                    "stronger grey. Its evaluation, 54 pages, is public; the figures in this "
                    "article stand."
                ),
                "days_after": 6,
            },
        ],
        "status": "published",
    },
    {
        "slug": "judge-prefers-itself",
        "headline": "When the judge prefers its own handwriting",
        "standfirst": (
            "Models that grade other models favour their own family, and long answers, and "
            "whatever they read first. A new study says by how much."
        ),
        "section": "models",
        "topic": "Evaluation",
        "tags": ["evaluation", "procurement", "cost"],
        "authors": ["zoe-wisniewska"],
        "days_ago": 26,
        "at": "10:30",
        "picture": {
            "key": "scales",
            "alt": (
                "A pair of scales: servers in one pan, and a heavier heap of coins in the other."
            ),
            "caption": (
                "A model’s verdict costs a cent, a reader’s two euros; the question is what the "
                "cent buys."
            ),
            "credit": CREDIT,
        },
        "takeaways": [
            "Three judge models compared 2,400 pairs of answers that people had judged before.",
            "Judges chose their own family’s answer in 58% of cases; people did so in 49%.",
            "An answer that is 30% longer gains eleven points, whatever it says.",
            "Swap the order, cap the length, and let people read 200 cases.",
        ],
        "quotes": {
            "q1": {
                "expert": "callum-threlfall",
                "role": "Principal researcher",
                "text": (
                    "We use these judges ourselves, and shall go on doing so. But we treat them "
                    "like a kitchen scale that reads forty grams heavy: useful as soon as you know."
                ),
                "obtained_by": "interview",
                "said_days_before": 4,
            },
        },
        "body": """
<p>A buyer who wants to know which of two models writes the better answer has a cheap way to find
out: ask a third. Grading by model costs about a cent a pair, against two euros for a trained
reader. Much of what vendors call a win rate is made this way.</p>
<p>The Measured Systems Institute in Leuven has now tested the testers. It took 2,400 pairs of
answers that at least five people had compared, and gave them to three widely used judge models. The
study was published on Monday with all of its data.</p>
[[takeaways]]
<h2>Three leanings</h2>
<p><strong>Family.</strong> When one of the two answers came from a model of the judge’s own maker,
the judge chose it in 58% of cases. People, who did not know the source, chose it in 49%. Two judges
leaned by six to seven points, the third by twelve.</p>
<p><strong>Length.</strong> The institute padded answers with harmless sentences. Thirty per cent
more words were worth eleven points with the judges and minus two with people.</p>
<p><strong>Order.</strong> When the two answers changed places, the verdict changed too in 17% of
pairs. In nearly all of these the judge had liked the first.</p>
[[quote q1]]
<h2>What to ask a vendor</h2>
<p>None of this makes grading by model useless. After the three corrections the judges agreed with
people in 81% of cases, as often as two people agree with each other. The institute’s list of
corrections is short:</p>
<ol>
<li>Grade each pair twice, in both orders, and count a change of mind as a draw.</li>
<li>Limit both answers to the same length before they are graded.</li>
<li>Take a judge from a maker who has no answer in the race.</li>
<li>Have people read 200 pairs, chosen by lot, and print both figures.</li>
</ol>
<p>We asked five vendors with a win rate on their front page which of the four they had done. Two
had done the first. One had done all of them and lost three points by it; its page now says so in a
footnote. Two did not answer. Buyers will find the study’s sheet of questions in our <a
href="/tag/procurement/">procurement</a> pages.</p>
""",
        "status": "published",
    },
    {
        "slug": "vossberg-night-batch",
        "headline": "Damage reports wait for the night, at half the price",
        "standfirst": (
            "Vossberg Rail reads 3,100 wagon reports a day by model. Since it stopped asking for "
            "answers at once, each costs half and none is late."
        ),
        "section": "models",
        "topic": "Cost",
        "tags": ["cost", "pipelines"],
        "authors": ["zoe-wisniewska"],
        "days_ago": 0,
        "at": "05:30",
        "picture": {
            "key": "night-batch",
            "alt": (
                "A row of dark servers sleeps under the moon; one in the middle is lit from top to "
                "bottom."
            ),
            "caption": "The last report comes in at 21:40; the first workshop opens at 05:00.",
            "credit": CREDIT,
        },
        "takeaways": [
            "Batch prices are 52% below those for an answer at once.",
            "Only 2% of reports need an answer before morning.",
            "Those 2% are found by eleven words, not by a model.",
        ],
        "quotes": {
            "q1": {
                "expert": "ayse-karabulut",
                "text": (
                    "Nobody had ever asked the workshops when they read the reports. They read "
                    "them at five, with coffee."
                ),
                "obtained_by": "interview",
                "said_days_before": 3,
            },
        },
        "body": """
<p>A wagon inspector at Vossberg Rail writes, on average, 74 words about what is wrong with a wagon
and adds three photographs. There are 3,100 such notes a day, in four languages and many
abbreviations. A hosted model turns them into a part number, a fault code and an urgency.</p>
<p>Until February each note was sent off when the inspector pressed save, and the answer came back
in four seconds. It then lay in a queue until the workshops opened. The company’s platform group
measured the wait: nine hours and ten minutes in the median.</p>
[[takeaways]]
<h2>Eleven words</h2>
<p>Notes now collect until 22:00 and go out as one batch, which the supplier promises to return
within six hours. It has needed two on most nights. The batch price is 52% lower, and the saving
comes to €7,900 a month.</p>
<p>A few reports cannot wait. A cracked wheel stops a train. Rather than ask a model which ones are
urgent, the group asked the inspectors, who gave them eleven words. A note that holds one of them is
read at once by the duty engineer, as it was on paper. That is 2% of notes, or 60 a day.</p>
[[quote q1]]
<h2>Two bad nights</h2>
<p>The supplier missed its six hours twice. On the first occasion the workshops started with the
oldest jobs on the list and caught up by nine. On the second the list was empty after a holiday, and
140 fitters waited for 50 minutes.</p>
<p>Since then the notes go to a second supplier if nothing has come back by 02:30. It costs the full
price, has been used once, and gave 3% of the notes a different fault code. Vossberg had people read
those: they sided with the first supplier in 40 cases and with the second in 38. Further experience
of this kind is collected under <a href="/tag/cost/">cost</a>.</p>
""",
        "status": "in_review",
    },
]
