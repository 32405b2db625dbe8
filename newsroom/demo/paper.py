"""The demonstration paper: its name, sections, tags, authors and experts. All of it is invented."""

PAPER = {
    "name": "Rack & Row",
    "tagline": "Trade news for people who run data",
    "footer_text": (
        "Rack & Row is a demonstration paper. The people, companies and events in it are invented; "
        "the sentences were written to show what Newsroom does with an article, and nobody living "
        "is quoted."
    ),
    "newsletter_name": "The Morning Row",
    "newsletter_pitch": (
        "The night’s news and the day’s one good question, sent at half past six on weekdays. It "
        "costs nothing, and one click ends it."
    ),
    "follow": [
        {"label": "LinkedIn", "url": "https://example.com/linkedin/rack-and-row"},
        {"label": "X", "url": "https://example.com/x/rack-and-row"},
        {"label": "Facebook", "url": "https://example.com/facebook/rack-and-row"},
        {"label": "Mastodon", "url": "https://example.com/mastodon/rack-and-row"},
    ],
}

SECTIONS = [
    {
        "slug": "infrastructure",
        "name": "Infrastructure",
        "description": (
            "Halls, grids, cables and cooling: what keeps the machines running, and what it costs."
        ),
    },
    {
        "slug": "models",
        "name": "Models",
        "description": "How models are chosen, tested, paid for and sent home again.",
    },
    {
        "slug": "governance",
        "name": "Governance",
        "description": "Registers, contracts, audits and rules, read to the last page.",
    },
    {
        "slug": "data",
        "name": "Data",
        "description": (
            "Tables, pipelines and archives, and the people who are rung when they fail."
        ),
    },
    {
        "slug": "interviews",
        "name": "Interviews",
        "description": "Long conversations with people who do the work.",
    },
    {
        "slug": "opinion",
        "name": "Opinion",
        "description": "Columns by our staff, each with a proposal that you can disagree with.",
    },
]

TAGS = [
    {
        "slug": "power",
        "name": "Power",
        "description": (
            "Grid connections, contracts for electricity, and what happens when it stops."
        ),
    },
    {"slug": "cooling", "name": "Cooling", "description": "Air, water and waste heat."},
    {
        "slug": "networks",
        "name": "Networks",
        "description": "Cables on land and at sea, and the paths that traffic takes.",
    },
    {"slug": "silicon", "name": "Silicon", "description": "Processors, accelerators and memory."},
    {"slug": "storage", "name": "Storage", "description": "Disks, tapes and what is kept on them."},
    {
        "slug": "reliability",
        "name": "Reliability",
        "description": "Outages, drills and the art of going back.",
    },
    {"slug": "cost", "name": "Cost", "description": "Articles with a bill in them."},
    {
        "slug": "evaluation",
        "name": "Evaluation",
        "description": "Tests of models, and tests of the tests.",
    },
    {
        "slug": "language",
        "name": "Language",
        "description": "Speech, spelling and place names, in large languages and small ones.",
    },
    {
        "slug": "licences",
        "name": "Licences",
        "description": "What you may do with code, weights and data, and for how long.",
    },
    {"slug": "contracts", "name": "Contracts", "description": "Clauses that mattered later."},
    {
        "slug": "procurement",
        "name": "Procurement",
        "description": "Buying things: lead times, tenders and questions for vendors.",
    },
    {
        "slug": "audits",
        "name": "Audits",
        "description": "What people find when they compare the list with the invoices.",
    },
    {
        "slug": "privacy",
        "name": "Privacy",
        "description": "Holding less about people, and knowing where it is.",
    },
    {
        "slug": "public-sector",
        "name": "Public sector",
        "description": "Councils, hospitals, universities and water boards.",
    },
    {
        "slug": "pipelines",
        "name": "Pipelines",
        "description": "Jobs that move data at night, and who owns them.",
    },
    {
        "slug": "table-formats",
        "name": "Table formats",
        "description": "How a heap of files becomes a table that several engines can read.",
    },
    {"slug": "people", "name": "People", "description": "Teams, shifts, names on rotas."},
]

