"""Readers’ comments under seven of the invented articles, invented as well."""


def said(name, minutes_after, body, *replies, status="approved", **more):
    """One comment, with the replies to it.

    ``more`` may have a reason, a badge, is_pick, how often it was ``recommended``, the number of
    the takeaway (``about_takeaway``) or quote (``about_quote``) that it answers, the ``seconds`` it
    took to write, ``changed_to``: a new text that waits, ``appeal``: words against the decision,
    and ``reports``: pairs of reason and words."""
    given = {"name": name, "body": body, "minutes_after": minutes_after, "status": status}
    return given | more | {"replies": list(replies)}


THREADS = [
    {
        "article": "norrvik-queue-dates",
        "comments": [
            said(
                "Hanneke Vlasblom",
                34,
                "We are one of the nineteen with a letter of intent. The 120 hours are counted "
                "from October to April only, which the list does not say. For a hall with most of "
                "its load in summer that is close to no cut at all.",
                said(
                    "Piotr Gawlik",
                    58,
                    "Is it 120 hours in total, or is there a limit on each cut? Our batteries are "
                    "good for two hours. Twelve cuts of ten hours would finish us.",
                    said(
                        "Hanneke Vlasblom",
                        83,
                        "The draft says *at most six hours at a time, with eight hours between*. "
                        "We asked for four and ten, and were told that they would think about it.",
                        said(
                            "Piotr Gawlik",
                            97,
                            "Thank you. Six hours means the generators, and ours have a permit for "
                            "50 hours a year. So for us the offer is really 50 hours.",
                        ),
                        said(
                            "Marisol Etxaniz",
                            141,
                            "Same permit question here, in another country. Ours was raised to 200 "
                            "hours once the grid company wrote that the running was at its "
                            "request. It is worth asking for such a letter before you sign.",
                        ),
                    ),
                    said(
                        "Tomáš Hlavička",
                        160,
                        "Does anybody know whether the eight hours between cuts also count from "
                        "the end of a cut that was called off? We had three false starts in one "
                        "night last winter, elsewhere.",
                        status="pending",
                    ),
                    recommended=9,
                ),
                said(
                    "Sven-Olov Härkönen",
                    190,
                    "To add to what I said in the article: the count begins anew each October. "
                    "Nobody can save up hours for a bad winter.",
                    badge="expert",
                    recommended=27,
                ),
                is_pick=True,
                recommended=31,
            ),
            said(
                "Rune Aasgaard",
                71,
                "I plan lines for a living (not at Norrvik). A public queue is a good thing, but "
                "please read the dates with care.\n\n> the earliest year in which the power can be "
                "delivered\n\nIt means that everything before it goes well. In my experience the "
                "median is two years later.",
                said(
                    "Bea Lundgren-Omar",
                    104,
                    "Then publish the median beside it. They have the history; my last three "
                    "connections came 14, 20 and 31 months after the date in the letter.",
                    said(
                        "Rune Aasgaard",
                        126,
                        "I agree. We tried it internally. The hard part was not the statistics, it "
                        "was that customers’ lawyers treat any second date as a promise.",
                    ),
                ),
                said(
                    "Ifeanyi Brandt",
                    188,
                    "For those who like numbers: I joined the file to the permit authority’s "
                    "register. Of the 63 requests shown within three years, 22 need something that "
                    "has no application filed yet.",
                ),
            ),
            said(
                "Solveig Torp",
                115,
                "Three things I would add to such a list:\n\n- the size of the transformer at each "
                "substation, since it is often the limit\n- whether the applicant has paid for the "
                "study\n- the date of the last change to each line\n\nThe first is public in "
                "Finland, and nobody has died.",
            ),
            said(
                "GridBroker24",
                132,
                "Skip the queue! We have reserved megawatts for sale at three Norrvik substations. "
                "Write to me today.",
                said(
                    "Marisol Etxaniz",
                    149,
                    "Before anybody writes to this person: a place in the queue cannot be sold, "
                    "the terms published yesterday say so in section 4. Whatever is being sold, it "
                    "is not that.",
                ),
                status="removed",
                reason="It advertised a product.",
            ),
            said(
                "Owen Carrick",
                203,
                "SEK 40,000 a megawatt is well under a thousandth of what a hall costs to build. I "
                "doubt that it puts anyone off who has an investor. In our region it was ten times "
                "as much and still too little.",
                said(
                    "Hanneke Vlasblom",
                    221,
                    "It is meant for the other kind, I think: people with an option on a field and "
                    "no investor. Those were the 58.",
                ),
            ),
            said(
                "Lina Abu-Rashid",
                264,
                "We are a bakery with one large oven line and we are number 188. Until yesterday "
                "we did not know that there were 187 in front of us, most of them larger than our "
                "town. I would like to see a second list for loads under 8 MW.",
                about_takeaway=2,
                recommended=6,
            ),
            said(
                "Kerttu Salmi",
                305,
                "Number 188, if you are the bakery I think you are, then write to the county. "
                "There is a rule for existing firms that grow by less than half, and we got "
                "through with it in five months.",
                status="pending",
            ),
            said(
                "Declan Moyo",
                322,
                "Would the authors ask how the 120 hours were worked out? On my reading of last "
                "winter’s load curve it would have been 31.",
                status="pending",
            ),
        ],
    },
    {
        "article": "thistledown-gateway",
        "comments": [
            said(
                "Aurelio Bassani",
                25,
                "The sealed key is what convinced our auditors too. One addition: open it once a "
                "quarter on purpose. When we tried ours after a year, it had expired.",
                said(
                    "Wanjiru Holm",
                    48,
                    "Ours worked, and then nobody knew how to seal it again. That took longer than "
                    "the outage.",
                ),
            ),
            said(
                "Frauke Petersen",
                62,
                "970 out of 1,140 rightly blocked means 170 people were stopped for nothing. How "
                "were they told? In our firm the message says which pattern matched, and "
                "complaints fell by half.",
                said(
                    "Aurelio Bassani",
                    91,
                    "Careful with that: ours showed the matched text in the message, and the "
                    "message was logged. So we had built a neat list of card numbers.",
                ),
            ),
            said(
                "CheapTokensNow",
                75,
                "Why pay full price for models? Best tokens 90% off, reseller account, message me "
                "for coupon.",
                status="spam",
            ),
            said(
                "Nikhil Sarangapani",
                180,
                "35 milliseconds is fine for text. We stream speech, and there each hop counts "
                "twice. We let speech bypass the gateway for content and report only minutes used.",
            ),
            said(
                "Jocelyn Achterberg",
                540,
                "Can the team say more about the Thursday meeting? Who sits there, and who may "
                "overrule it? We have one too and it has turned into a queue.",
                status="pending",
            ),
            said(
                "Mehmet Oral",
                610,
                "We found 19 keys this way. *One was mine.* I had forgotten it after a training "
                "course.",
                status="pending",
            ),
        ],
    },
    {
        "article": "stop-calling-it-a-pilot",
        "comments": [
            said(
                "Perpetua Lacroix",
                41,
                "Four years and eight months, a chatbot for parking permits. It has survived two "
                "reorganisations because neither new department had it on its list. Do I get the "
                "mug?",
                said(
                    "Hamish Oduya",
                    66,
                    "Five years and one month. Ours has a *successor pilot*, which is also late.",
                    said(
                        "Perpetua Lacroix",
                        80,
                        "I withdraw my claim to the mug.",
                    ),
                ),
            ),
            said(
                "Gudrun Feyissa",
                95,
                "An end date is not enough. We had one, it passed on a Saturday, and on Monday "
                "everyone came to work and used the thing. Now access itself ends on the date, by "
                "default, and somebody has to ask for it back. Three of eight asked.",
            ),
            said(
                "Stelian Voicu",
                130,
                "Purchasing is part of this. A pilot below our threshold needs one signature, a "
                "service needs a tender of nine months. As long as that is so, people will call "
                "things what they must. Could the column look at that side?",
                said(
                    "Gudrun Feyissa",
                    152,
                    "We made a middle way: up to two years, one page, and a fixed ceiling of "
                    "£60,000 that includes the staff time. About half of what were called pilots "
                    "go through it.",
                ),
            ),
            said(
                "Anonymous Pilot",
                170,
                "The person who runs this at my company is an idiot, and I can tell you her name.",
                status="rejected",
                reason="It attacks a person who cannot answer here.",
            ),
            said(
                "Ruairí Nakagawa",
                700,
                "What would make you go on? I find the number for stopping easy (cost, errors). "
                "The one for going on always ends up as “users like it”.",
                status="pending",
            ),
        ],
    },
    {
        "article": "judge-prefers-itself",
        "comments": [
            said(
                "Ottoline Brack",
                120,
                "We repeated the order test on our own 300 pairs, in German, and 24% of verdicts "
                "flipped. So I would not take the 17% as given for other languages.",
                said(
                    "Farid Yazdani",
                    210,
                    "Did you keep the answers at the same length? Ours went from 26% to 19% when "
                    "we did.",
                    said(
                        "Ottoline Brack",
                        265,
                        "We did not. I shall run it again and post the result here.",
                        said(
                            "Ottoline Brack",
                            3050,
                            "Done: 20% with equal length. So length accounts for four points and "
                            "order for the rest. Thank you for the hint.",
                        ),
                    ),
                ),
            ),
            said(
                "Sunniva Dahl-Perera",
                340,
                "Two euros for a trained reader seems low. We pay between four and six for medical "
                "text, and need two of them for each pair. At that price 200 pairs come to about "
                "€2,000, which is still less than one day of the vendor’s consultants.",
            ),
            said(
                "Kofi Lindauer",
                900,
                "Could a vendor’s own footnote be added to the article when it gives one? I am "
                "thinking of the one that lost three points. They deserve to be named, in my view, "
                "if they agree.",
            ),
            said(
                "rankings-expert",
                960,
                "Great post thanks for sharing! Visit my page for best model rankings and win "
                "rates.",
                status="spam",
            ),
        ],
    },
    {
        "article": "cairnmoor-deletes",
        "comments": [
            said(
                "Bronagh Tierney",
                55,
                "Sixty days of silence and a second signature would not get past our legal office. "
                "They want a yes. How was it argued at Cairnmoor?",
                said(
                    "Isidora Penn",
                    140,
                    "Not from Cairnmoor, but we did the same at a university. The argument was "
                    "that keeping is also a decision, and that somebody has to sign for it. Once "
                    "*keep* needed a signature as well, the legal office chose the 60 days.",
                    said(
                        "Bronagh Tierney",
                        163,
                        "That is a very good sentence to take to a meeting. Thank you.",
                    ),
                ),
            ),
            said(
                "Wim Okonjo",
                230,
                "£96,000 for 214 terabytes is £450 a terabyte a year. That is three copies with "
                "support, I suppose. It would help to know how much of the saving was backup.",
            ),
            said(
                "Leontine Abara",
                410,
                "A warning from our own clean-up: check for links between folders first. We "
                "removed a share of old letter templates, and for a day no letter had a "
                "letterhead. It was on nobody’s list, because no person had opened it, only a "
                "program.",
            ),
            said(
                "Cosmin Rae",
                2890,
                "Would the records office share the list of seven reasons for keeping? We have 31, "
                "and people always choose “other”.",
                status="pending",
            ),
        ],
    },
    {
        "article": "thistledown-table-move",
        "comments": [
            said(
                "Yevheniia Stott",
                44,
                "We had the clocks as well, and a second kind: days on which the clock goes back "
                "have 25 hours, and two of our sums by hour had simply dropped the doubled one. "
                "Look at the last Sunday of October before you trust a comparison.",
                said(
                    "Amadou Krause",
                    77,
                    "And at shops near a border. We had tills set to the time of the neighbouring "
                    "country, on purpose, because the staff live there.",
                ),
            ),
            said(
                "Delphine Marsh",
                190,
                "Did the 4% on loose carrots have an effect on orders? If the shops had corrected "
                "for it by hand, then fixing it would have made things worse for a week or two.",
            ),
            said(
                "Lars-Erik Bhatt",
                1400,
                "Old versions are the trap. Ours grew by 2% a day until we set seven days as the "
                "limit. Somebody then asked for a figure as of the quarter’s end, so now it is "
                "seven days and the last of each month.",
            ),
        ],
    },
    {
        "article": "cable-repair-ship",
        "comments": [
            said(
                "Neve Sørlie",
                88,
                "On “diverse”: ask for the route as a file and lay the two over each other "
                "yourself. Our supplier’s brochure had two colours. The file had 3.1 kilometres in "
                "one duct, under a bridge.",
                said(
                    "Gonçalo Mbeki-Ward",
                    132,
                    "Ask again each year. Ours was diverse when we signed, and was moved into a "
                    "shared duct two years later when a tunnel was built. Nobody has to tell you "
                    "unless the contract says so.",
                ),
            ),
            said(
                "Iestyn Kowal",
                240,
                "The spare was 13 kilometres, surely, not 31? A tank on a ship of that size would "
                "hold it, but you would not splice in so much for one anchor in 140 metres of "
                "water.",
                said(
                    "Neve Sørlie",
                    1620,
                    "It has been put right, see the note. Thirteen is still a lot for 140 metres "
                    "of water. The anchor must have spoilt a long stretch.",
                ),
            ),
            said(
                "Halima Trøen",
                1710,
                "A colleague at a coast guard would say that five days were two, since the "
                "application came on a Thursday evening without the chart. There are usually two "
                "sides to a stamp.",
            ),
        ],
    },
]
