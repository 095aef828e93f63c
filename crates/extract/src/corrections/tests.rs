use super::*;
use crate::{Analysis, Article, Candidate, Doc, Span, settle};
use proptest::prelude::*;

const P: Kind = Kind::Person;
const L: Kind = Kind::Place;
const O: Kind = Kind::Organisation;

fn no(form: &str) -> Correction {
    Correction::NotAName { form: form.into() }
}

fn is(form: &str, kind: Kind) -> Correction {
    Correction::Kind { form: form.into(), kind }
}

fn name(form: &str, kind: Kind) -> Correction {
    Correction::Name { form: form.into(), kind }
}

fn same(form: &str, of: &str, kind: Kind) -> Correction {
    Correction::Same { form: form.into(), of: of.into(), kind }
}

fn apart(form: &str, from: &str) -> Correction {
    Correction::Apart { form: form.into(), from: from.into() }
}

/// Candidates for strings of the text, in order of the text.
fn found(text: &str, names: &[(&str, Kind)]) -> Vec<Candidate> {
    let mut from = 0;
    let mut find = |name: &str| {
        let start = from + text.get(from..).unwrap().find(name).unwrap();
        from = start + name.len();
        Span::new(start, from)
    };
    let candidate = |&(name, kind)| Candidate { span: find(name), kind, value: None, why: "test".into() };
    names.iter().map(candidate).collect()
}

fn read(text: &str, names: &[(&str, Kind)], corrections: &[Correction]) -> Analysis {
    let article = Article::plain(text.into());
    let corrections = corrections.iter().cloned().collect();
    settle::corrected(&Doc::new(&article), found(text, names), &corrections)
}

/// `kind mention=entity` for each mention; a star for what was corrected.
fn marks(text: &str, names: &[(&str, Kind)], corrections: &[Correction]) -> Vec<String> {
    let analysis = read(text, names, corrections);
    let mark = |mention: &crate::Mention| {
        let entity = &analysis.entities[mention.entity as usize];
        let star = if mention.why == WHY { "*" } else { "" };
        format!("{}{star} {}={}", mention.kind.word(), mention.span.of(text), entity.name)
    };
    analysis.mentions.iter().map(mark).collect()
}

#[test]
fn what_is_no_name_goes_wherever_it_stands() {
    let (text, names) = ("Apple and Apple’s trees. Apple Inc. sells.", [("Apple", O), ("Apple", O), ("Apple Inc", O)]);
    assert_eq!(marks(text, &names, &[no("Apple’s")]), ["organisation Apple Inc=Apple Inc"]);
}

#[test]
fn few_capitals_are_not_the_word_in_lower_case() {
    let (text, names) = ("The US and us, U.S. too.", [("US", L), ("us", L), ("U.S.", L)]);
    assert_eq!(marks(text, &names, &[no("us")]), ["place US=United States", "place U.S.=United States"]);
    assert_eq!(marks(text, &names, &[no("U.S.")]), ["place us=us"]);
}

#[test]
fn another_kind_holds_for_all_of_a_wording() {
    let (text, names) = ("Jordan spoke. Jordan left Jordan.", [("Jordan", L), ("Jordan", P), ("Jordan", L)]);
    let expected = ["person* Jordan=Jordan", "person Jordan=Jordan", "person* Jordan=Jordan"];
    assert_eq!(marks(text, &names, &[is("Jordan", P)]), expected);
}

#[test]
fn another_name_joins_what_it_means_with_key_and_all() {
    let text = "The Secretary met Daesh. John F. Kerry and Islamic State spoke. Kerry left.";
    let names = [("Secretary", P), ("Daesh", L), ("John F. Kerry", P), ("Islamic State", O), ("Kerry", P)];
    let corrections = [same("Secretary", "John Kerry", P), same("Daesh", "ISIL", O)];
    let expected = [
        "person* Secretary=John F. Kerry",
        "organisation* Daesh=Islamic State",
        "person John F. Kerry=John F. Kerry",
        "organisation Islamic State=Islamic State",
        "person Kerry=John F. Kerry",
    ];
    assert_eq!(marks(text, &names, &corrections), expected);
    // In a text that says nothing else, the name is that of the correction.
    let alone = read("Daesh fled.", &[("Daesh", L)], &corrections);
    let known: Vec<_> = alone.entities.iter().map(|entity| (entity.kind, entity.key.as_str())).collect();
    assert_eq!(known, [(O, "islamic state")]);
    assert_eq!(alone.entities[0].aliases[0].text, "Daesh");
}

