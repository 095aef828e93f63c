# Les phrases de `en.ftl`, en français, dans le même ordre. Les espaces qui
# tiennent aux signes ( : ; ? ! % « » ) sont mises à la construction : on écrit
# ici des espaces ordinaires.


## The page

brand = Gloss
skip = Accès direct
to-article = Aller à l’article
to-names = Aller aux noms
new-text = Accueil
library-link = Bibliothèque
settings = Réglages
privacy = Confidentialité
keys = Raccourcis
close = Fermer
cancel = Annuler
ok = OK
clear = Effacer
remove = Retirer
undo = Rétablir


## The first screen

start = Collez un article de presse
lead =
    Gloss y repère les personnes, les lieux, les organisations, les chiffres et
    les dates, et montre ce qu’en disent d’autres articles.
private = Tout se passe dans ce navigateur. Cette page n’a le droit de contacter aucun autre site.
show-rule = Voir la règle
your-text = Votre texte
back-to-text = ‹ Revenir à votre texte
read = Lire
paste = Coller
open-files = Ouvrir des fichiers
drop-hint = ou déposez des fichiers n’importe où
library = Ou lisez l’un de ces articles
no-library = Les articles fournis sont en cours de chargement.


## Other ways to bring an article

other-ways = Autres moyens d’apporter un article
way-paste =
    Collez n’importe où sur cette page, même pendant la lecture : l’article garde
    la structure de sa page d’origine. Vous pouvez toujours revenir au texte
    précédent.
way-files =
    Ouvrez ou déposez des fichiers, plusieurs à la fois : pages enregistrées
    (.html, .mhtml), documents Word et OpenDocument, PDF, EPUB, courriels (.eml),
    RTF, Markdown et texte brut.
way-bookmark =
    Faites glisser ce bouton dans vos favoris, puis cliquez dessus depuis la page
    que vous voulez lire. La page passe d’une fenêtre de votre navigateur à
    l’autre, et nulle part ailleurs. Un lien seul ne sert à rien : les
    navigateurs interdisent à cette page de l’ouvrir.
bookmark = Lire dans Gloss
copy-code = Copier son code
bookmark-too-large =
    Cette page ne se laisse pas transmettre. Enregistrez-la et ouvrez le fichier
    dans Gloss, ou copiez l’article.
code-copied = Copié : faites-en l’adresse d’un nouveau favori.
way-share =
    Installez cette page comme application : votre appareil proposera alors Gloss
    pour partager des textes et ouvrir des fichiers. Ce que vous partagez reste
    sur l’appareil.
way-link =
    Un programme peut transmettre un texte dans le lien vers cette page, dans la
    partie que le navigateur garde pour lui :


## What could not be done, and what to do

no-model =
    Les noms ne peuvent pas être repérés : un fichier de cette page n’a pas pu
    être chargé. Les chiffres et les dates sont marqués. Rechargez la page pour
    réessayer.
no-archive =
    Les articles fournis n’ont pas pu être chargés ; aucune comparaison n’est
    possible. Rechargez la page pour réessayer.
no-archive-file =
    La comparaison avec d’autres articles a échoué : un fichier de l’archive n’a
    pas pu être chargé ({ $path } : { $why }). Une nouvelle édition est peut-être
    parue : rechargez la page pour réessayer.
empty = Il n’y a pas encore de texte. Collez un article ou ouvrez un fichier.
no-such-article = Il n’y a pas d’article « { $id } » dans cette édition. Choisissez-en un dans la liste des articles.
engine-said = Un fichier de cette page n’a pas pu être utilisé ({ $why }). Rechargez la page pour réessayer.
reader-broke =
    La lecture s’est interrompue ({ $why }). Rechargez la page pour réessayer ;
    votre texte est conservé.
no-reader =
    Ce navigateur n’a pas pu démarrer la lecture. Votre texte est toujours là ;
    rechargez la page pour réessayer.
unread = Ce paragraphe n’a pas pu être lu et n’a pas de marques.
unread-count = { $count ->
    [one] { $count } paragraphe n’a pas pu être lu et n’a pas de marques.
   *[other] { $count } paragraphes n’ont pas pu être lus et n’ont pas de marques.
 }
only-link =
    C’est un lien, et le navigateur interdit à cette page de l’ouvrir. Ouvrez-le
    et copiez l’article, ou enregistrez la page et ouvrez le fichier ici ; vous
    pouvez aussi passer par le favori ou par le partage de votre appareil, comme
    l’explique « Autres moyens » sur l’écran d’accueil.
