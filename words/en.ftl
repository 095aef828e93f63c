# Every sentence that the reader of the page sees. `fr.ftl` says the same in
# French. What can be written here: crates/words/src/lib.rs.
#
# `like-this` is `copy::LIKE_THIS` in the code; where something is filled in, it
# is the function `copy::like_this`, which takes it in the order in which it is
# named first here.


## The page

# Name of the product.
brand = Gloss
skip = Skip
to-article = To article
to-names = To names
new-text = New text
library-link = Library
settings = Settings
privacy = Privacy
keys = Keys
close = Close
cancel = Cancel
ok = OK
clear = Clear
remove = Remove
undo = Undo


## The first screen

start = Paste a news article
lead =
    Gloss marks the people, places, organisations, figures and dates in it, and
    shows what other articles say about them.
private = Everything happens in this browser. This page is not allowed to contact any other site.
show-rule = Show the rule
your-text = Your text
back-to-text = ‹ Back to your text
read = Read
paste = Paste
open-files = Open files
drop-hint = or drop files anywhere
# Above the bundled articles.
library = Or read one of these
no-library = The bundled articles are still loading.


## Other ways to bring an article

other-ways = Other ways to bring an article
way-paste =
    Paste anywhere on this page, also while you read: with the structure of the
    page it comes from. What you had open can be brought back.
way-files =
    Open or drop files, several at once: saved pages (.html, .mhtml), Word and
    OpenDocument texts, PDF, EPUB, mails (.eml), RTF, Markdown and plain text.
way-bookmark =
    Drag this to your bookmarks and press it on the page that you want to read.
    The page goes from your browser’s one window to the other, and nowhere else.
    A link alone is no use: browsers forbid this page to fetch it.
# Name of the bookmark.
bookmark = Read in Gloss
copy-code = Copy its code
# Said by the bookmark, in the foreign page.
bookmark-too-large =
    This page does not let go of itself. Save it and open the file in Gloss, or
    copy the article.
code-copied = Copied: make it the address of a new bookmark.
way-share =
    Install this page as an app: your device then offers Gloss where it shares
    texts and opens files. What is shared stays on the device.
# An example follows.
way-link =
    Programs can hand over a text in the link to this page, in the part that
    browsers keep to themselves:


## What could not be done, and what to do

no-model =
    Names cannot be found, because a file of this page did not load. Figures and
    dates are marked. Reload the page to try again.
no-archive =
    The bundled articles did not load, so nothing can be compared. Reload the
    page to try again.
no-archive-file =
    Other articles could not be compared, because a file of the archive did not
    load ({ $path }: { $why }). There may be a new edition: reload the page to
    try again.
empty = There is no text yet. Paste an article, or open a file.
# $id is that of the address.
no-such-article = There is no article “{ $id }” in this edition. Choose one from the list of articles.
# $why is what the program says of itself, in English.
engine-said = A file of this page could not be used ({ $why }). Reload the page to try again.
reader-broke = The reader broke off ({ $why }). Reload the page to try again; your text is kept.
no-reader =
    This browser could not start the reader. Your text is still here; reload the
    page to try again.
# In the text, behind a paragraph.
unread = This paragraph could not be read and has no marks.
unread-count = { $count ->
    [one] { $count } paragraph could not be read and has no marks.
   *[other] { $count } paragraphs could not be read and have no marks.
 }
only-link =
    That is a link, and a browser forbids this page to fetch it. Open the link
    and copy the article, or save the page and open the file here; or use the
    bookmarklet or your device’s Share, which “Other ways” on the first screen
    explains.
no-clipboard =
    The browser did not hand over the clipboard. Press Ctrl+V (or ⌘V) anywhere on
    this page, or allow it in the browser’s settings of this site.
# The text in hand, in a browser that keeps nothing or has no room.
text-unkept =
    This browser has no room to keep this text for the tab, or keeps nothing: it
    is gone when the page is reloaded or left. Take with you what you need.