ORGANISATIONS = [
    {"key": "norrvik", "name": "Norrvik Kraftnät"},
    {"key": "ostro", "name": "Ostro Halls"},
    {"key": "tidewrack", "name": "Tidewrack Cables"},
    {"key": "saltmarket", "name": "Saltmarket Bank"},
    {"key": "measured", "name": "Measured Systems Institute"},
    {"key": "vossberg", "name": "Vossberg Rail"},
    {"key": "cairnmoor", "name": "Cairnmoor Health Board"},
    {"key": "tarnholm", "name": "Tarnholm University"},
    {"key": "oriel", "name": "Oriel & Stane"},
    {"key": "rhovane", "name": "Rhovane Silicon"},
    {"key": "thistledown", "name": "Thistledown Grocers"},
    {"key": "luc-binh", "name": "Lục Bình Agronomy"},
    {"key": "valmar", "name": "Port of Valmar"},
]

AUTHORS = [
    {
        "slug": "hester-quayle",
        "name": "Hester Quayle",
        "role": "Editor",
        "bio": (
            "Hester Quayle edits Rack & Row from Ramsey, on the Isle of Man. She began as a "
            "subeditor of tide tables and still reads every table in the paper twice."
        ),
        "portrait": "hester-quayle",
    },
    {
        "slug": "ebba-nakamura-lund",
        "name": "Ebba Nakamura-Lund",
        "role": "Infrastructure editor",
        "bio": (
            "Ebba Nakamura-Lund covers power, cooling and buildings from Gothenburg. Before that "
            "she commissioned substations for nine years."
        ),
        "portrait": "ebba-nakamura-lund",
    },
    {
        "slug": "zoe-wisniewska",
        "name": "Zoë Wiśniewska",
        "role": "Models correspondent",
        "bio": (
            "Zoë Wiśniewska writes about models and how they are tested. She lives in Gdańsk, "
            "trained as a statistician and likes a confidence interval."
        ),
        "portrait": "zoe-wisniewska",
    },
    {
        "slug": "kwabena-asante-reid",
        "name": "Kwabena Asante-Reid",
        "role": "Governance editor",
        "bio": (
            "Kwabena Asante-Reid reads contracts and audit reports in London, so that others need "
            "not. He was a council auditor until a reader persuaded him to change sides."
        ),
        "portrait": "kwabena-asante-reid",
    },
    {
        "slug": "mirela-dragomir",
        "name": "Mirela Dragomir",
        "role": "Data reporter",
        "bio": (
            "Mirela Dragomir reports on tables, pipelines and archives from Cluj. She ran the "
            "night loads of a furniture chain for six years."
        ),
        "portrait": "mirela-dragomir",
    },
    {
        "slug": "tariq-benhaddou",
        "name": "Tariq Benhaddou",
        "role": "Features writer",
        "bio": (
            "Tariq Benhaddou does our long interviews, mostly by train. He works in Marseille and "
            "has a weakness for harbours."
        ),
        "portrait": None,
    },
]