#[test]
fn a_chain_leads_to_its_end_and_a_circle_is_broken_by_what_was_said_last() {
    let mut all: Corrections = [same("Alpha", "Beta", O), same("Beta", "Gamma", O)].into_iter().collect();
    assert_eq!((all.reading("Alpha"), all.reading("Beta"), all.reading("Gamma")), ("Gamma", "Gamma", "Gamma"));
    all.add([same("Gamma", "Alpha", O)]);
    assert_eq!(all.list().len(), 2);
    assert_eq!((all.reading("Alpha"), all.reading("Beta"), all.reading("Gamma")), ("Beta", "Beta", "Beta"));
}

#[test]
fn what_is_kept_apart_is_an_entity_of_its_own() {
    let text = "Bill Clinton spoke. Clinton smiled. The FPU of the Free Press Union.";
    let names = [("Bill Clinton", P), ("Clinton", P), ("FPU", O), ("Free Press Union", O)];
    let expected = [
        "person Bill Clinton=Bill Clinton",
        "person* Clinton=Clinton",
        "organisation* FPU=FPU",
        "organisation Free Press Union=Free Press Union",
    ];
    assert_eq!(marks(text, &names, &[apart("Clinton", "Bill Clinton"), apart("FPU", "Free Press Union")]), expected);
    // Of somebody else it may still be the surname.
    let other = "Hillary Clinton spoke. Clinton smiled.";
    let names = [("Hillary Clinton", P), ("Clinton", P)];
    let expected = ["person Hillary Clinton=Hillary Clinton", "person Clinton=Hillary Clinton"];
    assert_eq!(marks(other, &names, &[apart("Clinton", "Bill Clinton")]), expected);
}

#[test]
fn spellings_of_one_person_can_be_kept_apart() {
    let (text, names) = ("Assad spoke to al-Assad.", [("Assad", P), ("al-Assad", P)]);
    assert_eq!(marks(text, &names, &[apart("al-Assad", "Assad")]), ["person Assad=Assad", "person* al-Assad=al-Assad"]);
}

#[test]
fn what_the_reader_has_marked_is_marked_wherever_it_stands() {
    let text = "Tahrir Square’s shops. In TAHRIR SQUARE, at tahrir square. Tahrir-Square!";
    let expected = [
        "place* Tahrir Square=Tahrir Square",
        "place* TAHRIR SQUARE=Tahrir Square",
        "place* Tahrir-Square=Tahrir Square",
    ];
    assert_eq!(marks(text, &[], &[name("“Tahrir Square’s”", L)]), expected);
    assert_eq!(marks("Us or US? US!", &[], &[name("US", L)]).len(), 2);
    assert_eq!(marks("He bought bitcoin. Bitcoin fell.", &[], &[name("bitcoin", O)]).len(), 2);
}

#[test]
fn what_the_reader_has_marked_stands_in_for_what_it_touches() {
    let text = "Old Tahrir Square Cafe of New Tahrir.";
    let corrections = [name("Tahrir Square Cafe", O)];
    let names = [("Old Tahrir", L), ("Square", L), ("New Tahrir", L)];
    let expected = ["organisation* Tahrir Square Cafe=Tahrir Square Cafe", "place New Tahrir=New Tahrir"];
    assert_eq!(marks(text, &names, &corrections), expected);
    // A longer name of the text's own stays.
    let expected = ["place Old Tahrir=Old Tahrir", "place New Tahrir=New Tahrir"];
    assert_eq!(marks(text, &[names[0], names[2]], &[name("Tahrir", P)]), expected);
    // Within a figure it is nested, over the edge of one it stands in for it.
    let text = "It has 40 Yezidi villages.";
    let figure = [("40 Yezidi villages", Kind::Figure)];
    let expected = ["figure 40 Yezidi villages=40 yezidi villages", "organisation* Yezidi=Yezidi"];
    let read = marks(text, &figure, &[name("Yezidi", O)]);
    assert_eq!(read.iter().map(|mark| mark.to_lowercase()).collect::<Vec<_>>(), expected.map(str::to_lowercase));
    assert_eq!(marks(text, &[("40 Yezidi", Kind::Figure)], &[name("Yezidi villages", O)]).len(), 1);
}

