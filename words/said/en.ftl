# What the page and the documents that it makes say alike of a text, and what
# only documents say. `fr.ftl` says the same in French; how both are written,
# `../en.ftl` tells. In the code these are `gloss_say::messages`.


## Kinds

people = People
places = Places
organisations = Organisations
figures = Figures
dates = Dates
person = Person
one-place = Place
organisation = Organisation
figure = Figure
one-date = Date


## The table of figures

table = Figures in this text, each with its sentence, and figures of other articles that count the same
column-counted = What is counted
column-when = When
column-relation = Relation
# A figure that no other article gives.
only-here = only here
# A figure of the text at hand, among others.
here = this text
# When neither the text’s day is known nor the figure’s.
undated = no date


## Relations between figures

same = same
compatible = compatible
higher-later = higher later
lower-later = lower later
higher-earlier = higher earlier
lower-earlier = lower earlier
differs = differs
unsure = may count something else


## A figure’s value

as-written = as it is written: what it amounts to is not sure
counted-value = { $counted }: { $value }
figure-about = about { $value }
figure-over = more than { $value }
figure-under = less than { $value }
figure-at-least = at least { $value }
figure-at-most = up to { $value }
figure-range = { $low } to { $high }
several = several
a-few = a few
millions = { $count ->
    [one] { $count } million
   *[other] { $count } million
 }
billions = { $count ->
    [one] { $count } billion
   *[other] { $count } billion
 }
trillions = { $count ->
    [one] { $count } trillion
   *[other] { $count } trillion
 }
# Lists, with a comma between.
fractions =
    half, a third, two thirds, a quarter, three quarters, a fifth, two fifths,
    three fifths, four fifths, a tenth
vague =
    dozens, scores, hundreds, thousands, tens of thousands, hundreds of
    thousands, millions, tens of millions, hundreds of millions, billions


## What a figure counts

# Other languages than English name units by two lists, with a comma between: the
# engine’s name of one, and what several are called; the same of what a rate is
# of, and what one is called. English says them as the engine does.
units = percent = percent
rates = day = day
# When nothing is known.
some-figure = figure
# $what stays as the text says it.
part-of = part of { $what }
percent-of = { $unit } of { $what }
unit-and = { $unit }, { $what }
each = { $what } each
per = { $what } per { $unit }


## Dates

# A date that depends on the text’s day, when that is not known.
unplaced = depends on the date of the text
quoted = “{ $words }”
# Lists, with a comma between.
months = January, February, March, April, May, June, July, August, September, October, November, December
short-months = Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec
weekdays = Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday
# Then the seasons, and the weekend.
day-parts = morning, midday, afternoon, evening, night, daytime, spring, summer, autumn, winter, weekend
quarters = quarter 1, quarter 2, quarter 3, quarter 4
halves = first half, second half
precisions =
    to the second, to the minute, to the hour, to the day, to the weekend, to the
    week, to the month, to the season, to the quarter, to the half-year, to the
    year, to the decade, to the century
# The first of a month.
first-day = 1
day-month-year = { $day } { $month } { $year }
month-year = { $month } { $year }
week-of = week of { $monday }
# A quarter, or half.
part-of-year = { $part } of { $year }
range = { $first } to { $last }
range-of-days = { $first } to { $last }
since = since { $when }
since-day = since { $when }
until = until { $when }
until-day = until { $when }
before = before { $when }
before-day = before { $when }
after = after { $when }
after-day = after { $when }
about-day = about { $when }
early-in = early in { $when }
middle-of = in the middle of { $when }
late-in = late in { $when }
value-precision = { $value }, { $precision }


## Lengths of time, and what comes again

years = { $count ->
    [one] { $count } year
   *[other] { $count } years
 }
months-long = { $count ->
    [one] { $count } month
   *[other] { $count } months
 }
weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
 }
days = { $count ->
    [one] { $count } day
   *[other] { $count } days
 }
weekends = { $count ->
    [one] { $count } weekend
   *[other] { $count } weekends
 }
hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
 }
minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
 }
seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
 }
# Again and again.
every = every { $length }
every-one = every { $day }
every-year = { $count ->
    [one] every year
   *[other] every { $count } years
 }
every-month = { $count ->
    [one] every month
   *[other] every { $count } months
 }
every-week = { $count ->
    [one] every week
   *[other] every { $count } weeks
 }
every-day = { $count ->
    [one] every day
   *[other] every { $count } days
 }
every-weekend = { $count ->
    [one] every weekend
   *[other] every { $count } weekends
 }
every-hour = { $count ->
    [one] every hour
   *[other] every { $count } hours
 }
every-minute = { $count ->
    [one] every minute
   *[other] every { $count } minutes
 }
every-second = { $count ->
    [one] every second
   *[other] every { $count } seconds
 }


## Related articles

shares = Shares
comparable-figures = { $count ->
    [one] { $count } comparable figure
   *[other] { $count } comparable figures
 }
same-day = the same day
days-after = { $count ->
    [one] { $count } day after this text
   *[other] { $count } days after this text
 }
days-before = { $count ->
    [one] { $count } day before this text
   *[other] { $count } days before this text
 }


## Only in documents

# A text without a title.
untitled = Article
# Before the other forms of a name.
also = also
# Two things on one line of notes.
then = { $first }; { $then }
mentions = { $count ->
    [one] { $count } mention
   *[other] { $count } mentions
 }
# Heads of lists; those of groups are above.
names = Names
related = Related articles
# Names of the list of marks, and of the links to the lists.
legend = Marks
contents = Contents
# At the end of a page.
made =
    Marked by Gloss, in the reader’s own browser or machine. Names and figures
    were found by a program, which errs; sentences of other articles are quoted
    word for word.
# Heads of the columns of a spreadsheet, with a comma between.
sheet-heads =
    what is counted, this text, value, low, high, qualifier, when, sentence,
    relation, elsewhere, value elsewhere, low elsewhere, high elsewhere,
    qualifier elsewhere, date, source, sentence elsewhere
# How a figure’s value is meant, in a spreadsheet, with a comma between.
qualifiers = exact, about, over, under, at least, at most, between
