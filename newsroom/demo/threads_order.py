"""Invented comments that give a moderator something to do, and the rules of the invented paper."""

from newsroom.demo.threads import said

AUTHOR = "ebba-nakamura-lund"  # for whom the log-in "writer" stands
WORD_RULES = [
    {"words": "solicitor", "list": "hold", "note": "Threats of the law go to the editor first."},
    {"words": "insider", "list": "hold", "note": "May be about shares: somebody reads it first."},
    {"words": "best tokens", "list": "spam", "note": "The reseller wave of last spring."},
    {"words": "reserved megawatts", "list": "spam", "note": "Places in a queue cannot be sold."},
    {"words": "clueless", "list": "nudge", "note": "Asked about once; most people change it."},
]
BAN = {"name": "Brokerage Desk", "days": 30, "reason": "The third advertisement after two warnings"}
OPEN_LETTER = (
    "Please sign our open letter for drills on live equipment in every public building of the "
    "county."
)

THREADS = [
    {
        "article": "row-14-drill",
        "comments": [
            said(
                "Dagny Castellanos",
                22,
                "Blue and orange is a good choice. We took red and green, and two of our eleven "
                "technicians cannot tell them apart.",
                said(
                    "Ebba Nakamura Lund",
                    61,
                    "Dermot Achebe-Flynn tells me that this is why. They asked everybody who "
                    "traces leads before they ordered the reel.",
                    badge="author",
                ),
                said(
                    "Rolf Adeyinka", 74, "Ours are numbered at both ends. Colours fade in a year."
                ),
                said(
                    "Ulla Prendergast",
                    90,
                    "Numbered *and* coloured. Whoever traces at night reads numbers badly.",
                ),
                said(
                    "Rolf Adeyinka",
                    118,
                    "True. We found one 6 that had been a 9 since 2021. It was in the wrong rack, "
                    "too.",
                ),
                said(
                    "Temperance Okafor",
                    163,
                    "Has anybody tried plugs that fit one side only? The maker told us it could be "
                    "done for about four euros a lead.",
                    changed_to=(
                        "Has anybody tried plugs that fit one side only? The maker told us it "
                        "could be done for about four euros a lead, from 5,000 leads on: "
                        "https://plugs.example/keyed"
                    ),
                ),
                said(
                    "Dagny Castellanos",
                    199,
                    "We did, in one hall. They work until somebody has an adapter in the drawer.",
                ),
                said(
                    "Ulla Prendergast",
                    240,
                    "There is always an adapter in the drawer.",
                    recommended=14,
                ),
                recommended=12,
            ),
            said(
                "Anselm Whittaker-Roy",
                48,
                "Eleven seconds against four is not wear. I have tested 60 of these switches, and "
                "ten of them were slow because the controller waits for a second reading. It is a "
                "setting, and the landlord can change it in an afternoon.",
                about_takeaway=2,
                is_pick=True,
                recommended=21,
            ),
            said(
                "Bruno Saltykow",
                95,
                "The duty manager who let the rota live in that row should be named here. Everyone "
                "in Leeds knows who it is.",
                reports=[
                    ("private", "It asks for the name of somebody who cannot answer."),
                    ("attack", ""),
                    ("attack", "This is aimed at one person."),
                ],
            ),
            said(
                "Mairead Quiroga",
                130,
                "With respect, 310 delayed letters are 310 people. I would like to know whether "
                "anybody asked them.",
                reports=[("subject", "")],
            ),
            said(
                "Idris Vandermeer",
                205,
                "Two sources for the setting that was named above: https://switches.example/delay "
                "and https://switches.example/second-reading",
                status="pending",
            ),
            said(
                "Newsroom Staff",
                215,
                "The correction to this article is on its way. Do not quote it until then.",
                status="pending",
            ),
            said(
                "Casimir Dunne",
                231,
                "If my solicitor read that sentence about the contractor she would have a view on "
                "it. The job sheet was written by the landlord.",
                status="pending",
            ),
            said(
                "Fenella Ikeda",
                244,
                "Whoever signed off the cabling in March is an idiot, and I say that as somebody "
                "who has signed off cabling.",
                status="pending",
            ),
            said(
                "Quick Reply",
                252,
                "Nice.",
                seconds=1.2,
                status="pending",
            ),
            said(
                "Hollis Brandvold",
                258,
                "WHY DOES NOBODY TEST UNDER LOAD. WE HAVE SAID THIS FOR TEN YEARS.",
                status="pending",
            ),
            said(
                "Petronella Ash",
                266,
                OPEN_LETTER,
                status="rejected",
                reason="It advertises something",
            ),
            said(
                "Wendel Ash",
                271,
                OPEN_LETTER,
                status="pending",
            ),
            said(
                "Ottokar Reyes",
                280,
                "I work for the contractor and what stands here is one half of the story.",
                status="rejected",
                reason="It says what cannot be checked and may harm somebody",
                appeal=(
                    "I have the job sheet in front of me and can send it to the editor. I named "
                    "nobody."
                ),
            ),
            said(
                "Brokerage Desk",
                291,
                "Power trouble? We have reserved megawatts at three sites, ask for the price list.",
                status="spam",
            ),
        ],
    },
    {
        "article": "which-newport",
        "close_after": 7,
        "comments": [
            said(
                "Gwenllian Sarpong",
                70,
                "Dispatchers here ask for the nearest pub instead of the postcode. Nobody gets a "
                "pub wrong.",
                said(
                    "Rack & Row",
                    150,
                    "We asked two control rooms about this. Both do it, and neither had written it "
                    "down. Thank you: it is in our notes for the next story.",
                    badge="staff",
                ),
                recommended=33,
            ),
            said(
                "Maël Okwuosa",
                190,
                "On the vans that leave happily: ours come back happily as well, with the parcel.",
                about_quote=1,
                recommended=18,
            ),
            said(
                "Gwenllian Sarpong",
                1300,
                "A word on the 54%: the Welsh spellings in the logs are often wrong themselves. "
                "Somebody typed them on the telephone.",
                about_takeaway=3,
            ),
        ],
    },
]