#[test]
fn another_kind_for_what_only_the_reader_has_marked_keeps_it_marked() {
    let all: Corrections = [name("Tahrir", P), is("tahrir", L)].into_iter().collect();
    assert_eq!(all.list(), [name("tahrir", L)]);
}

#[test]
fn the_later_of_two_that_contradict_each_other_holds() {
    let list = |all: &[Correction]| all.iter().cloned().collect::<Corrections>().list().to_vec();
    assert_eq!(list(&[is("Alpha", P), is("alpha", L)]), [is("alpha", L)]);
    assert_eq!(list(&[is("Alpha", P), same("Alpha", "Beta", P), no("Alpha")]), [no("Alpha")]);
    assert_eq!(list(&[no("Alpha"), name("Alpha", P)]), [name("Alpha", P)]);
    assert_eq!(list(&[same("Alpha", "Beta", P), apart("Alpha", "Beta")]), [apart("Alpha", "Beta")]);
    assert_eq!(list(&[apart("Alpha", "Beta"), apart("Alpha", "Gamma")]).len(), 2);
    assert_eq!(list(&[name("Alpha", L), same("Alpha", "Beta", P)]), [name("Alpha", P), same("Alpha", "Beta", P)]);
    assert_eq!(list(&[same("Alpha", "Beta", P), is("Alpha", L)]), [is("Alpha", L)]);
    assert_eq!(list(&[same("Alpha", "alpha", P), apart("Alpha", "Alpha"), no("–"), is("Alpha", Kind::Date)]), []);
}

#[test]
fn there_is_an_end_to_them() {
    let mut all = Corrections::none();
    let many = (0..MOST + 3).map(|number| no(&format!("Name {number}")));
    assert_eq!(all.add(many), 3);
    assert_eq!(all.add([no("Name 1")]), 0, "it takes the place of itself");
    assert_eq!(all.list().len(), MOST);
}

#[test]
fn lines_are_read_as_they_are_written_and_what_is_none_is_named() {
    let all = [
        no("U.S."),
        is("Jordan", P),
        same("Daesh", "Islamic State", O),
        apart("Clinton", "Bill Clinton"),
        name("Élysée", L),
    ];
    let all: Corrections = all.into_iter().collect();
    let lines = all.lines();
    assert_eq!(Corrections::parse(&lines), (all.clone(), vec![]));
    let damaged =
        lines.replace("kind\tJordan", "kimd\tJordan") + "\0\u{1}\nsame\tA1\nkind\tA1\tdate\t\nname\t\tplace\t\n";
    let (read, flawed) = Corrections::parse(&damaged);
    assert_eq!(read.list().len(), all.list().len() - 1);
    assert_eq!(flawed.len(), 5, "{flawed:?}");
}

#[test]
fn records_are_as_documented() {
    let head = serde_json::to_string(&Head::of(5)).unwrap();
    let documented = include_str!("../../../../docs/corrections-file.md");
    assert!(documented.contains(&head), "{head}");
    for one in [
        no("Sunday Mirror"),
        is("Jordan", P),
        same("Daesh", "Islamic State", O),
        apart("Clinton", "Bill Clinton"),
        name("Tahrir Square", L),
    ] {
        let line = serde_json::to_string(&Record::of(&one)).unwrap();
        assert!(documented.contains(&line), "{line}");
        assert_eq!(serde_json::from_str::<Record>(&line).unwrap().read(), Some(one));
    }
}

/// Words of which texts, names and corrections are made, so that they meet.
const WORDS: [&str; 12] =
    ["Kerry", "John", "the", "U.S.", "us", "al-Assad", "40", "Assad’s", "State", "Islamic", "–", "nations."];

fn words(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(0..WORDS.len(), 1..most)
        .prop_map(|picked| picked.iter().map(|at| WORDS[*at]).collect::<Vec<_>>().join(" "))
}

fn corrections() -> impl Strategy<Value = Vec<Correction>> {
    let one = (0..5, words(4), words(4), 0..3_usize).prop_map(|(which, form, other, kind)| {
        let kind = [P, L, O][kind];
        match which {
            0 => no(&form),
            1 => is(&form, kind),
            2 => same(&form, &other, kind),
            3 => apart(&form, &other),
            _ => name(&form, kind),
        }
    });
    prop::collection::vec(one, 0..8)
}