no-clipboard =
    Le navigateur n’a pas donné accès au presse-papiers. Appuyez sur Ctrl+V (ou
    ⌘V) n’importe où sur cette page, ou autorisez l’accès dans les réglages du
    navigateur pour ce site.
text-unkept =
    Ce navigateur n’a pas la place de garder ce texte pour l’onglet, ou ne garde
    rien : il sera perdu si vous rechargez ou quittez la page. Emportez ce dont
    vous avez besoin.
text-lost =
    Ce que cet onglet avait gardé de votre texte a été modifié ou abîmé et n’est
    plus lisible. Collez ou ouvrez le texte à nouveau.
plain-only =
    De cette page, seuls les mots ont pu être lus, pas la structure : le tri
    entre l’article et le reste peut être moins sûr.
unreadable =
    Le navigateur n’a pas pu lire ce fichier. Il a peut-être été déplacé ou
    modifié entre-temps : choisissez-le de nouveau.
empty-file = Il ne contient aucun texte.
slow-file =
    Ce fichier n’a pas pu être ouvert à temps. Il est peut-être endommagé ou très
    volumineux : ouvrez-le dans son propre logiciel, copiez l’article et
    collez-le ici.
broken-file =
    Ce fichier n’a pas pu être ouvert ; il est peut-être endommagé. Ouvrez-le
    dans son propre logiciel, copiez l’article et collez-le ici.
no-opener =
    La partie de Gloss qui ouvre les fichiers et les pages n’a pas pu être
    chargée. Réessayez une fois connecté, ou copiez le texte de l’article et
    collez-le ici.
file-refused = { $name } : { $why }
more-refused = { $count ->
    [one] { $count } autre fichier n’a pas pu être ouvert non plus.
   *[other] { $count } autres fichiers n’ont pas pu être ouverts non plus.
 }

## Files that cannot be opened, and what to do

too-long = Ce texte fait { $size } Mo ; on peut en lire au plus { $most }. Collez la partie que vous voulez lire.
too-large-file =
    Ce fichier fait { $size } Mo ; on peut en ouvrir au plus { $most }. Copiez la
    partie que vous voulez lire et collez-la ici.
not-text =
    Ce n’est pas du texte, mais { $kind }. Ouvrez ce fichier dans son propre
    logiciel, copiez l’article et collez-le ici.
binary =
    Ce fichier n’est pas du texte. Enregistrez l’article au format .txt ou .html,
    ou copiez-le et collez-le.
bomb =
    Une fois décompressé, ce fichier est bien plus gros qu’aucun document : il n’a
    pas été ouvert. Si vous lui faites confiance, ouvrez-le dans son propre
    logiciel, copiez l’article et collez-le ici.
damaged =
    Fichier endommagé ou incomplet ({ $kind }). Téléchargez-le ou enregistrez-le
    de nouveau, ou ouvrez-le dans son propre logiciel, copiez l’article et
    collez-le ici.
protected =
    Fichier protégé par un mot de passe ({ $kind }). Ouvrez-le dans son propre
    logiciel, enregistrez-en une copie sans mot de passe et ouvrez celle-ci.
locked =
    Ce livre ne s’ouvre que dans le logiciel de sa librairie (DRM). Copiez-y ce
    que vous voulez lire et collez-le ici.
scanned =
    Ce PDF contient des images de pages et aucun texte. Passez-le à la
    reconnaissance de caractères (OCR), ou copiez l’article depuis une autre
    source et collez-le ici.
too-much =
    Fichier trop long pour être lu ici ({ $kind }). Enregistrez ou imprimez les
    pages voulues dans un fichier à part et ouvrez celui-ci.
no-text = Ce fichier ne contient aucun texte ({ $kind }). Vérifiez que c’est le bon.
not-read = Ce fichier ne peut pas être lu ici : c’est { $kind }. { $instead }

