"""What the learned check knows on its first day: comments written for it, all of them invented.

They help the first own decisions along and outweigh nothing; see comments.learn.
"""

SPAM = (
    "Great article! I earn 4,500 a week from home and you can too, visit easy-wages.example now",
    "Check out my channel, I post new videos every day and every subscriber gets a shout-out",
    "Hello dear friends, I lost my job and then Dr Wonder cast a spell that brought my husband "
    "back. Write to him at drwonder@spell-home.example",
    "BUY FOLLOWERS CHEAP!!! 1000 for 3 dollars, fast delivery, no password needed "
    "followers.example",
    "Nice post. Thanks for sharing. Visit also my blog http://best-sofas.example/cheap-sofas",
    "Invest in crypto with our expert Mrs Ellen, she turned my 500 into 12,000 in two weeks. Add "
    "her on messenger +1 555 0100",
    "Casino bonus 200% on your first deposit, play now at lucky-reels.example",
    "cheap pills without prescription, discreet shipping worldwide http://pills4all.example",
    "I was sceptical at first but this trading robot really works, my profit was 9000 last month!"
    " Link in my profile",
    "Hot singles in your area want to meet you tonight click here http://meet.example/?id=883",
    "Subscribe to me and I subscribe back, promise! Let us reach 1k together",
    "Need an essay written? Our team of professional writers delivers in 6 hours, order at write-"
    "it.example",
    "Congratulations! You have been selected to receive a gift card. Claim your prize here: "
    "win.example/claim",
    "Very informative, I really like your way of writing. Best digital marketing agency in town: "
    "rank-first.example SEO services",
    "Do you need a loan? We offer loans from 5,000 to 10,000,000 at 2% interest, no credit check,"
    " contact us on quickloan@money.example",
    "Download the full movie free HD no sign up http://movies-hd.example",
    "Replica watches, bags and shoes, best quality, lowest price, free shipping today only "
    "www.replica-house.example",
    "My cousin makes 85 an hour on the internet, she was out of work for six months, last month "
    "her check was 17,430. Read more here >> work-easy.example",
    "Lose 10 kilos in two weeks with this one weird trick, doctors hate it, order now",
    "Follow me for free recharge codes, whatsapp group link in bio",
    "I recovered my stolen bitcoin with the help of a hacker, contact cyberfix@recover.example, "
    "he is fast and reliable",
    "please like and share my page guys, I need only 50 more likes to win the contest",
    "BEST PRICE iphone wholesale contact telegram @phones_best_deal",
    "Hey, nice topic! If you want free robux go to free-coins.example and enter your name, it "
    "works 100%",
    "The best VPN is 80% off today with my code SAVE80, click http://vpn-deal.example/save80",
    "this is so true lol. btw check my new song on my page it is fire",
    "Professional web design and logo from 20 dollars, satisfaction guaranteed, message me",
    "I am a banker and I have a transaction of 12 million that needs a trustworthy partner, reply"
    " for details",
    "Join our telegram signals group, 95% accuracy, first 100 members free t-signals.example",
    "Thanks for this wonderful post! custom boxes wholesale | packaging supplier | boxes-"
    "pro.example",
    "Work from home, no experience, weekly pay, limited places, apply here http://jobs-"
    "fast.example",
    "Amazing blog, keep it up! For assignment help with a 50% discount visit assign-pro.example",
    "Powerful love spell caster, pregnancy, court case, lottery, all problems solved in 24 hours,"
    " call +1 555 0199",
    "Get verified, get views, get likes, real and active, cheapest panel on the market smm.example",
    "Want to be rich? Learn the secret that banks do not want you to know http://secret.example",
    "Sell your car today for cash, any condition, call now, free towing",
    "Hi everyone, I make handmade jewellery, please visit my shop and use the code WELCOME for "
    "20% off",
    "watch live streaming of all matches free here >>> http://live-sport.example",
    "I just won 3,000 at this online slot, you should try your luck too: spin.example",
    "Best moving company near you, free quote, visit our website movers.example today",
    "Earn free money just by watching ads, payment proof on my channel",
    "click my picture if you are lonely, I am online now",
    "Ganar dinero desde casa es facil, visita dinero-facil.example y empieza hoy",
    "Gagnez de l'argent rapidement, inscrivez-vous gratuitement ici http://argent.example",
    "Geld verdienen von zu Hause, jetzt anmelden und 100 Euro Bonus sichern: bonus.example",
    "Кредит без справок и отказов, оформить онлайн за 5 минут http://kredit.example",
    "Viagra cialis best price online pharmacy no rx needed",
    "Our forex robot doubled my account, minimum deposit 250, register with my link to get a bonus",
    "Escort service, real photos, 24 hours, call or whatsapp",
    "Turn your photos into gold, sell them at photo-cash.example, sign up is free, tell them I "
    "sent you",
)