fn candidates(text: &str, picked: &[(usize, usize, usize)]) -> Vec<Candidate> {
    let article = Article::plain(text.into());
    let doc = Doc::new(&article);
    let tokens = doc.tokens().len().max(1);
    let span = |at: usize, length: usize| doc.span(at % tokens..(at % tokens + length).min(tokens));
    let of = |&(at, length, kind): &(usize, usize, usize)| {
        Some(Candidate { span: span(at, length)?, kind: Kind::ALL[kind], value: None, why: "test".into() })
    };
    picked.iter().filter_map(of).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases * 2))]

    #[test]
    fn marks_never_cross_and_entities_hold_together(
        text in words(30), picked in prop::collection::vec((0..30_usize, 1..4_usize, 0..5_usize), 0..12), list in corrections()
    ) {
        let article = Article::plain(text.clone());
        let doc = Doc::new(&article);
        let all: Corrections = list.into_iter().collect();
        let analysis = settle::corrected(&doc, candidates(&text, &picked), &all);
        for (at, one) in analysis.mentions.iter().enumerate() {
            prop_assert!(!one.span.of(&text).is_empty());
            let around = analysis.mentions.iter().enumerate().filter(|(other, two)| *other != at && two.span.contains(one.span));
            prop_assert!(around.count() <= 1);
            prop_assert!(analysis.mentions.iter().all(|two| !one.span.crosses(two.span)));
            prop_assert!(analysis.entities[one.entity as usize].mentions.contains(&(at as u32)));
            prop_assert_eq!(analysis.entities[one.entity as usize].kind, one.kind);
            let form = wording(one.span.of(&text));
            let is_none = all.list().iter().any(|other| *other == no(other.form()) && wording(other.form()) == form);
            prop_assert!(!(is_none && one.kind.is_name()));
        }
        let mut keys: Vec<_> = analysis.entities.iter().map(|entity| (entity.kind, &entity.key)).collect();
        keys.sort();
        keys.dedup();
        prop_assert_eq!(keys.len(), analysis.entities.len());
        // Once more gives the same, and with all taken back it is as before.
        prop_assert_eq!(&settle::corrected(&doc, candidates(&text, &picked), &all), &analysis);
        let mut back = all.clone();
        prop_assert!(all.list().iter().all(|one| back.remove(one)));
        prop_assert_eq!(settle::corrected(&doc, candidates(&text, &picked), &back), settle::settle(&doc, candidates(&text, &picked)));
        let lines = all.lines();
        prop_assert_eq!(Corrections::parse(&lines), (all, vec![]));
    }

    #[test]
    fn the_order_of_those_that_do_not_contradict_says_nothing(
        text in words(30), picked in prop::collection::vec((0..30_usize, 1..4_usize, 0..5_usize), 0..12), list in corrections(), turn in 0..8_usize
    ) {
        let article = Article::plain(text.clone());
        let doc = Doc::new(&article);
        let all: Corrections = list.into_iter().collect();
        let mut turned = all.list().to_vec();
        let turn = turn.min(turned.len());
        turned.rotate_left(turn);
        let turned: Corrections = turned.into_iter().collect();
        prop_assert_eq!(turned.list().len(), all.list().len());
        let read = |with: &Corrections| settle::corrected(&doc, candidates(&text, &picked), with);
        prop_assert_eq!(read(&turned), read(&all));
    }

    #[test]
    fn what_is_not_in_the_text_changes_nothing(
        text in words(30), picked in prop::collection::vec((0..30_usize, 1..4_usize, 0..5_usize), 0..12)
    ) {
        let article = Article::plain(text.clone());
        let doc = Doc::new(&article);
        let all: Corrections =
            [no("Zeta"), is("Zeta Two", P), same("Zeta Three", "John Kerry", P), apart("Zeta Four", "Kerry"), name("Zeta Five", L)].into_iter().collect();
        prop_assert_eq!(settle::corrected(&doc, candidates(&text, &picked), &all), settle::settle(&doc, candidates(&text, &picked)));
    }

    #[test]
    fn any_line_is_a_correction_or_none(line in "(not_a_name|kind|same|apart|name)?\t?\\PC{0,20}\t?\\PC{0,9}\t?\\PC{0,9}") {
        let (read, _) = Corrections::parse(&line);
        let lines = read.lines();
        prop_assert_eq!(Corrections::parse(&lines), (read, vec![]));
    }
}