# What the tab had kept, and cannot be read.
text-lost =
    What this tab had kept of your text was changed or damaged and cannot be read
    any more. Paste or open the text again.
plain-only =
    Of this page only the words could be read, not its structure: what belongs to
    the article may be told less well.
unreadable =
    The browser could not read this file. It may have been moved or changed
    meanwhile: choose it again.
empty-file = There is no text in it.
slow-file =
    This file could not be opened in time. It may be damaged or very large: open
    it in its own program, copy the article and paste it here.
broken-file =
    This file could not be opened; it may be damaged. Open it in its own program,
    copy the article and paste it here.
no-opener =
    The part of Gloss that opens files and pages did not load. Try again when
    there is a connection, or copy the article’s text and paste it here.
file-refused = { $name }: { $why }
more-refused = And { $count ->
    [one] { $count } other file
   *[other] { $count } other files
 } could not be opened either.

## Files that cannot be opened, and what to do

too-long = This is { $size } MB; at most { $most } MB can be read. Paste the part that you want to read.
too-large-file =
    This file is { $size } MB; at most { $most } MB can be opened. Copy the part
    that you want to read and paste it here.
not-text = This is { $kind }, not text. Open it in its own program, copy the article and paste it here.
binary = This file is not text. Save the article as .txt or .html, or copy and paste it.
bomb =
    This file unpacks to far more than a document holds, so it was left closed.
    If you trust it, open it in its own program, copy the article and paste it
    here.
damaged =
    This { $kind } is damaged or not whole. Download or save it again, or open it
    in its own program, copy the article and paste it here.
protected =
    This { $kind } is protected by a password. Open it in its own program, save a
    copy without the password and open that.
locked =
    This book is locked to its shop’s program (DRM). Copy what you want to read
    there and paste it here.
scanned =
    This PDF holds pictures of pages and no text. Run text recognition (OCR) over
    it, or copy the article from another source and paste it here.
too-much =
    This { $kind } is too long to be read here. Save or print the pages that you
    want to a file of their own and open that.
no-text = There is no text in this { $kind }. Check that it is the right file.
not-read = This is { $kind }, which cannot be read here. { $instead }

kind-book = book
kind-mail = mail
kind-page = saved page
kind-odt = OpenDocument text
kind-file = file
kind-word = Word document
kind-rtf = rich text file
kind-packed = packed file
kind-pdf = PDF document
# With their article.
an-odf = an OpenDocument file that is no text
a-kindle = a Kindle book
a-strange-pdf = a PDF whose fonts do not say which letters they draw
a-spreadsheet = a spreadsheet (.xlsx)
a-presentation = a presentation (.pptx)
a-pages = a document of Pages
an-old-pages = a document of an old Pages
a-program = a program
a-zip = a ZIP file
an-old-word = a Word document of the old kind (.doc) or a mail of Outlook (.msg)
a-web-archive = a web archive of Safari
a-help-file = a Windows help file (.chm)
a-djvu = a DjVu document
a-pdf = a PDF document
a-word-or-zip = a Word, EPUB or ZIP file
an-office-file = an old Word or Office file
an-rtf = a rich text (RTF) file
a-picture = a picture
a-medium = a picture, sound or film
a-compressed = a compressed file
a-property-list = a web archive or property list
# What to do.
do-copy-text = Copy the text that you want to read and paste it here.
do-copy-cells = Copy the cells that you want to read and paste them here.
do-convert-epub = Convert it to EPUB, or copy what you want to read and paste it here.
do-ocr = Run text recognition (OCR) over it, or copy the article from another source and paste it here.
do-export-pages = Open it in Pages and export it to Word, EPUB or PDF.
do-export-old-pages = Open it in Pages and export it to Word or PDF.
do-choose-article = Choose the file with the article.
do-unpack = Unpack it and open the files in it; several can be opened at once.
do-save-docx = Open it in its own program and save it as .docx or .txt, or copy the article and paste it here.
do-export-pdf = Open it in Safari and choose Export as PDF, or copy the article and paste it here.
do-open-itself = Open it in its own program, copy the article and paste it here.
do-export-text = Open it in its own program and export the text, or copy the article and paste it here.