kind-book = livre
kind-mail = courriel
kind-page = page enregistrée
kind-odt = texte OpenDocument
kind-file = fichier
kind-word = document Word
kind-rtf = texte enrichi
kind-packed = fichier compressé
kind-pdf = document PDF
an-odf = un fichier OpenDocument qui n’est pas un texte
a-kindle = un livre Kindle
a-strange-pdf = un PDF dont les polices ne disent pas quelles lettres elles dessinent
a-spreadsheet = une feuille de calcul (.xlsx)
a-presentation = une présentation (.pptx)
a-pages = un document Pages
an-old-pages = un document d’une ancienne version de Pages
a-program = un programme
a-zip = un fichier ZIP
an-old-word = un document Word à l’ancien format (.doc) ou un message Outlook (.msg)
a-web-archive = une archive web de Safari
a-help-file = un fichier d’aide Windows (.chm)
a-djvu = un document DjVu
a-pdf = un document PDF
a-word-or-zip = un fichier Word, EPUB ou ZIP
an-office-file = un ancien fichier Word ou Office
an-rtf = un texte enrichi (RTF)
a-picture = une image
a-medium = une image, un son ou un film
a-compressed = un fichier compressé
a-property-list = une archive web ou une liste de propriétés
do-copy-text = Copiez le texte que vous voulez lire et collez-le ici.
do-copy-cells = Copiez les cellules que vous voulez lire et collez-les ici.
do-convert-epub = Convertissez-le en EPUB, ou copiez ce que vous voulez lire et collez-le ici.
do-ocr =
    Passez-le à la reconnaissance de caractères (OCR), ou copiez l’article depuis
    une autre source et collez-le ici.
do-export-pages = Ouvrez-le dans Pages et exportez-le au format Word, EPUB ou PDF.
do-export-old-pages = Ouvrez-le dans Pages et exportez-le au format Word ou PDF.
do-choose-article = Choisissez le fichier qui contient l’article.
do-unpack = Décompressez-le et ouvrez les fichiers qu’il contient ; on peut en ouvrir plusieurs à la fois.
do-save-docx =
    Ouvrez-le dans son propre logiciel et enregistrez-le au format .docx ou .txt,
    ou copiez l’article et collez-le ici.
do-export-pdf = Ouvrez-le dans Safari et exportez-le en PDF, ou copiez l’article et collez-le ici.
do-open-itself = Ouvrez-le dans son propre logiciel, copiez l’article et collez-le ici.
do-export-text =
    Ouvrez-le dans son propre logiciel et exportez-en le texte, ou copiez
    l’article et collez-le ici.


## Several texts

pile = Vos textes
previous = ‹ Précédent
next = Suivant ›
place = { $at } sur { $count }
list = Liste
list-refused = { $count ->
    [one] Liste ({ $count } texte non ouvert)
   *[other] Liste ({ $count } textes non ouverts)
 }
coming = pas encore ouvert
keep-all-texts = Tout conserver dans votre bibliothèque
undo-text = ‹ Revenir au texte précédent
opening = Ouverture
opening-page = Ouverture de la page…
opening-file = Ouverture : { $name }…
opening-files = Ouverture { $at } sur { $count } : { $name }…


## Above the text

all-articles = Tous les articles
back-to-own = Revenir à votre texte
bundled-article = Article fourni
from-your-library = Votre bibliothèque
word-count = { $count ->
    [one] { $count } mot
   *[other] { $count } mots
 }
minutes-to-read = { $count }{ "\u00A0" }min
reading = Lecture
reading-now = Lecture en cours…
reading-part = Lecture en cours… { $percent } %
stopped = Lecture interrompue. Rien n’est marqué dans le texte.
keep = Conserver
kept-now = Conservé
keep-title = Conserver dans votre bibliothèque
kept-title = Dans votre bibliothèque ; appuyez pour l’en retirer
marked-kinds = Ce qui est marqué
how-much-is-marked = Densité des marques
density-light = Léger
density-standard = Normal
density-all = Tout


## The day of the text

day-known = Date : { $date }
day-set = Date fixée par vous : { $date }
day-found = Date trouvée : { $date }
day-unknown = Date inconnue
change-day = modifier
set-day = indiquer
the-day = la date
day-back = revenir au { $date }, date trouvée
day-remove = supprimer
day-of-publication = Date de publication


## The lines of the text

foreign = Ce texte ne semble pas être en anglais. { $what }
foreign-known = Ce texte semble être en { $language }. { $what }
foreign-what =
    Gloss lit l’anglais : il n’y marque que les nombres et les dates en chiffres,
    et les noms qu’il connaît tels quels.
cut = Un très long paragraphe de ce texte est affiché par morceaux.
left-out = { $count ->
    [one] { $count } ligne écartée
   *[other] { $count } lignes écartées
 }
