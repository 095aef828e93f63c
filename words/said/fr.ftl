# Les phrases de `en.ftl`, en français, dans le même ordre ; voir `../fr.ftl`.


## Kinds

people = Personnes
places = Lieux
organisations = Organisations
figures = Chiffres
dates = Dates
person = Personne
one-place = Lieu
organisation = Organisation
figure = Chiffre
one-date = Date


## The table of figures

table =
    Les chiffres de ce texte, chacun avec sa phrase, et ceux d’autres articles
    qui comptent la même chose
column-counted = Ce qui est compté
column-when = Quand
column-relation = Rapport
only-here = ici seulement
here = ce texte
undated = sans date


## Relations between figures

same = identique
compatible = compatible
higher-later = plus élevé ensuite
lower-later = plus bas ensuite
higher-earlier = plus élevé avant
lower-earlier = plus bas avant
differs = différent
unsure = compte peut-être autre chose


## A figure’s value

as-written = tel qu’il est écrit : sa valeur n’est pas certaine
counted-value = { $counted } : { $value }
figure-about = environ { $value }
figure-over = plus de { $value }
figure-under = moins de { $value }
figure-at-least = au moins { $value }
figure-at-most = jusqu’à { $value }
figure-range = { $low } à { $high }
several = plusieurs
a-few = quelques
millions = { $count ->
    [one] { $count } million
   *[other] { $count } millions
 }
billions = { $count ->
    [one] { $count } milliard
   *[other] { $count } milliards
 }
trillions = { $count ->
    [one] { $count } billion
   *[other] { $count } billions
 }
fractions =
    la moitié, un tiers, deux tiers, un quart, trois quarts, un cinquième, deux
    cinquièmes, trois cinquièmes, quatre cinquièmes, un dixième
vague =
    des dizaines, des vingtaines, des centaines, des milliers, des dizaines de
    milliers, des centaines de milliers, des millions, des dizaines de millions,
    des centaines de millions, des milliards


## What a figure counts

units =
    percent = pour cent, percentage point = points de pourcentage, basis point =
    points de base, dollar = dollars, US dollar = dollars américains, Canadian
    dollar = dollars canadiens, Australian dollar = dollars australiens, euro =
    euros, pound = livres, penny = pence, cent = cents, yen = yens, yuan = yuans,
    rouble = roubles, ruble = roubles, rupee = roupies, Indian rupee = roupies
    indiennes, Pakistani rupee = roupies pakistanaises, Swiss franc = francs
    suisses, franc = francs, dinar = dinars, Iraqi dinar = dinars irakiens, rial
    = rials, Iranian rial = rials iraniens, riyal = riyals, lira = lires, Turkish
    lira = livres turques, Syrian pound = livres syriennes, Egyptian pound =
    livres égyptiennes, Lebanese pound = livres libanaises, peso = pesos, shekel
    = shekels, krona = couronnes, krone = couronnes, won = wons, baht = bahts,
    real = réals, rand = rands, zloty = zlotys, hryvnia = hryvnias, kilometre =
    kilomètres, metre = mètres, centimetre = centimètres, millimetre =
    millimètres, mile = miles, nautical mile = milles marins, yard = yards, foot
    = pieds, inch = pouces, light-year = années-lumière, square kilometre =
    kilomètres carrés, square metre = mètres carrés, square mile = miles carrés,
    square foot = pieds carrés, hectare = hectares, acre = acres, litre = litres,
    millilitre = millilitres, gallon = gallons, barrel = barils, cubic metre =
    mètres cubes, cubic foot = pieds cubes, kilogram = kilogrammes, gram =
    grammes, milligram = milligrammes, tonne = tonnes, ton = tonnes, ounce =
    onces, carat = carats, mile per hour = miles à l’heure, kilometre per hour =
    kilomètres à l’heure, metre per second = mètres par seconde, knot = nœuds,
    degree Celsius = degrés Celsius, degree Fahrenheit = degrés Fahrenheit,
    degree = degrés, century = siècles, decade = décennies, year = ans, month =
    mois, week = semaines, day = jours, hour = heures, minute = minutes, second =
    secondes, vote = voix, calorie = calories, watt = watts, kilowatt =
    kilowatts, megawatt = mégawatts, gigawatt = gigawatts, kilowatt hour =
    kilowattheures, megawatt hour = mégawattheures, gigawatt hour =
    gigawattheures, terawatt hour = térawattheures, byte = octets, kilobyte =
    kilooctets, megabyte = mégaoctets, gigabyte = gigaoctets, terabyte =
    téraoctets, horsepower = chevaux, decibel = décibels, hertz = hertz,
    magnitude = de magnitude