## Several texts

pile = Your texts
previous = ‹ Previous
next = Next ›
place = { $at } of { $count }
list = List
# The numbers of these, in French, change the words.
list-refused = { $count ->
    [one] List ({ $count } not opened)
   *[other] List ({ $count } not opened)
 }
# Beside a text that is not open yet.
coming = still to be opened
keep-all-texts = Keep all in your library
undo-text = ‹ Back to the previous text
opening = Opening
opening-page = Opening the page…
opening-file = Opening { $name }…
opening-files = Opening { $at } of { $count }: { $name }…


## Above the text

all-articles = All articles
back-to-own = Back to your text
bundled-article = Bundled article
from-your-library = Your library
word-count = { $count ->
    [one] { $count } word
   *[other] { $count } words
 }
# Minutes that reading takes.
minutes-to-read = { $count } min
reading = Reading
reading-now = Reading…
reading-part = Reading… { $percent } %
stopped = Stopped. The text is not marked.
keep = Keep
kept-now = Kept
keep-title = Keep in your library
kept-title = In your library; press to take it out
marked-kinds = Marked kinds
how-much-is-marked = How much is marked
density-light = Light
density-standard = Standard
density-all = All


## The day of the text

day-known = Date: { $date }
day-set = Date set by you: { $date }
day-found = Date found: { $date }
day-unknown = Date not given
change-day = change
set-day = set
# Follows the two for those who do not see them.
the-day = the date
day-back = back to { $date }, as found
day-remove = remove
day-of-publication = Day of publication


## The lines of the text

foreign = This does not look like English. { $what }
foreign-known = This looks like { $language }. { $what }
foreign-what =
    Gloss reads English: here it marks only numbers and dates in digits, and
    names that it knows as they stand.
cut = A very long paragraph of this text is shown in parts.
left-out = { $count ->
    [one] { $count } line left out
   *[other] { $count } lines left out
 }
# What opens them follows.
left-out-line = { $lines }:
show = show
hide = hide
put-back = Put back
again = Leave out again
leave-out = Leave out
choose-lines = Leave out lines
chosen-lines = Done
# A button by the line that it moves.
line-button = { $word }: { $line }
line-by-hand = Left out by you
line-related = Teaser of another article
line-comment = Comment
line-menu = Menu or notice


## What was found

what-was-found = What was found
taller-panel = Taller panel
nothing-marked = Nothing is marked yet.
tab-names = Names
tab-figures = Figures
tab-dates = Dates
tab-related = Related
count-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
 }
count-places = { $count ->
    [one] { $count } place
   *[other] { $count } places
 }
count-organisations = { $count ->
    [one] { $count } organisation
   *[other] { $count } organisations
 }
count-figures = { $count ->
    [one] { $count } figure
   *[other] { $count } figures
 }
count-dates = { $count ->
    [one] { $count } date
   *[other] { $count } dates
 }
names-loading = Names are still loading.
found-so-far = { $found }. Names are still loading.
nothing =
    No names or figures found. The text may be very short, or not in English:
    only English is read.
show-more = { $shown } of { $all } show; show more
show-all = Show all { $count }


## Names

find-name = Find a name
order = Order
order-text = as in the text
order-mentions = most mentions
order-elsewhere = most elsewhere
no-name-has = No name here contains “{ $query }”.
no-names = No names found.
mentions-here = mentions here
count-mentions = { $count ->
    [one] mention here
   *[other] mentions here
 }
other-articles = { $count ->
    [one] { $count } other article
   *[other] { $count } other articles
 }
articles = { $count ->
    [one] { $count } article
   *[other] { $count } articles
 }


## The map of places

