//! What must hold for any text, read with the real model.

#![expect(clippy::unwrap_used, reason = "a test may stop here")]

use gloss_extract::corrections::Corrections;
use gloss_extract::pieces::pieces;
use gloss_extract::{Analysis, Article, Model, Span, extract};
use proptest::prelude::*;
use std::sync::OnceLock;

fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| gloss_model::load().unwrap())
}

fn read(text: &str) -> (Article, Analysis) {
    let article = gloss_intake::from_text(text);
    let analysis = extract(Some(model()), &article);
    (article, analysis)
}

fn assert_settled(article: &Article, analysis: &Analysis) {
    let text = article.text();
    for pair in analysis.mentions.windows(2) {
        let [one, two] = [pair[0].span, pair[1].span];
        assert!((one.start, std::cmp::Reverse(one.end)) < (two.start, std::cmp::Reverse(two.end)), "sorted");
        assert!(!one.crosses(two), "never crossing");
    }
    for (at, mention) in analysis.mentions.iter().enumerate() {
        assert!(!mention.span.of(text).is_empty(), "on character boundaries");
        let over =
            analysis.mentions.iter().enumerate().filter(|(other, two)| *other != at && two.span.contains(mention.span));
        assert!(over.count() <= 1, "nested at most two deep");
        let entity = &analysis.entities[mention.entity as usize];
        assert!(entity.kind == mention.kind && entity.mentions.contains(&(at as u32)), "known to its entity");
    }
}

fn assert_pieces(article: &Article, analysis: &Analysis) {
    let whole = Span::new(0, article.text().len());
    for span in article.blocks().iter().map(|block| block.span).chain([whole]) {
        let cut = pieces(span, &analysis.mentions, |_| true);
        let joined: String = cut.iter().map(|piece| piece.span.of(article.text())).collect();
        assert_eq!(joined, span.of(article.text()));
    }
}

/// News-like text, so that names, figures and dates meet and overlap.
fn newsy() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "U.S.",
        "Secretary of State",
        "John Kerry",
        "Kerry",
        "said",
        "the",
        "Islamic State",
        "(IS)",
        "over",
        "40",
        "nations",
        "between",
        "20,000",
        "and",
        "31,000",
        "fighters",
        "in",
        "Iraq",
        "'s",
        ",",
        ".",
        "on",
        "Tuesday",
        "24 September 2014",
        "$3 million",
        "a day",
        "\n",
        "\n\n",
        "“",
        "”",
        "-",
        "the",
        "city of",
        "Mosul",
        "2014",
        "a third of",
        "percent",
        "é",
        "🙂",
    ]);
    prop::collection::vec(word, 0..60).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases / 2))]

    #[test]
    fn any_text_is_read_within_the_rules(text in prop_oneof![newsy(), "\\PC{0,200}", "(?s).{0,200}"]) {
        let (article, analysis) = read(&text);
        assert_settled(&article, &analysis);
        assert_pieces(&article, &analysis);
        prop_assert_eq!(read(&text).1, analysis);
    }
}

/// Texts that a person would never write: none may take long or panic. Their
/// size makes anything quadratic hang the test run.
#[test]
fn hostile_texts_are_read() {
    let long = 300_000;
    let texts = [
        "a".repeat(long),
        "A ".repeat(long / 2),
        "\n".repeat(long),
        "\u{200d}\u{202e}".repeat(long / 6),
        "1 ".repeat(long / 2),
        "Mr ".repeat(long / 3),
        "John Kerry ".repeat(long / 11),
        "two million ".repeat(long / 12),
        "((((".repeat(long / 4),
        "U.S. ".repeat(long / 5),
        "of ".repeat(long / 3),
        "Iraq ".repeat(long / 5),
    ];
    for text in texts {
        let (article, analysis) = read(&text);
        assert_eq!(article.text(), text);
        assert!(analysis.mentions.windows(2).all(|pair| !pair[0].span.crosses(pair[1].span)));
        // Before the model has come, other rules are at work.
        let without = extract(None, &article);
        assert!(without.mentions.windows(2).all(|pair| !pair[0].span.crosses(pair[1].span)));
    }
}

#[test]
fn progress_only_grows_and_tells_of_the_tagging() {
    let article = gloss_intake::from_text(&"John Kerry flew to Baghdad on Tuesday. ".repeat(400));
    let mut told = Vec::new();
    gloss_extract::extract_with(Some(model()), &article, &Corrections::none(), &mut |percent| told.push(percent));
    assert!(told.is_sorted() && told.last().is_some_and(|last| *last <= 100), "{told:?}");
    assert!(told.len() > 50, "one step for each hundredth: {told:?}");
}

/// The same steps, told apart from the reasons that are kept beside them.
#[test]
fn an_explanation_is_of_the_very_reading() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../articles");
    for file in std::fs::read_dir(folder).unwrap() {
        let (article, analysis) = read(&std::fs::read_to_string(file.unwrap().path()).unwrap());
        let explained = gloss_extract::explain::Explanation::new(Some(model()), &article);
        assert_eq!(explained.analysis(), &analysis);
        for mention in &analysis.mentions {
            let name = explained.name(mention.span, mention.kind);
            assert_eq!(name.is_some(), mention.kind.is_name());
            // The model's own choice is the best sequence, and better than others by as much as its tags say.
            for name in name.iter().filter(|_| mention.why == "model") {
                let own = name.choices.iter().find(|choice| choice.what == Some(mention.kind)).unwrap();
                assert_eq!(name.margin > 0, own.score == Some(0) && name.margin != 0, "{:?}", mention.span);
            }
        }
    }
}