left-out-line = { $lines } :
show = afficher
hide = masquer
put-back = Remettre
again = Écarter de nouveau
leave-out = Écarter
choose-lines = Écarter des lignes
chosen-lines = Terminé
line-button = { $word } : { $line }
line-by-hand = Écartée par vous
line-related = Renvoi vers un autre article
line-comment = Commentaire
line-menu = Menu ou mention


## What was found

what-was-found = Ce qui a été trouvé
taller-panel = Agrandir le panneau
nothing-marked = Rien n’est encore marqué.
tab-names = Noms
tab-figures = Chiffres
tab-dates = Dates
tab-related = À lire aussi
count-people = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
 }
count-places = { $count ->
    [one] { $count } lieu
   *[other] { $count } lieux
 }
count-organisations = { $count ->
    [one] { $count } organisation
   *[other] { $count } organisations
 }
count-figures = { $count ->
    [one] { $count } chiffre
   *[other] { $count } chiffres
 }
count-dates = { $count ->
    [one] { $count } date
   *[other] { $count } dates
 }
names-loading = Les noms sont encore en cours de chargement.
found-so-far = { $found }. Les noms sont encore en cours de chargement.
nothing =
    Aucun nom ni chiffre trouvé. Le texte est peut-être très court, ou n’est pas en
    anglais : seul l’anglais est lu.
show-more = { $shown } sur { $all } affichés ; en voir plus
show-all = Tout voir ({ $count })


## Names

find-name = Chercher un nom
order = Ordre
order-text = ordre du texte
order-mentions = les plus cités ici
order-elsewhere = les plus cités ailleurs
no-name-has = Aucun nom d’ici ne contient « { $query } ».
no-names = Aucun nom trouvé.
mentions-here = mentions ici
count-mentions = { $count ->
    [one] mention ici
   *[other] mentions ici
 }
other-articles = { $count ->
    [one] { $count } autre article
   *[other] { $count } autres articles
 }
articles = { $count ->
    [one] { $count } article
   *[other] { $count } articles
 }


## The map of places

map-sources = Lieux : GeoNames, CC BY 4.0. Contours : Natural Earth.
no-map = La carte n’a pas pu être chargée. Rouvrez cette liste pour réessayer.
map-all = Tout voir
map-closer = De plus près
map-of = Carte avec { $count ->
    [one] { $count } lieu
   *[other] { $count } lieux
 }. Les flèches mènent de l’un à l’autre.
dot-here = { $name } : { $count ->
    [one] { $count } mention
   *[other] { $count } mentions
 }
places-unknown = { $count ->
    [one] { $count } lieu n’est pas sur la carte.
   *[other] { $count } lieux ne sont pas sur la carte.
 }
places-outside = { $count ->
    [one] { $count } lieu se trouve plus loin.
   *[other] { $count } lieux se trouvent plus loin.
 }
where-in-text = À quel endroit du texte
first-in = { $mentions }, d’abord au paragraphe { $number }


## One name

all-names = ‹ Tous les noms
all-dates = ‹ Toutes les dates
its-people = Gentilés et adjectifs :
may-also-be = Ici, peut aussi désigner
often-with = Souvent avec
previous-mention = Mention précédente
next-mention = Mention suivante
only-this = Ce nom seul
in-this-text = Dans ce texte
in-other-articles = { $count ->
    [one] Dans { $count } autre article
   *[other] Dans { $count } autres articles
 }
in-no-other = Dans aucun autre article
why-marked = Pourquoi cette marque :
why-model = cela se lit comme un nom
why-known = nom bien connu
why-elsewhere = comme ailleurs dans le texte
why-title = après un titre
why-acronym = sigle du nom qui précède
why-archive = nom d’un autre article
why-corrected = comme vous l’avez corrigé
why-digits = nombre en chiffres
why-date-digits = date en chiffres
why-number = un nombre
why-vague = un nombre vague
why-range = une fourchette
why-count = un décompte
why-vote = un vote
why-rank = un rang
why-age = un âge
why-factor = un facteur
why-part = une partie d’un tout
why-measure = une mesure
why-money = une somme d’argent
why-percent = un pourcentage
why-time = une heure
why-date = une date
why-length = une durée
why-again = un moment qui revient
times-here = { $count } fois ici
namesakes = D’autres articles connaissent plusieurs homonymes
doubt-namesake = peut-être un homonyme
doubt-same = probablement identique
open = Ouvrir
open-sentence = Ouvrir la phrase dans { $title }