map-sources = Places: GeoNames, CC BY 4.0. Outline: Natural Earth.
no-map = The map did not load. Open this list again to try once more.
# On the button that shows places which are far from the rest, and back.
map-all = Show all
map-closer = Closer
# For those who do not see it.
map-of = Map with { $count ->
    [one] { $count } place
   *[other] { $count } places
 }. Arrow keys lead from one to the next.
dot-here = { $name }: { $count ->
    [one] { $count } mention
   *[other] { $count } mentions
 }
places-unknown = { $count ->
    [one] { $count } place is not on the map.
   *[other] { $count } places are not on the map.
 }
places-outside = { $count ->
    [one] { $count } place lies farther away.
   *[other] { $count } places lie farther away.
 }
# The strip in which a click leads to that part of the text.
where-in-text = Where in this text
# After "9 mentions here".
first-in = { $mentions }, first in paragraph { $number }


## One name

all-names = ‹ All names
all-dates = ‹ All dates
its-people = Its people:
may-also-be = Here this may also be
often-with = Often with
previous-mention = Previous mention
next-mention = Next mention
only-this = Only this
in-this-text = In this text
in-other-articles = In { $count ->
    [one] { $count } other article
   *[other] { $count } other articles
 }
in-no-other = In no other article
why-marked = Why marked:
why-model = it reads like a name
why-known = well-known name
why-elsewhere = as elsewhere in the text
why-title = after a title
why-acronym = acronym of the name before it
why-archive = name of another article
why-corrected = as you corrected
why-digits = number in digits
why-date-digits = date in digits
why-number = a number
why-vague = a vague number
why-range = a range of numbers
why-count = a count
why-vote = a vote
why-rank = a rank
why-age = an age
why-factor = a factor
why-part = a part of a whole
why-measure = a measure
why-money = an amount of money
why-percent = a percentage
why-time = a time of day
why-date = a date
why-length = a length of time
why-again = a time that comes again
# How often a name is used here.
times-here = { $count }× here
namesakes = Other articles know several of this name
doubt-namesake = may be another of this name
doubt-same = probably the same
open = Open
open-sentence = Open the sentence in { $title }


## The card at a mention, and the marks

also-called = also called { $names }
also-here = Also here
open-panel = Open panel
no-previews = Turn off previews
card-count = { $here } here · in { $elsewhere ->
    [one] { $elsewhere } other article
   *[other] { $elsewhere } other articles
 }
card-alone = { $here } here · in no other article
mark-sentences = { $kind }; { $count ->
    [one] { $count } sentence elsewhere
   *[other] { $count } sentences elsewhere
 }
mark-comparable = { $kind }; { $count ->
    [one] { $count } comparable elsewhere
   *[other] { $count } comparable elsewhere
 }


## Figures

no-figures = No figures found.
no-date = Set the date of your text to see which figures are earlier and which later.
only-with-comparisons = Only with comparisons
copy = Copy:
copied = Copied.
not-copied = The browser did not allow copying.
show-unsure = { $count ->
    [one] Show { $count } that may count something else
   *[other] Show { $count } that may count something else
 }
strip = { $name }, by date, on one scale from { $low } to { $high }
strip-lane = { $name } { $value }: { $relation }, { $title }


## Dates

no-dates = No dates found.
no-day = The date of your text is not known, so words such as “Tuesday” cannot be placed. Set it:
dates-calendar = On the calendar
dates-lengths = Lengths of time
dates-again = Again and again
dates-unplaced = Not placed
dates-not-placed = { $count ->
    [one] { $count } relative date could not be placed.
   *[other] { $count } relative dates could not be placed.
 }
more-mentions = { $count ->
    [one] { $count } more mention
   *[other] { $count } more mentions
 }


## Related articles

related-article = Related article
related-articles = Related articles
open-alone = Open alone
to-other = To the other article
no-related = No other article is about the same things.
# The number says how close an article is.
score = Score { $score }
score-means = The rarer a shared name, the more it counts; organisations more than places, and each comparable figure adds to it. Scores of one text can be compared, those of two cannot.
copies = { $count ->
    [one] Another article has nearly the same words.
   *[other] { $count } other articles have nearly the same words.
 }