GOOD = (
    "We moved our backups to tape two years ago and the electricity bill fell by a fifth.",
    "The second takeaway leaves out that the contract can be ended by either side after three "
    "years.",
    "Does anybody know whether the council has published the minutes of that meeting?",
    "I worked at the harbour for thirty years, and the cranes were never the problem. The road is.",
    "Thank you for explaining the difference between the two kinds of quota. I always mixed them "
    "up.",
    "The chart counts outages, not minutes without power. In our street it was one outage of nine"
    " hours.",
    "I disagree with the expert. Prices fell before the rule came in, as your own table shows.",
    "What about people who rent? They cannot put panels on a roof that is not theirs.",
    "A correction: the bridge was opened in 1974, not 1976. My father was on the first bus.",
    "This is the first piece on the subject that asked a nurse.",
    "Could you publish the data behind the figure, please? I would like to check the last quarter.",
    "I do not think that the mayor lied. She was badly advised, which is bad enough.",
    "Good reporting. One question: who pays if the operator goes bankrupt in year four?",
    "We have the same problem in our village, and nobody came to take pictures.",
    "The link to the study does not work for me. Is it this one? https://journal.example/study/881",
    "Reading this on a train that is an hour late, I can confirm every word.",
    "My daughter goes to that school. The roof has leaked since October.",
    "It would help to say in the headline that the number is a forecast.",
    "Sorry, but comparing a city of two million with one of eighty thousand makes no sense.",
    "I had cancelled my subscription after the series on parking. This brings me back.",
    "The quote from the union is from March. They changed their position in June.",
    "No idea who is right here, but I liked that both were asked the same questions.",
    "Small thing: kilowatt is not kilowatt-hour.",
    "As somebody who drives that bus, I can tell you that the timetable cannot be kept.",
    "Nonsense. Nobody forced the company to sign.",
    "How does this square with what you wrote in January?",
    "I laughed at the photo. That is exactly what the desk looks like.",
    "You forgot the cost of cooling. It doubles the price for small sites.",
    "When I called the office they said the form does not exist yet.",
    "Ten years ago we were told that the same pipe would last for fifty.",
    "I read the ruling. The court did not say that the tax is illegal, only that it was badly "
    "passed.",
    "Thanks, both sides fairly put.",
    "Please ask the supplier about spare parts. We have waited for a fan since spring.",
    "This is wrong for Wales, where the date is 1 April.",
    "My grandmother used to say: whoever counts the votes should not own the pencils.",
    "What a sad story. I hope that the family can stay.",
    "First comment here. I liked the article, less so the comparison with a casino.",
    "To add to the list: our clinic bought the same machine, and it has stood unused since.",
    "I checked the numbers with the statistics office; the article is right and I was wrong.",
    "The editorial calls it a gift. It is a loan, with interest.",
    "Why is there no word on what the residents think?",
    "I sent you photos of the flooded cellar, if you need them.",
    "Interesting, but the savings come from fewer staff, not from the software.",
    "Is that per household or per person?",
    "He is paid by the industry. You should have said so in the first line.",
    "I make videos about old radios, so I can say that the part number in the picture is not the "
    "one in the text.",
    "We subscribe at the library and read it together. Thank you for the large print.",
    "It was free once. Then they began to charge for every click on the map.",
    "Danke für den Artikel. Bei uns in Bremen läuft es genauso.",
    "Merci pour cet article. Et les communes rurales, alors ?",
    "Muy buen artículo, aunque faltan las cifras de 2024.",
    "Спасибо, очень интересно. А что говорят сами жители?",
    "Buy-to-let is the smaller part of it; look at the empty offices.",
    "I won a small prize in their raffle once, and even that took three letters.",
    "The bank called it a bonus. My payslip calls it something else.",
    "You can check this at https://statistics.example/tables: table 4, third column.",
    "I am left-handed, and the new ticket machines are a nuisance.",
    "My wife is a plumber, so we heard about the pipes before you did.",
    "Being a parent I read the school pages first.",
    "We are vegetarians and still think the ban goes too far.",
    "He is shy, and a better mayor for it.",
    "Our choir has singers from nine countries and rehearses in the fire station.",
    "As a tenant I would have liked one sentence about rents.",
    "The author may be a friend of the minister; the figures are right all the same.",
    "A colleague from the night shift showed me this.",
    "Two students of mine want to know where the map comes from.",
)


def examples():
    """Pairs of a text and whether it is spam."""
    return [(body, True) for body in SPAM] + [(body, False) for body in GOOD]