## The card at a mention, and the marks

also-called = autres noms : { $names }
also-here = Ici aussi
open-panel = Ouvrir le panneau
no-previews = Désactiver les aperçus
card-count = { $here } ici · dans { $elsewhere ->
    [one] { $elsewhere } autre article
   *[other] { $elsewhere } autres articles
 }
card-alone = { $here } ici · dans aucun autre article
mark-sentences = { $kind } ; { $count ->
    [one] { $count } phrase ailleurs
   *[other] { $count } phrases ailleurs
 }
mark-comparable = { $kind } ; { $count ->
    [one] { $count } chiffre comparable ailleurs
   *[other] { $count } chiffres comparables ailleurs
 }


## Figures

no-figures = Aucun chiffre trouvé.
no-date = Indiquez la date de votre texte pour voir quels chiffres sont antérieurs ou postérieurs.
only-with-comparisons = Seulement les chiffres comparés
copy = Copier :
copied = Copié.
not-copied = Le navigateur n’a pas autorisé la copie.
show-unsure = { $count ->
    [one] Voir { $count } chiffre qui compte peut-être autre chose
   *[other] Voir { $count } chiffres qui comptent peut-être autre chose
 }
strip = { $name }, par date, sur une même échelle de { $low } à { $high }
strip-lane = { $name } { $value } : { $relation }, { $title }


## Dates

no-dates = Aucune date trouvée.
no-day =
    La date de votre texte n’est pas connue : des mots comme « Tuesday » ne
    peuvent pas être situés. Indiquez-la :
dates-calendar = Sur le calendrier
dates-lengths = Durées
dates-again = Récurrentes
dates-unplaced = Non situées
dates-not-placed = { $count ->
    [one] { $count } date relative n’a pas pu être située.
   *[other] { $count } dates relatives n’ont pas pu être situées.
 }
more-mentions = { $count ->
    [one] { $count } autre mention
   *[other] { $count } autres mentions
 }


## Related articles

related-article = Article lié
related-articles = Articles liés
open-alone = Ouvrir seul
to-other = À l’autre article
no-related = Aucun autre article ne traite des mêmes sujets.
# The number says how close an article is.
score = Score { $score }
score-means = Plus un nom commun est rare, plus il compte ; les organisations plus que les lieux, et chaque chiffre comparable s’y ajoute. On peut comparer les scores d’un même texte, pas ceux de deux textes.
copies = { $count ->
    [one] Un autre article dit presque mot pour mot la même chose.
   *[other] { $count } autres articles disent presque mot pour mot la même chose.
 }
from-library = de votre bibliothèque


## Search

search = Chercher dans ces articles et dans votre bibliothèque
search-how = Des noms, des mots, des « expressions entre guillemets » ; tous doivent s’y trouver
searching = Recherche…
no-article-has = Aucun article ne réunit tout cela.
named-as = Cité comme
named-anything = indifférent
search-from = Du
search-to = au


## Your library

my-library = Votre bibliothèque
library-opening = Ouverture…
library-empty =
    Rien n’est encore conservé. Appuyez sur « Conserver » au-dessus d’un article : il
    reste alors dans ce navigateur, même sans connexion.
library-found = { $shown } sur { $count ->
    [one] { $count } article
   *[other] { $count } articles
 }.
library-gaps = { $count ->
    [one] { $count } article conservé est illisible et n’est pas dans cette liste.
   *[other] { $count } articles conservés sont illisibles et ne sont pas dans cette liste.
 } Une version plus récente de cette page a pu écrire cela.
library-kept = { $count ->
    [one] { $count } article conservé
   *[other] { $count } articles conservés
 } dans ce navigateur.
find-kept = Chercher dans votre bibliothèque
export = Exporter
import = Importer
remove-article = Retirer { $title }
kept-on = conservé le { $date }
not-kept = Cet article n’est pas, ou n’est plus, dans votre bibliothèque.
lasts = Ce navigateur a promis de les conserver jusqu’à ce que vous les retiriez.
lasts-not = Ce navigateur peut effacer des articles conservés si la place vient à manquer.
ask-to-keep = Lui demander de les conserver
space = Ce site occupe { $used } sur les { $quota } que le navigateur lui accorde, ses propres fichiers compris.
kilobytes = { $size }{ "\u00A0" }ko
megabytes = { $size }{ "\u00A0" }Mo
gigabytes = { $size }{ "\u00A0" }Go