from-library = from your library


## Search

search = Search these articles and your library
search-how = Names, words, and “phrases in quotes”; all must be there
searching = Searching …
no-article-has = No article has all of this.
named-as = Named as
named-anything = anything
search-from = From
search-to = to


## Your library

my-library = Your library
library-opening = Opening …
library-empty =
    Nothing is kept yet. Press “Keep” above an article: it then stays in this
    browser, also without a connection.
library-found = { $shown } of { $count ->
    [one] { $count } article
   *[other] { $count } articles
 }.
library-gaps = { $count ->
    [one] { $count } kept article cannot be read and is not in this list.
   *[other] { $count } kept articles cannot be read and are not in this list.
 } A newer version of this page may have written that.
library-kept = { $count ->
    [one] { $count } article
   *[other] { $count } articles
 } kept in this browser.
find-kept = Find in your library
export = Export
import = Import
remove-article = Remove { $title }
kept-on = kept { $date }
not-kept = This article is not in your library, or no longer.
lasts = This browser has promised to keep them until you remove them.
lasts-not = This browser may clear kept articles when space runs short.
ask-to-keep = Ask it to keep them
space = This site uses { $used } of the { $quota } that the browser grants it, its own files included.
kilobytes = { $size } kB
megabytes = { $size } MB
gigabytes = { $size } GB

note-kept = Kept in your library.
note-kept-unsure = Kept in your library. This browser may clear kept articles when space runs short.
note-removed = Removed “{ $title }”.
note-restored = It is back in your library.
note-exported = { $count ->
    [one] { $count } article
   *[other] { $count } articles
 } written to a file.
note-failed = Not done. { $why }
imported = { $added ->
    [one] { $added } article is new.
   *[other] { $added } articles are new.
 }
imported-too = { $added ->
    [one] { $added } article is new
   *[other] { $added } articles are new
 }, { $there ->
    [one] { $there } was kept before.
   *[other] { $there } were kept before.
 }
imported-flawed = { $flawed ->
    [one] { $flawed } line
   *[other] { $flawed } lines
 } could not be read: line { $line } { $why }
flaw-only = { $flaw }.
flaw-first = { $flaw }, and others.
flaw-unreadable = is no article
flaw-changed = was changed after it was written
flaw-size = has no text, or too much
flaw-blocks = has blocks that do not fit its text
flaw-day = has a day that is none
imported-missing = The file ends early: { $count ->
    [one] { $count } article
   *[other] { $count } articles
 } missing.
refused-foreign =
    This is no library of Gloss, and nothing was imported. To read a single
    article, open it on the first screen.
refused-newer =
    This file was written by a newer version of Gloss. Reload this page to get
    that version, then import it again.
refused-too-large =
    This file is too large; at most { $size } can be imported at once. Cut it
    between two lines, and put its first line before each part.
refused-unopened = The file could not be opened. Try again.

fault-refused =
    This browser lets the page keep nothing: this may be a private window, or
    storage is switched off for this site. Everything else works.
fault-newer =
    Your library was written by a newer version of Gloss. Reload this page to get
    that version; nothing was changed.
fault-replaced =
    A newer version of Gloss is open in another tab and has taken over your
    library. Reload this tab to use it here.
fault-waiting =
    Your library waits for another tab with an older version of Gloss. Close or
    reload that tab.
fault-cleared =
    The browser has closed your library, or cleared it. Reload this page to open
    it again.
fault-full =
    There is no room left. Remove articles here, or free space on this device.
    What was kept before is still there.
fault-broken =
    The browser reported a fault ({ $name }). What was kept before is still
    there. Reload the page and try again.


## A large archive, kept whole

