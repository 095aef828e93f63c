//! Whose a figure is: the country of which a sentence says that it has what is
//! counted.

use gloss_extract::Kind;
use gloss_extract::lexicon::aliases::well_known;
use gloss_extract::lexicon::fold::Lower;

/// What stands between a country and the figure of what it has.
const HOLDS: &[&str] = &[
    "taken in",
    "took in",
    "has",
    "had",
    "have",
    "hosts",
    "hosted",
    "hosting",
    "houses",
    "housed",
    "shelters",
    "sheltered",
    "received",
    "accepted",
    "absorbed",
    "holds",
    "counts",
    "counted",
    "registered",
    "shelter to",
    "home to",
    "refuge to",
];

/// The most words of a country's name here.
const LONGEST_COUNTRY: usize = 4;

/// The country before a figure that has what it counts: `Turkey has taken in`,
/// `Turkey, which has given shelter to`, and in a list `, Turkey 815,000`.
pub(crate) fn holder(before: &str) -> Option<String> {
    let before = before.trim_end();
    let Some(clause) = HOLDS.iter().find_map(|verb| before.strip_suffix(verb)?.strip_suffix(' ')) else {
        return country_at_end(before, true);
    };
    match clause.rsplit_once(", which ") {
        Some((subject, _)) => country_at_end(subject, false),
        None => country_at_end(without_helpers(clause), false),
    }
}

fn without_helpers(clause: &str) -> &str {
    let helper =
        |word: &str| matches!(word, "has" | "had" | "have" | "now" | "then" | "already" | "is" | "gives" | "gave");
    let mut rest = clause;
    while let Some((head, _)) = rest.rsplit_once(' ').filter(|(_, last)| helper(last)) {
        rest = head;
    }
    rest
}

/// The country that the words end with; in a list, behind a comma or "and".
fn country_at_end(words: &str, in_list: bool) -> Option<String> {
    let words: Vec<&str> = words.rsplit(' ').take(LONGEST_COUNTRY + 1).collect();
    (1..=LONGEST_COUNTRY).rev().find_map(|length| {
        let (name, rest) = words.split_at_checked(length)?;
        let name = name.iter().rev().copied().collect::<Vec<_>>().join(" ");
        let listed = rest.first().is_some_and(|word| word.ends_with(',') || *word == "and");
        (is_country(&name) && (!in_list || listed)).then(|| name.lower())
    })
}

/// Whether a place is a country, not a town.
pub(crate) fn is_country(place: &str) -> bool {
    well_known(Kind::Place, place).is_some_and(|known| known.has_people)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_has_what_its_sentence_counts() {
        let of = |before| holder(before);
        for before in
            ["Turkey has taken in ", "Turkey is home to", "near Turkey, which borders Syria and gave shelter to "]
        {
            assert_eq!(of(before).as_deref(), Some("turkey"), "{before}");
        }
        assert_eq!(of("Lebanon then had 1.14 million and Saudi Arabia ").as_deref(), Some("saudi arabia"));
        for before in ["", "In Turkey", "Kerry has met ", "Kobane has", "He left Turkey with"] {
            assert_eq!(of(before), None, "{before}");
        }
    }
}