note-kept = Conservé dans votre bibliothèque.
note-kept-unsure =
    Conservé dans votre bibliothèque. Ce navigateur peut effacer des articles conservés
    si la place vient à manquer.
note-removed = « { $title } » a été retiré.
note-restored = L’article est de retour dans votre bibliothèque.
note-exported = { $count ->
    [one] { $count } article écrit dans un fichier.
   *[other] { $count } articles écrits dans un fichier.
 }
note-failed = Échec. { $why }
imported = { $added ->
    [one] { $added } nouvel article.
   *[other] { $added } nouveaux articles.
 }
imported-too = { $added ->
    [one] { $added } nouvel article
   *[other] { $added } nouveaux articles
 }, { $there ->
    [one] { $there } déjà conservé.
   *[other] { $there } déjà conservés.
 }
imported-flawed = { $flawed ->
    [one] { $flawed } ligne n’a pas pu être lue
   *[other] { $flawed } lignes n’ont pas pu être lues
 } : la ligne { $line } { $why }
flaw-only = { $flaw }.
flaw-first = { $flaw }, entre autres.
flaw-unreadable = n’est pas un article
flaw-changed = a été modifiée après son écriture
flaw-size = n’a pas de texte, ou en a trop
flaw-blocks = a des blocs qui ne correspondent pas à son texte
flaw-day = porte une date qui n’existe pas
imported-missing = Le fichier est incomplet : { $count ->
    [one] il manque { $count } article.
   *[other] il manque { $count } articles.
 }
refused-foreign =
    Ce n’est pas une bibliothèque de Gloss ; rien n’a été importé. Pour lire un
    article seul, ouvrez-le depuis l’écran d’accueil.
refused-newer =
    Ce fichier a été écrit par une version plus récente de Gloss. Rechargez cette
    page pour l’obtenir, puis importez-le de nouveau.
refused-too-large =
    Ce fichier est trop volumineux ; on peut importer au plus { $size } à la
    fois. Coupez-le entre deux lignes, et placez sa première ligne en tête de
    chaque partie.
refused-unopened = Le fichier n’a pas pu être ouvert. Réessayez.

fault-refused =
    Ce navigateur ne laisse rien conserver à la page : c’est peut-être une fenêtre
    privée, ou le stockage est désactivé pour ce site. Tout le reste fonctionne.
fault-newer =
    Votre bibliothèque a été écrite par une version plus récente de Gloss.
    Rechargez cette page pour l’obtenir ; rien n’a été modifié.
fault-replaced =
    Une version plus récente de Gloss est ouverte dans un autre onglet et utilise
    désormais votre bibliothèque. Rechargez cet onglet pour vous en servir ici.
fault-waiting =
    Votre bibliothèque attend un autre onglet, où une version plus ancienne de
    Gloss est ouverte. Fermez ou rechargez cet onglet.
fault-cleared =
    Le navigateur a fermé ou effacé votre bibliothèque. Rechargez cette page pour
    la rouvrir.
fault-full =
    Il n’y a plus de place. Retirez des articles ici, ou libérez de l’espace sur
    cet appareil. Ce qui était conservé l’est toujours.
fault-broken =
    Le navigateur a signalé une erreur ({ $name }). Ce qui était conservé l’est
    toujours. Rechargez la page et réessayez.


## A large archive, kept whole

keeping = Conservation de l’archive
pause = Pause
keep-all = Conserver toute l’archive hors connexion ({ $extent })
keep-rest = Conserver le reste hors connexion (environ { $size })
all-kept = Toute l’archive est conservée dans ce navigateur, pour servir sans connexion ({ $extent }).
files-kept = Fichiers conservés : { $kept } sur { $count }.
extent = { $count ->
    [one] { $count } article
   *[other] { $count } articles
 }, { $size }
stop-cut =
    Un fichier n’est pas arrivé ({ $path }). Ce qui est conservé le reste :
    continuez une fois connecté, ou rechargez la page si une nouvelle édition est
    parue.
stop-full =
    La place manque : il reste { $wanted } à recevoir, et ce navigateur n’accorde
    plus que { $left } à la page. Libérez de l’espace sur cet appareil, ou
    continuez d’utiliser l’archive avec une connexion.
stop-full-unknown =
    Le navigateur n’en a pas pris davantage ; il reste { $wanted } à recevoir. Ce
    qui est conservé le reste. Libérez de l’espace sur cet appareil, puis continuez.
