//! Words for telling where a counted noun phrase ends, and which of its words
//! is its head. Written for this project.

/// Words that no noun phrase holds: they end it.
pub(crate) const STOPS: &[&str] = &[
    "a", "about", "above", "according", "across", "after", "again", "against", "ago", "ahead", "all", "almost", "along",
    "already", "also", "although", "always", "am", "amid", "among", "an", "and", "another", "any", "apart", "are",
    "aren't", "around", "as", "aside", "at", "away", "be", "became", "because", "become", "becomes", "been", "before",
    "began", "begin", "behind", "being", "below", "besides", "between", "beyond", "both", "but", "by", "came", "can",
    "can't", "cannot", "come", "comes", "could", "couldn't", "despite", "did", "didn't", "died", "do", "does",
    "doesn't", "don't", "down", "due", "during", "each", "earlier", "either", "else", "even", "ever", "every", "except",
    "far", "fell", "for", "found", "from", "gave", "get", "gets", "go", "goes", "got", "had", "has", "have", "haven't",
    "he", "hence", "her", "here", "hers", "him", "his", "how", "however", "i", "if", "in", "inside", "instead", "into",
    "is", "isn't", "it", "its", "just", "later", "least", "left", "less", "let", "like", "made", "make", "makes", "many",
    "may", "me", "might", "more", "most", "much", "must", "my", "near", "need", "neither", "never", "no", "nor", "not",
    "now", "of", "off", "often", "on", "once", "only", "onto", "or", "our", "out", "outside", "over", "own", "past",
    "per", "perhaps", "plus", "quite", "rather", "said", "saw", "say", "saying", "says", "she", "should", "since", "so",
    "some", "soon", "still", "such", "take", "takes", "than", "that", "the", "their", "them", "then", "there",
    "therefore", "these", "they", "this", "those", "though", "through", "throughout", "thus", "till", "to", "today",
    "together", "told", "too", "took", "toward", "towards", "under", "unless", "until", "up", "upon", "us", "versus",
    "very", "via", "vs", "want", "wants", "was", "wasn't", "we", "well", "went", "were", "what", "when", "where",
    "whether", "which", "while", "who", "whom", "whose", "why", "will", "with", "within", "without", "won't", "would",
    "yes", "yet", "you", "your", "'s", "'", "i'm", "we're", "they're", "it's", "&", "worth",
];

/// Words before a number word that make a pronoun of it, or part of a name.
pub(crate) const NOT_BEFORE_ONE: &[&str] = &[
    "no", "any", "every", "each", "this", "that", "the", "another", "which", "as", "some", "such", "only", "than",
    "whichever", "last", "next", "first", "second", "other", "good", "big", "new", "at",
];

/// Heads after "one" that make an idiom of it.
pub(crate) const NOT_AFTER_ONE: &[&str] =
    &["day", "thing", "way", "time", "another", "side", "point", "hand", "word", "kind", "reason", "example", "more", "such", "or", "area"];

/// Words that look like plurals and stand before the noun that they describe.
pub(crate) const ATTRIBUTIVE: &[&str] = &[
    "sports", "arms", "sales", "systems", "operations", "communications", "securities", "women", "men", "rights",
    "savings", "goods", "customs", "news", "economics", "politics", "athletics", "services", "affairs", "sanctions",
    "drugs", "children", "games", "weapons", "accounts", "forces", "special", "overseas", "business", "less",
    "serious", "process", "access", "crisis", "gas", "bus", "press", "mass", "class", "glass", "cross", "campus",
    "virus", "corps", "various", "previous", "religious", "express", "hostess", "congress", "metropolis", "always",
    "downstairs", "indoors", "outdoors", "logistics", "electronics", "diplomatics", "human",
];

