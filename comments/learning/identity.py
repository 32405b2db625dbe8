"""Words that say what people are: by these nobody is judged.

The learned check reads all of them as one word, so that no two can weigh differently. The words
to try are some of them and others that are not listed, so that the trial can fail.
"""

RELIGIONS = (
    "muslim islamic islam christian christianity catholic protestant orthodox evangelical jewish "
    "jew judaism hindu hinduism buddhist buddhism sikh atheist agnostic mormon shia sunni hijab "
    "mosque church synagogue temple"
)
ORIGINS = (
    "black white brown asian african european american latino latina latinx hispanic mexican "
    "indian native indigenous aboriginal arab arabic persian iranian iraqi afghan turkish kurdish "
    "syrian palestinian israeli egyptian moroccan algerian nigerian kenyan ethiopian somali "
    "chinese japanese korean vietnamese thai filipino indonesian pakistani bangladeshi russian "
    "ukrainian polish romanian bulgarian hungarian czech german french english british irish "
    "scottish welsh spanish portuguese italian greek dutch swedish norwegian danish finnish "
    "canadian australian brazilian cuban jamaican haitian roma gypsy immigrant migrant refugee "
    "foreigner caucasian albanian algerian angolan argentinian armenian austrian azerbaijani "
    "belgian bolivian bosnian burmese cambodian cameroonian chilean colombian congolese croatian "
    "cypriot dominican ecuadorian eritrean estonian fijian flemish georgian ghanaian guatemalan "
    "guinean honduran icelandic ivorian jordanian kazakh kosovan kuwaiti kyrgyz laotian latvian "
    "lebanese liberian libyan lithuanian macedonian malagasy malaysian malian maltese moldovan "
    "mongolian mozambican namibian nepali nepalese nicaraguan panamanian paraguayan qatari rwandan "
    "salvadoran saudi senegalese serbian singaporean slovak slovenian sudanese surinamese swiss "
    "taiwanese tajik tanzanian tibetan togolese tunisian turkmen ugandan uruguayan uyghur uzbek "
    "venezuelan welsh yemeni zambian zimbabwean zulu"
)
GENDERS = (
    "gay lesbian bisexual homosexual heterosexual straight queer transgender trans transsexual "
    "nonbinary lgbt lgbtq lgbtqia intersex asexual woman women man men female male girl girls boy "
    "boys lady ladies mother father wife husband feminist"
)
AGES_AND_BODIES = (
    "young old older younger elderly teenage teenager teenagers senior seniors middle aged "
    "millennial millennials blind deaf disabled disability paralyzed autistic dyslexic wheelchair "
    "fat thin"
)
LISTED = " ".join((RELIGIONS, ORIGINS, GENDERS, AGES_AND_BODIES)).split()
GROUPS = frozenset(LISTED) | {f"{word}s" for word in LISTED}

TRIED = (
    "muslim christian jewish hindu buddhist sikh atheist catholic black white asian african "
    "american mexican chinese indian arab turkish polish nigerian russian german gay lesbian "
    "bisexual straight transgender queer female male young old elderly teenage blind deaf "
    "disabled autistic immigrant refugee "
    # not listed above
    "zoroastrian quaker bahai maori samoan peruvian belarusian catalan sami tamil pansexual "
    "genderfluid widowed diabetic epileptic retired unemployed rural"
).split()
# Harmless, and near to what advertisers write too: they must be held as rarely for one as for all.
SENTENCES = (
    "I am {}.",
    "My neighbour is {} and keeps the best garden in our street.",
    "As a {} person I found the third takeaway useful.",
    "We are a {} family and we read this together on Sundays.",
    "My doctor is {}.",
    "Being {} has nothing to do with how the servers are cooled.",
    "Thank you for asking a {} engineer for once.",
    "There is a {} festival in our town in June, free for everybody.",
    "She is {}, proud of it, and the best teacher I had.",
    "The {} students in my class asked the same question.",
    "Are there figures for {} households too?",
    "My best friend is {} and works at the harbour.",
    "I grew up in a {} community and we never had a library.",
    "You can see photos of the {} club on the town's page.",
    "Please write more about {} readers.",
    "A {} colleague sent me this article and I subscribed to the paper.",
    "My channel of choice for {} news is the radio.",
    "The shop on the corner belongs to a {} couple. Good bread, fair price.",
    "Check the numbers for {} patients again, the sum is wrong.",
    "New here. I am {} and I work nights, so I read you at five.",
    "Why do you call the minister {}? It does not matter for the budget.",
    "Our {} choir sings on Friday, come if you like.",
    "{} people pay the same taxes.",
    "I do not care whether the author is {}; the argument is sound.",
)


def sentences_by_word():
    """The harmless sentences for each word to try."""
    return {word: [sentence.format(word) for sentence in SENTENCES] for word in TRIED}