stop-no-cache = Ce navigateur ne laisse rien conserver à la page : c’est peut-être une fenêtre privée.


## Versions

saved = Enregistré. Fonctionne sans connexion.
# Beside the name of the page, while there is no connection.
offline = Hors ligne
kept-here = Cette page est gardée dans ce navigateur et fonctionne sans connexion.
update = Une nouvelle version de Gloss est prête. Votre texte est conservé.
# Where several texts are open, or one was replaced.
update-loses = Une nouvelle version de Gloss est prête. Le texte que vous lisez est conservé ; les autres textes ouverts, ou que l’on pourrait rétablir, ne le sont pas.
reload = Recharger
later = Plus tard
# The second question, where the page is open in several tabs.
update-all = Gloss est aussi ouvert dans un autre onglet, qui change avec celui-ci. Ce que vous avez saisi est conservé dans les deux.
reload-all = Tout recharger
# In a tab whose texts a reload would lose.
update-taken = Une nouvelle version de Gloss a été lancée dans un autre onglet. Ce qui est ouvert ici ne survivrait pas à un rechargement : terminez d’abord.


## Settings

language = Langue
language-auto = Comme le navigateur
language-english = English
language-french = Français
no-words = Les textes de cette langue n’ont pas pu être chargés. Réessayez une fois connecté.

colours = Couleurs
theme-auto = Comme le système
theme-light = Clair
theme-sepia = Sépia
theme-dark = Sombre
typeface = Police
face-serif = Avec empattements
face-sans = Sans empattements
face-system = Système
text-size = Taille
smaller-text = Texte plus petit
larger-text = Texte plus grand
line-height = Interligne
smaller-line = Interligne plus serré
larger-line = Interligne plus large
column = Colonne
narrower-column = Colonne plus étroite
wider-column = Colonne plus large
step = { $now } sur { $most }
letter-spacing = Entre les lettres
closer-letters = Lettres plus serrées
wider-letters = Lettres plus espacées
word-spacing = Entre les mots
closer-words = Mots plus serrés
wider-words = Mots plus espacés
alignment = Lignes
align-start = Alignées au début
align-justify = Justifiées
tab-key = Touche Tab
tab-stops = S’arrête à chaque mention
reset = Réinitialiser
this-page = Cette page
update-ready = Lancer la nouvelle version


## Keys

keys-on = Activer les raccourcis à une touche
previews-on = Ouvrir un aperçu quand le pointeur s’arrête
enter = Entrée
escape = Échap
key-mention = Mention suivante, précédente du même genre
key-name = Mention suivante, précédente du même nom
key-open = Ouvrir la mention
key-mark = Marquer les mots sélectionnés, ou corriger le nom choisi
key-escape = Fermer, une étape à la fois
key-kinds = Personnes, lieux, organisations, chiffres, dates : afficher ou non
key-names = Noms
key-figures = Chiffres
key-dates = Dates
key-related = Articles liés
key-only = Seulement le nom choisi
key-find = Chercher un nom
key-pile = Texte précédent, suivant, s’il y en a plusieurs
key-listen = Lire à voix haute, pause
key-settings = Réglages
key-new = Nouveau texte
key-help = Cette liste


## Privacy

privacy-promise =
    Tout se passe dans ce navigateur. Le texte que vous collez est lu ici et ne
    va nulle part : derrière cette page, il n’y a ni serveur, ni compte, ni
    compteur.
rule-head = La règle à laquelle cette page est soumise
rule = Le navigateur lui-même la fait respecter : aucune connexion, sauf aux fichiers de ce site.
no-rule = Cette copie de la page ne porte aucune règle ; ses en-têtes en contenaient peut-être une.
loaded-head = Ce que cette page a chargé
loaded = { $count ->
    [one] { $count } fichier
   *[other] { $count } fichiers
 } de ce site, { $foreign } d’ailleurs.
loaded-files = Fichiers que cette page a chargés
kept-head = Ce qui est conservé
kept-what =
    Votre texte, jusqu’à la fermeture de cet onglet ; vos réglages, jusqu’à ce que
    vous effaciez les données de ce site ; les articles de votre bibliothèque,
    jusqu’à ce que vous les retiriez. Les liens vers d’autres sites ne sont suivis
    que si vous cliquez dessus.

## Emporter le texte