EXPERTS = [
    {
        "slug": "sven-olov-harkonen",
        "name": "Sven-Olov Härkönen",
        "role": "Connections manager",
        "organisation": "norrvik",
        "bio": (
            "Sven-Olov Härkönen decides in which order halls, factories and wind farms are "
            "connected to the grid north of Gävle."
        ),
        "portrait": "sven-olov-harkonen",
    },
    {
        "slug": "rafaela-quintanilha",
        "name": "Rafaela Quintanilha",
        "role": "Director of energy and sites",
        "organisation": "ostro",
        "bio": (
            "Rafaela Quintanilha finds land, power and switchgear for Ostro’s halls in Spain, "
            "Portugal and Sweden. She is an electrical engineer."
        ),
        "portrait": "rafaela-quintanilha",
    },
    {
        "slug": "matteo-zanardelli",
        "name": "Matteo Zanardelli",
        "role": "Chief of mission",
        "organisation": "tidewrack",
        "bio": (
            "Matteo Zanardelli has led 58 repairs of sea cables, in four seas. On land he teaches "
            "fibre jointing."
        ),
        "portrait": "matteo-zanardelli",
    },
    {
        "slug": "nneka-obiakor",
        "name": "Nneka Obiakor",
        "role": "Chief risk officer, models",
        "organisation": "saltmarket",
        "bio": (
            "Nneka Obiakor signs for every model that Saltmarket Bank uses. She has a doctorate in "
            "survival analysis."
        ),
        "portrait": "nneka-obiakor",
    },
    {
        "slug": "callum-threlfall",
        "name": "Callum Threlfall",
        "role": "Director",
        "organisation": "measured",
        "bio": (
            "Callum Threlfall studies how tests of software mislead. He became director of the "
            "institute this month."
        ),
        "disclosure": (
            "The institute is paid by public grants and, for a fifth of its budget, by two makers "
            "of models that it tests."
        ),
        "portrait": "callum-threlfall",
    },
    {
        "slug": "ayse-karabulut",
        "name": "Ayşe Karabulut",
        "role": "Head of platform",
        "organisation": "vossberg",
        "bio": (
            "Ayşe Karabulut runs the systems behind timetables, crews and workshops at a rail "
            "freight company. She started there as a shunter’s apprentice."
        ),
        "portrait": "ayse-karabulut",
    },
    {
        "slug": "shanthi-veluppillai",
        "name": "Shanthi Veluppillai",
        "role": "Director of records",
        "organisation": "cairnmoor",
        "bio": (
            "Shanthi Veluppillai looks after what a health board writes down, from birth registers "
            "to sound recordings."
        ),
        "portrait": "shanthi-veluppillai",
    },
    {
        "slug": "joaquim-ferrer",
        "name": "Joaquim Ferrer i Sala",
        "role": "Reader in computational linguistics",
        "organisation": "tarnholm",
        "bio": (
            "Joaquim Ferrer i Sala works on languages with little text. He grew up in a village "
            "that has three names."
        ),
        "portrait": "joaquim-ferrer",
    },
    {
        "slug": "lindiwe-ngcongo",
        "name": "Lindiwe Ngcongo",
        "role": "Partner, technology contracts",
        "organisation": "oriel",
        "bio": (
            "Lindiwe Ngcongo negotiates contracts for cloud services and models, and has written a "
            "handbook on exit clauses."
        ),
        "disclosure": (
            "Oriel & Stane acts for buyers of cloud services and takes no work from suppliers."
        ),
        "portrait": "lindiwe-ngcongo",
    },
    {
        "slug": "haruto-ishigaki",
        "name": "Haruto Ishigaki",
        "role": "Chief architect",
        "organisation": "rhovane",
        "bio": "Haruto Ishigaki has designed memory systems for 24 years and accelerators for six.",
        "disclosure": "Holds shares in Rhovane Silicon.",
        "portrait": None,
    },
    {
        "slug": "gwenllian-prosser",
        "name": "Gwenllian Prosser",
        "role": "Independent auditor",
        "organisation": None,
        "bio": (
            "Gwenllian Prosser audits registers of models and data for councils, banks and "
            "hospitals. She works alone, in Aberystwyth."
        ),
        "portrait": None,
    },
    {
        "slug": "bogdan-stanojlovic",
        "name": "Bogdan Stanojlović",
        "role": "Staff engineer, data platform",
        "organisation": "thistledown",
        "bio": (
            "Bogdan Stanojlović has worked on a grocer’s tables for eleven years, and on a free "
            "connector in the evenings."
        ),
        "portrait": None,
    },
    {
        "slug": "dang-minh-chau",
        "name": "Đặng Minh Châu",
        "role": "Chief data officer",
        "organisation": "luc-binh",
        "bio": (
            "Đặng Minh Châu built the water tables that 3,400 farms in the Mekong delta share. She "
            "studied hydrology in Cần Thơ."
        ),
        "portrait": "dang-minh-chau",
    },
    {
        "slug": "salma-el-khatibi",
        "name": "Salma el-Khatibi",
        "role": "Director of operations",
        "organisation": "valmar",
        "bio": (
            "Salma el-Khatibi runs the port’s gates, yards and night desk. She was an air traffic "
            "controller for twelve years."
        ),
        "portrait": "salma-el-khatibi",
    },
]