/// Nouns whose plural has no `s`: form and lemma.
pub(crate) const IRREGULAR: &[(&str, &str)] = &[
    ("people", "person"),
    ("persons", "person"),
    ("men", "man"),
    ("women", "woman"),
    ("children", "child"),
    ("feet", "foot"),
    ("teeth", "tooth"),
    ("mice", "mouse"),
    ("geese", "goose"),
    ("oxen", "ox"),
    ("lives", "life"),
    ("wives", "wife"),
    ("knives", "knife"),
    ("wolves", "wolf"),
    ("halves", "half"),
    ("leaves", "leaf"),
    ("thieves", "thief"),
    ("shelves", "shelf"),
    ("calves", "calf"),
    ("loaves", "loaf"),
    ("selves", "self"),
    ("criteria", "criterion"),
    ("phenomena", "phenomenon"),
    ("crises", "crisis"),
    ("bases", "base"),
    ("analyses", "analysis"),
    ("diagnoses", "diagnosis"),
    ("hypotheses", "hypothesis"),
    ("movies", "movie"),
    ("cookies", "cookie"),
    ("ties", "tie"),
    ("lies", "lie"),
    ("pies", "pie"),
    ("zombies", "zombie"),
    ("shoes", "shoe"),
    ("canoes", "canoe"),
    ("viruses", "virus"),
    ("buses", "bus"),
    ("gases", "gas"),
    ("alumni", "alumnus"),
    ("nuclei", "nucleus"),
    ("fungi", "fungus"),
    ("cacti", "cactus"),
    ("bacteria", "bacterium"),
    ("media", "medium"),
    ("data", "datum"),
    ("axes", "axis"),
    ("indices", "index"),
    ("vertices", "vertex"),
    ("passers", "passer"),
    ("statuses", "status"),
    ("bonuses", "bonus"),
    ("campuses", "campus"),
    ("censuses", "census"),
    ("houses", "house"),
    ("causes", "cause"),
    ("cases", "case"),
    ("nurses", "nurse"),
    ("horses", "horse"),
    ("purchases", "purchase"),
    ("caches", "cache"),
    ("headaches", "headache"),
    ("axes", "axe"),
];

/// Nouns that count many without a plural form; the lemma is the word itself.
pub(crate) const UNCHANGED: &[&str] = &[
    "personnel", "aircraft", "police", "staff", "crew", "species", "series", "sheep", "fish", "deer", "cattle",
    "spacecraft", "hovercraft", "offspring", "headquarters", "militia", "dead", "injured", "wounded", "missing",
    "killed", "hurt", "poor", "homeless", "unemployed", "elderly", "salmon", "crossroads", "folk", "infantry",
    "cavalry", "strong", "hostage", "artillery", "counsel", "youth", "trout", "bison", "swine", "squid", "shrimp",
    "faithful", "british", "french", "chinese", "japanese", "vietnamese", "portuguese", "lebanese", "sudanese",
];

/// Words after which a number is a label, not a quantity.
pub(crate) const DESIGNATORS: &[&str] = &[
    "article", "section", "page", "pages", "chapter", "room", "flight", "no.", "nos.", "number", "phase", "level",
    "type", "version", "grade", "step", "figure", "table", "channel", "exit", "highway", "route", "verse", "line",
    "block", "gate", "platform", "lot", "unit", "mark", "part", "volume", "paragraph", "annex", "appendix", "clause",
    "item", "rule", "resolution", "title", "schedule", "episode", "season", "act", "scene", "book", "psalm", "zone",
    "district", "ward", "terminal", "interstate", "bus", "train", "track", "lane", "pier", "apartment", "apt.", "suite",
    "box", "model", "mach", "boeing", "airbus", "apollo", "windows", "formula", "area", "building", "floor", "fig.",
    "p.", "pp.", "vol.", "ch.", "art.", "sec.", "§", "#", "iphone", "euro", "olympics", "covid", "category", "class",
    "tier", "division", "group", "sura", "surah", "version", "camp", "hangar", "reactor", "line", "op.", "opus", "k.",
];

/// One name for words that count the same things, by lemma.
pub(crate) const SAME: &[(&str, &str)] = &[
    ("country", "nation"),
    ("state", "nation"),
    ("strike", "airstrike"),
    ("raid", "airstrike"),
    ("troop", "soldier"),
    ("serviceman", "soldier"),
    ("militant", "fighter"),
    ("jihadist", "fighter"),
    ("insurgent", "fighter"),
    ("islamist", "fighter"),
    ("extremist", "fighter"),
    ("combatant", "fighter"),
    ("jihadi", "fighter"),
    ("plane", "aircraft"),
    ("airplane", "aircraft"),
    ("reporter", "journalist"),
    ("cop", "police"),
    ("automobile", "car"),
    ("pupil", "student"),
    ("fatality", "death"),
];

/// Units of a rate after "a": `a day`, `a barrel`.
pub(crate) const RATES: &[&str] = &[
    "day", "week", "month", "year", "hour", "minute", "second", "night", "decade", "quarter", "barrel", "share",
    "person", "head", "gallon", "litre", "liter", "ton", "tonne", "ounce", "acre", "hectare", "mile", "kilometre",
    "kilometer", "km", "pound", "kg", "kilo", "kilogram", "household", "family", "student", "ticket", "piece", "night",
    "pop", "unit", "pint", "bottle", "pack", "bushel", "metre", "meter", "game", "match", "season", "capita", "annum",
    "h", "hr", "s", "m", "d", "yr", "sec", "min", "child", "pupil", "worker", "employee", "vote", "square",
];