keeping = Keeping the archive
pause = Pause
keep-all = Keep the whole archive offline ({ $extent })
keep-rest = Keep the rest offline (about { $size })
all-kept = The whole archive is kept in this browser, for use without a connection ({ $extent }).
files-kept = { $kept } of { $count ->
    [one] { $count } file is
   *[other] { $count } files are
 } kept.
extent = { $count ->
    [one] { $count } article
   *[other] { $count } articles
 }, { $size }
stop-cut =
    A file did not come ({ $path }). What is kept stays kept: go on when there is
    a connection, or reload the page if there is a new edition.
stop-full =
    There is not enough room: { $wanted } are still to come, and this browser
    gives the page { $left } more. Free space on this device, or go on using the
    archive with a connection.
stop-full-unknown =
    The browser took no more; { $wanted } are still to come. What is kept stays
    kept. Free space on this device and go on.
stop-no-cache = This browser lets the page keep nothing: this may be a private window.


## Versions

saved = Saved. Works without a connection.
# Beside the name of the page, while there is no connection.
offline = Offline
kept-here = This page is kept in this browser and works without a connection.
update = A new version of Gloss is ready. Your text is kept.
# Where several texts are open, or one was replaced.
update-loses = A new version of Gloss is ready. The text that you are reading is kept; others that are open, or could be brought back, are not.
reload = Reload
later = Later
# The second question, where the page is open in several tabs.
update-all = Gloss is also open in another tab, which changes with this one. What you typed is kept in both.
reload-all = Reload all
# In a tab whose texts a reload would lose.
update-taken = A new version of Gloss was started in another tab. What is open here would not outlast a reload: finish first.


## Settings

language = Language
language-auto = As the browser
# Languages are named in themselves.
language-english = English
language-french = Français
no-words = The words of this language did not load. Try again when there is a connection.

colours = Colours
theme-auto = As the system
theme-light = Light
theme-sepia = Sepia
theme-dark = Dark
typeface = Typeface
face-serif = Serif
face-sans = Sans
face-system = System
text-size = Size
smaller-text = Smaller text
larger-text = Larger text
line-height = Line height
smaller-line = Smaller line height
larger-line = Larger line height
column = Column
narrower-column = Smaller column
wider-column = Larger column
step = { $now } of { $most }
letter-spacing = Letter spacing
closer-letters = Smaller letter spacing
wider-letters = Larger letter spacing
word-spacing = Word spacing
closer-words = Smaller word spacing
wider-words = Larger word spacing
alignment = Lines
align-start = Aligned at the start
align-justify = Justified
tab-key = Tab key
tab-stops = Stops at every mention
reset = Reset
this-page = This page
update-ready = Start the new version


## Keys

keys-on = Single keys are commands
previews-on = Cards open under a resting pointer
# As they stand on the keys.
enter = Enter
escape = Esc
key-mention = Next, previous mention of the same kind
key-name = Next, previous mention of the same name
key-open = Open the mention
key-mark = Mark the selected words, or correct the chosen name
key-escape = Close, one step at a time
key-kinds = People, places, organisations, figures, dates on or off
key-names = Names
key-figures = Figures
key-dates = Dates
key-related = Related articles
key-only = Only the chosen name
key-find = Find a name
key-pile = Previous, next of several texts
key-listen = Read aloud, pause
key-settings = Settings
key-new = New text
key-help = This list


## Privacy

privacy-promise =
    Everything happens in this browser. The text that you paste is read here and
    goes nowhere: there is no server behind this page, no account and no counter.
rule-head = The rule that this page runs under
rule = The browser itself enforces it: no connection except to this site’s own files.
no-rule = This copy of the page carries no rule of its own; it may have come with one in its headers.
loaded-head = What this page has loaded
loaded = { $count ->
    [one] { $count } file
   *[other] { $count } files
 } from this site, { $foreign } from anywhere else.
loaded-files = Files that this page has loaded
kept-head = What is kept
kept-what =
    Your text stays until this tab is closed, your settings until you clear this
    site’s data, articles in your library until you remove them there. Links to
    other sites are followed only when you click them.


## Taking the text away

