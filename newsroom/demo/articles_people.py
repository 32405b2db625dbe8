"""Invented articles of the section Interviews."""

CREDIT = "Illustration: Rack & Row"

ARTICLES = [
    {
        "slug": "salma-el-khatibi-alarms",
        "headline": "“Fewer alarms, and a person for each of them”",
        "standfirst": (
            "Salma el-Khatibi runs the night desk of a port. She has cut its alarms from 3,800 a "
            "day to 90 and says that the next fifty will be the hardest."
        ),
        "section": "interviews",
        "topic": "Operations",
        "tags": ["people", "reliability", "networks"],
        "authors": ["tariq-benhaddou"],
        "days_ago": 1,
        "at": "12:10",
        "picture": {
            "key": "lighthouse",
            "alt": (
                "A red and white lighthouse throws two beams over a dark sea with one small sail."
            ),
            "caption": (
                "The night desk sits below the old light, which is still lit and still has a "
                "keeper."
            ),
            "credit": CREDIT,
        },
        "takeaways": [
            "Of 3,800 alarms a day, 2,900 came from doors.",
            "An alarm that nobody acted on for 30 days is switched off, by rule.",
            "Each alarm names the person who asked for it.",
            "Two were switched off wrongly, and both are told to every new colleague.",
        ],
        "quotes": {
            "q1": {
                "expert": "salma-el-khatibi",
                "text": (
                    "If a lamp has been red since Tuesday and the port is still standing, then the "
                    "lamp is wrong or the port is. Find out which, and switch one of them off."
                ),
                "obtained_by": "interview",
                "said_days_before": 4,
            },
        },
        "body": """
<p>Salma el-Khatibi came to the Port of Valmar from air traffic control. On her first night as
director of operations she sat at the desk from ten until six and made a mark for each alarm. She
stopped at 1,100, at half past one.</p>
<p><strong>What were they?</strong></p>
<p>Doors. Of 3,800 alarms a day, 2,900 were doors that stood open for longer than a minute. It is a
port; lorries drive through them. Somebody had set the minute for a store of spirits, years ago, and
copied it to every door we own.</p>
<p><strong>How did you choose what to switch off?</strong></p>
<p>I didn’t. We looked at what people had done after each kind of alarm in the past month. If the
answer was nothing, it went. We wrote that down as a rule, so that I am not the one who has to be
brave. Each alarm that stays has the name of the person who asked for it, and once a year they are
asked whether they still do.</p>
[[takeaways]]
<p><strong>And if the rule is wrong?</strong></p>
<p>It was, twice. A pump in the old dry dock is needed once in a few years, so its alarm had not
been acted on for 30 days, and we silenced it. Then it rained. The cellar stood 40 centimetres deep
before the baker next door rang us. The other was a fibre alarm that always cleared by itself, until
the night it did not. I tell both stories to everybody who starts here.</p>
[[quote q1]]
<h2>Ninety is still too many</h2>
<p><strong>You are at 90 a day. Why not stop?</strong></p>
<p>Because each one wants ten minutes of thought, and that makes fifteen hours a day in which nobody
looks out of the window. Forty would be right. The next fifty are hard, since every one of them has
an owner who loves it.</p>
<p><strong>What do you say to the owner?</strong></p>
<p>I invite them to sit at the desk for a night. We have good coffee. Nine have come so far, and
seven switched theirs off on the way out. The eighth made his better: it now says which of the three
pumps, and whom to call. The ninth fell asleep, and I counted that as a yes.</p>
""",
        "status": "published",
    },
    {
        "slug": "nneka-obiakor-switch-off",
        "headline": "The risk officer who asks how you would switch it off",
        "standfirst": (
            "Nneka Obiakor signs for every model at Saltmarket Bank. She has refused eleven so "
            "far, seven of them for the same reason."
        ),
        "section": "interviews",
        "topic": "Risk",
        "tags": ["audits", "people", "evaluation"],
        "authors": ["tariq-benhaddou", "kwabena-asante-reid"],
        "days_ago": 12,
        "at": "11:30",
        "picture": {
            "key": "conversation",
            "alt": (
                "Two empty armchairs face each other across a small table; above, two speech "
                "bubbles overlap."
            ),
            "caption": (
                "Every model owner at the bank has half an hour in the room with the switch on the "
                "wall."
            ),
            "credit": CREDIT,
        },
        "takeaways": [
            "No model goes live before its owner has switched it off once, on a working day.",
            "Seven of eleven refusals were for want of a way back to the old process.",
            "Her office publishes each refusal to the whole bank, with the reason.",
        ],
        "quotes": {
            "q1": {
                "expert": "nneka-obiakor",
                "role": "Head of model validation",
                "text": (
                    "People bring me accuracy. I ask what the branch in Lowestoft does at nine in "
                    "the morning if the thing is gone. Quite often nobody has rung Lowestoft."
                ),
                "obtained_by": "interview",
                "said_days_before": 15,
            },
        },
        "body": """
<p>There is a light switch on the wall of Nneka Obiakor’s meeting room that is connected to nothing.
Whoever wants a model approved at Saltmarket Bank is asked, at some point, to walk over and press
it, and then to say aloud what happens next, and at whose desk.</p>
<p>She was head of model validation when we spoke; the bank has since made her chief risk officer
for models. In four years she has signed 164 and refused eleven.</p>
<p><strong>What is wrong with the eleven?</strong></p>
<p>Four were simply not good enough. The other seven worked well, and that was the trouble. They had
worked well for so long in the trial that the old way had been taken down behind them. The forms
were gone, the two people who knew the rules had retired. There was no off.</p>
[[takeaways]]
<p><strong>So you want the old process kept alive?</strong></p>
<p>Kept possible. For a small thing that may be a page of instructions and a telephone number. For a
large one I want to see it done: one working day, before we go live, with the model switched off at
ten. Complaints are counted. It costs about as much as a staff outing and is less popular.</p>
[[quote q1]]
<p><strong>Has a model been switched off since, in earnest?</strong></p>
<p>Five times. The longest was nine days, when a supplier changed something and our card-dispute
model began to agree with everyone. The team rang me at 08:20, it was off at 08:31, and by noon they
were working from paper. Nobody outside noticed, apart from one customer who said that our letters
had become friendlier.</p>
<h2>Refusals are read by everyone</h2>
<p><strong>You publish your refusals inside the bank. Why?</strong></p>
<p>To begin with, because I am one person and the argument is always the same. If it stands on the
intranet, I need not have it eleven times. Then I saw that teams read them before they start, which
saves them a year. The last three proposals had a chapter with the heading “Lowestoft”.</p>
<p><strong>And your own office, could it be switched off?</strong></p>
<p>We tried that, in August. Two weeks, no signatures, everything waited. Nothing broke, and I had a
good holiday. The report on it has my name under “lessons”.</p>
""",
        "status": "published",
    },
    {
        "slug": "ayse-karabulut-timetable",
        "headline": "Sunday night at the timetable, with Ayşe Karabulut",
        "standfirst": (
            "Twice a year a railway changes every train at once. The woman who runs the data for "
            "it explains why she wants a boring evening."
        ),
        "section": "interviews",
        "topic": "Rail",
        "tags": ["people", "pipelines", "reliability"],
        "authors": ["tariq-benhaddou"],
        "days_ago": 20,
        "at": "12:00",
        "picture": {
            "key": "timetable",
            "alt": (
                "A red train waits below a departure board; four passengers stand on the platform."
            ),
            "caption": (
                "The winter timetable has 61,400 paths; freight trains take the ones that "
                "passengers do not see."
            ),
            "credit": CREDIT,
        },
        "takeaways": [
            "The change of timetable is rehearsed eight times on a full copy.",
            "After 23:00 nobody may fix anything, only go back.",
            "Going back was needed once, and took nineteen minutes.",
            "The best predictor of a bad night is the number of late wishes.",
        ],
        "quotes": {
            "q1": {
                "expert": "ayse-karabulut",
                "text": (
                    "At eleven at night everybody is clever. So the rule is that after eleven you "
                    "may go back, and you may not be clever."
                ),
                "obtained_by": "interview",
                "said_days_before": 6,
            },
        },
        "body": """
<p>On two Sundays a year, at 23:59, Vossberg Rail stops using one timetable and starts using
another. Sixty-one thousand train paths change, and so do crew rosters, workshop slots and the signs
in 340 yards. Ayşe Karabulut, head of platform, has sat through nine of these nights.</p>
<p><strong>What do you do at 23:59?</strong></p>
<p>Nothing, if the autumn went well. I bring a cake and look at four numbers: paths loaded, crews
matched, messages waiting, and the time. By twenty past twelve the first train has left under the
new timetable, at Fulda, with gravel.</p>
<p><strong>And the autumn?</strong></p>
<p>We rehearse eight times, on a full copy, at the right hour and with the people who will be there.
The first time everything fails. In the fourth we take somebody away, without notice, usually me. By
the eighth it ought to be dull, and if it is not, we say so to the board on Wednesday and they
decide.</p>
[[takeaways]]
<p><strong>They have never put it off.</strong></p>
<p>Once, by a week. It cost €400,000, and I have been polite ever since, so as not to need
another.</p>
[[quote q1]]
<h2>Nineteen minutes</h2>
<p><strong>Tell us about the time you went back.</strong></p>
<p>Three years ago. At 00:12 the count of crews matched stood at 88% and stayed there. Someone had a
fix, and it was a good one; we used it the following week. But it was past eleven. So we went back
to the old timetable, which takes nineteen minutes and which we had practised, and ran Monday’s
trains on Saturday’s paper. The passengers of a freight railway are steel coils. They did not write
in.</p>
<p><strong>What warns you that a night will be bad?</strong></p>
<p>Late wishes. We count the changes that customers and our own planners ask for in the last ten
days. Below 250 I sleep well. That year it was 900, because we had given a discount for flexibility
and had forgotten to say until when.</p>
<p><strong>What would you spend more on?</strong></p>
<p>The copy. People think of it as test equipment, and cut it first. For me it is the railway, and
the other one is where we keep the trains.</p>
""",
        "status": "published",
    },
    {
        "slug": "haruto-ishigaki-memory",
        "headline": "“Memory is the part of the chip you cannot hurry”",
        "standfirst": (
            "Haruto Ishigaki designs accelerators at Rhovane Silicon. He thinks buyers look at the "
            "wrong number, and says which one he would print instead."
        ),
        "section": "interviews",
        "topic": "Silicon",
        "tags": ["silicon", "cost", "evaluation"],
        "authors": ["zoe-wisniewska"],
        "days_ago": 36,
        "at": "10:45",
        "picture": {
            "key": "chip-die",
            "alt": (
                "A square chip with a mosaic of coloured blocks; fine lines run from it in all "
                "directions."
            ),
            "caption": (
                "About 60% of the part’s area holds memory; the arithmetic fits into the middle."
            ),
            "credit": CREDIT,
        },
        "takeaways": [
            "For long answers an accelerator waits for memory most of the time.",
            "His figure of merit: answers a joule, at the length your users ask for.",
            "A slower part with more memory beside it can win on price and socket.",
            "Ask a vendor for the utilisation in your own workload before you ask for the peak.",
        ],
        "quotes": {
            "q1": {
                "expert": "haruto-ishigaki",
                "text": (
                    "Peak speed is how fast the cook can chop. Your guests are waiting because the "
                    "larder is at the end of a long corridor."
                ),
                "obtained_by": "interview",
                "said_days_before": 9,
            },
        },
        "body": """
<p>Rhovane Silicon’s second chip, shown in spring, does fewer sums a second than its first. That was
on purpose, says Haruto Ishigaki, who led the design and met us in a canteen in Eindhoven. We asked
him to explain it without a slide.</p>
<p><strong>Why make a slower chip?</strong></p>
<p>Because the fast one was idle. We put counters into the first part and customers let us read
them. While it was writing a long answer, the arithmetic was busy for 23% of the time. For the rest
it waited for numbers to come from memory. You can buy more arithmetic, but it will only wait in
larger numbers.</p>
[[takeaways]]
<p><strong>What did you change?</strong></p>
<p>We took away a third of the arithmetic and used the space for memory on the chip itself, and for
wider doors to the memory beside it. It draws 340 watts instead of 500, so that it fits the sockets
and the fans that people already have. On answers of 800 words it is a fifth faster. On answers of
20 words it is slower, and we say so on the first page.</p>
[[quote q1]]
<h2>The number he would print</h2>
<p><strong>What should a data sheet show?</strong></p>
<p>Answers a joule, at three lengths: short, middling, long. Everyone could measure it, and nobody
does, because there are three numbers and you lose at one of them. Sales departments prefer a single
number, at which they win.</p>
<p><strong>You sell chips. Why should a buyer believe you?</strong></p>
<p>They should not. They should ask for a part on loan for a month and read the counters themselves.
We lend eighty. Of those, 52 were bought, and I learnt more from the 28 that came back. One
customer’s users asked mostly yes-or-no questions. He was right to send it back; a ten-year-old
server was enough.</p>
<p><strong>What about the shortage of memory?</strong></p>
<p>It is real. Our orders go in 14 months ahead. The factories cannot be hurried, since a new line
needs two years and a great deal of very clean water. If you plan a hall for next year and have no
memory on order, plan for the parts that you can get.</p>
""",
        "status": "published",
    },
    {
        "slug": "order-the-switchgear-first",
        "headline": "Order the switchgear first, then draw the hall",
        "standfirst": (
            "Rafaela Quintanilha buys what stands between the grid and the racks. Lead times have "
            "gone from 20 weeks to 70, and she has changed how she builds."
        ),
        "section": "interviews",
        "topic": "Procurement",
        "tags": ["procurement", "power", "people"],
        "authors": ["ebba-nakamura-lund"],
        "days_ago": 44,
        "at": "09:00",
        "picture": {
            "key": "switchboard",
            "alt": "An old telephone switchboard with a tangle of coloured cords plugged into it.",
            "caption": (
                "A board from the days when people did the switching. Ostro’s are grey, locked and "
                "70 weeks away."
            ),
            "credit": CREDIT,
        },
        "takeaways": [
            "Medium-voltage switchgear took 20 weeks four years ago and takes 70 now.",
            "Ostro buys one standard board and fits the building to it.",
            "Four boards in store cost €2.6 million and have saved about eleven months.",
            "Second-hand boards are fine if the test papers come with them.",
        ],
        "quotes": {
            "q1": {
                "expert": "rafaela-quintanilha",
                "role": "Head of site procurement",
                "text": (
                    "An architect can draw me a wall in an afternoon. I cannot get a breaker in "
                    "under sixteen months. So the breaker decides where the wall goes."
                ),
                "obtained_by": "interview",
                "said_days_before": 7,
            },
        },
        "body": """
<p>Between the grid and the first rack of a data hall stands a steel cupboard about the length of a
bus. It takes power at medium voltage, divides it and cuts it off when something burns. Rafaela
Quintanilha, head of site procurement at Ostro Halls, has bought 31 of them.</p>
<p><strong>What has changed?</strong></p>
<p>The wait. Four years ago I ordered when the roof went on and had the board in 20 weeks. The last
quotation said 70. There are more halls, but also more chargers, heat pumps and wind farms, and they
all want the same steel, the same copper and the same eleven factories.</p>
[[takeaways]]
<p><strong>What do you do about it?</strong></p>
<p>We stopped designing boards. For twelve years each hall had its own, because each engineer had
ideas. Now there is one, 2,500 amps, drawn once. We buy four a year whether we have a site or not,
and when we have a site we fit the building to the board. Our architects took it well, after some
weeks.</p>
[[quote q1]]
<h2>Four cupboards in a shed</h2>
<p><strong>What does it cost to have them standing about?</strong></p>
<p>€2.6 million in steel, and a shed with a heater, since damp is bad for them. Finance asked
whether I had lost my mind. Then a tenant wanted eight megawatts in Porto by the following spring.
We said yes because two of the four were ours already. That contract pays for the shed until I
retire.</p>
<p><strong>Would you buy second-hand?</strong></p>
<p>I have, three times. A paper mill closed in Aragón and had a board from a good maker, nine years
old. We paid a third of the price. But get the papers: the type test, each overhaul, each trip.
Without papers you have bought scrap with a nice door.</p>
<p><strong>Your advice to somebody who builds for the first time?</strong></p>
<p>Ring the factory before you ring the bank, and ask which size they make on Tuesdays. Every
factory has one that it makes all the time and can deliver sooner. If you can live with that size,
you have saved half a year. And send somebody to see it tested; they will find the one wire that is
wrong, there is always one.</p>
""",
        "status": "published",
    },
]
