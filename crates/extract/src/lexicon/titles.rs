//! Words that introduce a person: offices, ranks, forms of address.
//!
//! Source: compiled for this project from common English news usage. Licence:
//! as the project.

/// Directly before a name they make it a person's, whatever their case.
const OFFICES: &[&str] = &[
    "adm.",
    "admiral",
    "ambassador",
    "archbishop",
    "ayatollah",
    "baron",
    "baroness",
    "bishop",
    "brig.",
    "brigadier",
    "capt.",
    "captain",
    "cardinal",
    "chairman",
    "chairwoman",
    "chancellor",
    "cleric",
    "cmdr.",
    "coach",
    "col.",
    "colonel",
    "commander",
    "commissioner",
    "congressman",
    "congresswoman",
    "corporal",
    "councillor",
    "cpl.",
    "dame",
    "detective",
    "diplomat",
    "dr",
    "dr.",
    "duchess",
    "duke",
    "emir",
    "emperor",
    "envoy",
    "fr.",
    "gen.",
    "general",
    "gov.",
    "governor",
    "imam",
    "inspector",
    "journalist",
    "judge",
    "justice",
    "king",
    "lady",
    "lieutenant",
    "lord",
    "lt.",
    "maj.",
    "major",
    "marshal",
    "mayor",
    "minister",
    "mr",
    "mr.",
    "mrs",
    "mrs.",
    "ms",
    "ms.",
    "mullah",
    "officer",
    "pastor",
    "pope",
    "president",
    "prince",
    "princess",
    "prof.",
    "professor",
    "queen",
    "rabbi",
    "rep.",
    "reporter",
    "representative",
    "rev.",
    "reverend",
    "secretary",
    "sen.",
    "senator",
    "sergeant",
    "sgt.",
    "sheik",
    "sheikh",
    "sir",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "sultan",
    "superintendent",
    "supt.",
    "treasurer",
    "undersecretary",
];

/// Also part of a title, though not enough to make one.
const PARTS: &[&str] = &[
    "acting",
    "affairs",
    "army",
    "assistant",
    "attorney",
    "chief",
    "crown",
    "defence",
    "defense",
    "deputy",
    "director",
    "economy",
    "executive",
    "finance",
    "first",
    "for",
    "foreign",
    "former",
    "health",
    "home",
    "house",
    "interior",
    "justice",
    "leader",
    "majority",
    "minority",
    "of",
    "opposition",
    "police",
    "press",
    "prime",
    "security",
    "senior",
    "speaker",
    "staff",
    "state",
    "supreme",
    "then",
    "top",
    "trade",
    "treasury",
    "under",
    "vice",
];

fn listed(list: &[&str], word: &str) -> bool {
    word.len() <= 16 && list.binary_search(&word.to_lowercase().as_str()).is_ok()
}

/// Whether the word is an office or form of address.
pub(crate) fn is_office(word: &str) -> bool {
    listed(OFFICES, word)
}

/// Whether the word may stand in a title beside an office: "Prime", "of".
pub(crate) fn is_title_part(word: &str) -> bool {
    is_office(word) || listed(PARTS, word)
}

/// Forms of address that say nothing about the person's role.
pub(crate) fn is_address(word: &str) -> bool {
    matches!(word.trim_end_matches('.').to_lowercase().as_str(), "mr" | "mrs" | "ms" | "mx" | "messrs")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(OFFICES.is_sorted() && PARTS.is_sorted());
    }

    #[test]
    fn offices_are_found_in_any_case() {
        assert!(is_office("President") && is_office("spokeswoman") && is_office("Gen."));
        assert!(!is_office("of") && is_title_part("of") && !is_title_part("Baghdad"));
    }
}