take-away = Take away
take-away-lead =
    Made here, in this browser. Kinds that are not marked are left out of page
    and notes.
# On the buttons of each document.
take-copy = Copy
take-save = Save
take-print = Print
take-print-what = The text with its marks as lines, its figures and the related articles
take-page = Page
take-page-what =
    HTML with marks, names, figures and related articles; opens anywhere,
    without scripts
take-notes = Notes
take-notes-what = Markdown: names, figures with their sentences, related articles
take-sheet = Figures for a spreadsheet
take-sheet-what = CSV: each figure beside those of other articles
take-table = Figures as a table
take-table-what = Markdown: the same for a note
take-annotations = Annotations
take-annotations-what = JSON-LD: every mention as a W3C Web Annotation, for other programs
# Name of a button: what it does, and with which document.
take-button = { $way }: { $what }
take-making = Being made …
take-saved = Saved as { $file }.
take-failed = This could not be made. Reload the page and try again.


## Reading aloud

listen = Listen
# Name of the bar.
reading-aloud = Reading aloud
say-before = Previous sentence
say-after = Next sentence
say-pause = Pause
say-on = Go on
say-stop = Stop reading aloud
say-speed = Speed
say-voice = Voice
# Parted by a comma and a space.
say-speeds = 0.75×, 1×, 1.25×, 1.5×, 2×
say-remote =
    This browser has only English voices that may send the text to their maker.
    Gloss does not use them; your system’s settings may offer voices of its own.
say-failed = The browser could not speak. Try again, or choose another voice.


## Correcting names

# A fold at the end of what is known about a name.
not-right = Not right?
# On buttons in it. The words are as in the text.
no-name = “{ $words }” is not a name
other-person = “{ $words }” is someone else
other-place = “{ $words }” is another place
other-organisation = “{ $words }” is something else
# Two of the three kinds follow, as buttons.
it-is = It is
a-person = a person
a-place = a place
an-organisation = an organisation
# A list of the other names in the text follows.
same-as = Same as …
same-find = Find a name in this text
same-none = No other name in this text.
correction-reach = Holds for these words in every text you read here.
# At words that the reader has selected; the three kinds follow, as buttons.
mark-as = Mark as
mark-words-as = Mark “{ $words }” as
# In the settings, before the number of corrections.
names-setting = Names
your-corrections = Your corrections
corrections-count = Your corrections: { $count }
corrections-none = None yet. Choose a name and open “Not right?”, or select words of a text.
corrections-kept = They hold in every text you read here, and stay in this browser.
remove-all = Remove all
remove-correction = Remove: { $correction }
save-unread = Save them to a file
# A correction, in the list of all. $kind is one of “a person” and so on.
says-no-name = “{ $words }” is no name
says-kind = “{ $words }” is { $kind }
says-same = “{ $words }” is { $name }
says-apart = “{ $words }” is not { $name }
says-marked = “{ $words }” is marked as { $kind }
# What a correction has just done.
told-no-name = “{ $words }” is no longer marked.
told-kind = “{ $words }” is now { $kind }.
told-same = “{ $words }” is now { $name }.
told-apart = “{ $words }” is now kept apart from { $name }.
told-marked = “{ $words }” is now marked as { $kind }.
told-removed = Removed: { $correction }.
told-emptied = Removed { $count ->
    [one] { $count } correction
   *[other] { $count } corrections
}.
told-imported = Imported { $count ->
    [one] { $count } new correction
   *[other] { $count } new corrections
}.
told-flawed = { $count ->
    [one] { $count } line
   *[other] { $count } lines
} could not be used.
told-not-read = This is no file of corrections that this version can read.
told-full = There are { $count } corrections already. Remove some, or export them and remove all.
told-undone = Undone.
told-unread = { $count ->
    [one] { $count } line
   *[other] { $count } lines
} of your corrections could not be read. Nothing was thrown away.
told-not-kept = The browser does not keep this: it holds until you close the tab.