take-away = Emporter
take-away-lead =
    Fait ici, dans ce navigateur. Les catégories qui ne sont pas marquées
    n’entrent ni dans la page ni dans les notes.
take-copy = Copier
take-save = Enregistrer
take-print = Imprimer
take-print-what = Le texte avec ses marques en traits, ses chiffres et les articles liés
take-page = Page
take-page-what =
    HTML avec marques, noms, chiffres et articles liés ; s’ouvre partout, sans
    script
take-notes = Notes
take-notes-what = Markdown : noms, chiffres avec leurs phrases, articles liés
take-sheet = Chiffres pour un tableur
take-sheet-what = CSV : chaque chiffre à côté de ceux d’autres articles
take-table = Chiffres en tableau
take-table-what = Markdown : la même chose, pour une note
take-annotations = Annotations
take-annotations-what =
    JSON-LD : chaque mention en Web Annotation du W3C, pour d’autres programmes
take-button = { $way } : { $what }
take-making = En cours…
take-saved = Enregistré : { $file }.
take-failed = Cela n’a pas pu être fait. Rechargez la page et réessayez.


## Lecture à voix haute

listen = Écouter
reading-aloud = Lecture à voix haute
say-before = Phrase précédente
say-after = Phrase suivante
say-pause = Pause
say-on = Continuer
say-stop = Arrêter la lecture
say-speed = Vitesse
say-voice = Voix
say-speeds = 0,75×, 1×, 1,25×, 1,5×, 2×
say-remote =
    Ce navigateur n’a que des voix anglaises qui peuvent envoyer le texte à leur
    fabricant. Gloss ne s’en sert pas ; les réglages de votre système peuvent
    offrir des voix locales.
say-failed = Le navigateur n’a pas pu parler. Réessayez, ou choisissez une autre voix.


## Correcting names

not-right = Ce n’est pas juste ?
no-name = « { $words } » n’est pas un nom
other-person = « { $words } » est quelqu’un d’autre
other-place = « { $words } » est un autre lieu
other-organisation = « { $words } » est autre chose
it-is = C’est
a-person = une personne
a-place = un lieu
an-organisation = une organisation
same-as = Autre nom de …
same-find = Chercher un nom dans ce texte
same-none = Aucun autre nom dans ce texte.
correction-reach = Vaut pour ces mots dans tous les textes que vous lisez ici.
mark-as = Marquer comme
mark-words-as = Marquer « { $words } » comme
names-setting = Noms
your-corrections = Vos corrections
corrections-count = Vos corrections : { $count }
corrections-none = Aucune pour l’instant. Choisissez un nom et ouvrez « Ce n’est pas juste ? », ou sélectionnez des mots d’un texte.
corrections-kept = Elles valent pour tous les textes que vous lisez ici et restent dans ce navigateur.
remove-all = Tout supprimer
remove-correction = Supprimer : { $correction }
save-unread = Les enregistrer dans un fichier
says-no-name = « { $words } » n’est pas un nom
says-kind = « { $words } » est { $kind }
says-same = « { $words } » est { $name }
says-apart = « { $words } » n’est pas { $name }
says-marked = « { $words } » est marqué comme { $kind }
told-no-name = « { $words } » n’est plus marqué.
told-kind = « { $words } » est maintenant { $kind }.
told-same = « { $words } » est maintenant { $name }.
told-apart = « { $words } » est maintenant distinct de { $name }.
told-marked = « { $words } » est maintenant marqué comme { $kind }.
told-removed = Supprimé : { $correction }.
told-emptied = { $count ->
    [one] { $count } correction supprimée
   *[other] { $count } corrections supprimées
}.
told-imported = { $count ->
    [one] { $count } nouvelle correction importée
   *[other] { $count } nouvelles corrections importées
}.
told-flawed = { $count ->
    [one] { $count } ligne est inutilisable
   *[other] { $count } lignes sont inutilisables
}.
told-not-read = Ce n’est pas un fichier de corrections que cette version sache lire.
told-full = Il y a déjà { $count } corrections. Supprimez-en, ou exportez-les et supprimez tout.
told-undone = Annulé.
told-unread = { $count ->
    [one] { $count } ligne de vos corrections est illisible
   *[other] { $count } lignes de vos corrections sont illisibles
}. Rien n’a été jeté.
told-not-kept = Le navigateur ne conserve pas ceci : cela vaut jusqu’à la fermeture de l’onglet.