rates =
    day = jour, night = nuit, week = semaine, month = mois, year = an, hour =
    heure, minute = minute, second = seconde, person = personne, head = tête,
    barrel = baril, litre = litre, gallon = gallon, kilogram = kilogramme, tonne
    = tonne, ton = tonne, kilometre = kilomètre, mile = mile, square kilometre =
    kilomètre carré, square mile = mile carré, share = action, family = famille,
    household = foyer, child = enfant, student = élève, game = match, passenger =
    passager
some-figure = chiffre
part-of = part de « { $what } »
percent-of = { $unit } de « { $what } »
unit-and = { $unit }, « { $what } »
each = { $what } chacun
per = { $what } par { $unit }


## Dates

unplaced = dépend de la date du texte
quoted = « { $words } »
months = janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre
short-months = janv., févr., mars, avr., mai, juin, juill., août, sept., oct., nov., déc.
weekdays = lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche
day-parts = matin, midi, après-midi, soir, nuit, journée, printemps, été, automne, hiver, week-end
quarters = 1er trimestre, 2e trimestre, 3e trimestre, 4e trimestre
halves = 1er semestre, 2e semestre
precisions =
    à la seconde près, à la minute près, à l’heure près, au jour près, au
    week-end près, à la semaine près, au mois près, à la saison près, au
    trimestre près, au semestre près, à l’année près, à la décennie près, au
    siècle près
first-day = 1er
day-month-year = { $day } { $month } { $year }
month-year = { $month } { $year }
week-of = semaine du { $monday }
part-of-year = { $part } { $year }
range = de { $first } à { $last }
range-of-days = du { $first } au { $last }
since = depuis { $when }
since-day = depuis le { $when }
until = jusqu’en { $when }
until-day = jusqu’au { $when }
before = avant { $when }
before-day = avant le { $when }
after = après { $when }
after-day = après le { $when }
about-day = vers le { $when }
early-in = début { $when }
middle-of = mi-{ $when }
late-in = fin { $when }
value-precision = { $value }, { $precision }


## Lengths of time, and what comes again

years = { $count ->
    [one] { $count } an
   *[other] { $count } ans
 }
months-long = { $count ->
    [one] { $count } mois
   *[other] { $count } mois
 }
weeks = { $count ->
    [one] { $count } semaine
   *[other] { $count } semaines
 }
days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
 }
weekends = { $count ->
    [one] { $count } week-end
   *[other] { $count } week-ends
 }
hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
 }
minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
 }
seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } secondes
 }
every = tous les { $length }
every-one = chaque { $day }
every-year = { $count ->
    [one] chaque année
   *[other] tous les { $count } ans
 }
every-month = { $count ->
    [one] chaque mois
   *[other] tous les { $count } mois
 }
every-week = { $count ->
    [one] chaque semaine
   *[other] toutes les { $count } semaines
 }
every-day = { $count ->
    [one] chaque jour
   *[other] tous les { $count } jours
 }
every-weekend = { $count ->
    [one] chaque week-end
   *[other] tous les { $count } week-ends
 }
every-hour = { $count ->
    [one] toutes les heures
   *[other] toutes les { $count } heures
 }
every-minute = { $count ->
    [one] toutes les minutes
   *[other] toutes les { $count } minutes
 }
every-second = { $count ->
    [one] toutes les secondes
   *[other] toutes les { $count } secondes
 }


## Related articles

shares = En commun
comparable-figures = { $count ->
    [one] { $count } chiffre comparable
   *[other] { $count } chiffres comparables
 }
same-day = le même jour
days-after = { $count ->
    [one] { $count } jour après ce texte
   *[other] { $count } jours après ce texte
 }
days-before = { $count ->
    [one] { $count } jour avant ce texte
   *[other] { $count } jours avant ce texte
 }


## Only in documents

untitled = Article
also = aussi :
then = { $first } ; { $then }
mentions = { $count ->
    [one] { $count } mention
   *[other] { $count } mentions
 }
names = Noms
related = Articles liés
legend = Marques
contents = Sommaire
made =
    Marqué par Gloss, dans le navigateur ou sur la machine de son lecteur. Les
    noms et les chiffres ont été trouvés par un programme, qui peut se tromper ;
    les phrases d’autres articles sont citées mot pour mot.
sheet-heads =
    ce qui est compté, ce texte, valeur, minimum, maximum, précision, quand,
    phrase, rapport, ailleurs, valeur ailleurs, minimum ailleurs, maximum
    ailleurs, précision ailleurs, date, source, phrase ailleurs
qualifiers = exact, environ, plus de, moins de, au moins, au plus, entre
