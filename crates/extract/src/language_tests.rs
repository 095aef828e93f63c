use super::*;
use crate::Article;

fn foreign(text: &str) -> bool {
    is_foreign(&Article::plain(text.into()))
}

/// Written for this test: the beginning of a news story, in many languages.
const STORIES: &[(&str, &str)] = &[
    (
        "German",
        "Die Regierung hat am Mittwoch beschlossen, die Ausgaben für Straßen und Brücken zu erhöhen. Der Minister sagte, dass mehr als 40 Städte davon profitieren werden, und nannte das Vorhaben einen Anfang.",
    ),
    (
        "French",
        "Le gouvernement a décidé mercredi d’augmenter les dépenses pour les routes et les ponts. Le ministre a déclaré que plus de 40 villes en profiteront, et il a parlé d’un premier pas dans la bonne direction.",
    ),
    (
        "Spanish",
        "El gobierno decidió el miércoles aumentar el gasto en carreteras y puentes. El ministro dijo que más de 40 ciudades se beneficiarán de la medida y que se trata de un primer paso para la región.",
    ),
    (
        "Italian",
        "Il governo ha deciso mercoledì di aumentare la spesa per le strade e i ponti. Il ministro ha detto che più di 40 città ne trarranno beneficio e che si tratta di un primo passo per tutta la regione.",
    ),
    (
        "Dutch",
        "De regering heeft woensdag besloten meer geld uit te geven aan wegen en bruggen. De minister zei dat meer dan 40 steden daarvan zullen profiteren en noemde het een eerste stap voor het hele land.",
    ),
    (
        "Portuguese",
        "O governo decidiu na quarta-feira aumentar os gastos com estradas e pontes. O ministro disse que mais de 40 cidades vão beneficiar da medida e que se trata de um primeiro passo para a região.",
    ),
    (
        "Polish",
        "Rząd zdecydował w środę o zwiększeniu wydatków na drogi i mosty. Minister powiedział, że skorzysta na tym ponad 40 miast, i nazwał tę decyzję pierwszym krokiem dla całego kraju oraz jego mieszkańców.",
    ),
    (
        "Turkish",
        "Hükümet çarşamba günü yollar ve köprüler için harcamaları artırmaya karar verdi. Bakan, 40’tan fazla şehrin bundan yararlanacağını söyledi ve bunun bütün ülke için bir ilk adım olduğunu belirtti.",
    ),
    (
        "Swedish",
        "Regeringen beslutade på onsdagen att öka utgifterna för vägar och broar. Ministern sade att mer än 40 städer kommer att ha nytta av det och att det är ett första steg för hela landet.",
    ),
    (
        "Danish",
        "Regeringen besluttede onsdag at bruge flere penge på veje og broer. Ministeren sagde, at mere end 40 byer vil få gavn af det, og at det er et første skridt for hele landet og dets borgere.",
    ),
    (
        "Finnish",
        "Hallitus päätti keskiviikkona lisätä menoja teihin ja siltoihin. Ministeri sanoi, että yli 40 kaupunkia hyötyy siitä, ja kutsui päätöstä ensimmäiseksi askeleeksi, joka ei jää viimeiseksi koko maassa.",
    ),
    (
        "Czech",
        "Vláda ve středu rozhodla zvýšit výdaje na silnice a mosty. Ministr řekl, že z toho bude mít užitek více než 40 měst, a označil to za první krok pro celou zemi a její obyvatele.",
    ),
    (
        "Hungarian",
        "A kormány szerdán úgy döntött, hogy növeli az utakra és hidakra szánt kiadásokat. A miniszter azt mondta, hogy több mint 40 város fog ebből hasznot húzni, és ez az első lépés az egész országban.",
    ),
    (
        "Romanian",
        "Guvernul a decis miercuri să crească cheltuielile pentru drumuri și poduri. Ministrul a spus că peste 40 de orașe vor beneficia de această măsură și că este un prim pas pentru întreaga țară.",
    ),
    (
        "Indonesian",
        "Pemerintah pada hari Rabu memutuskan untuk menambah belanja jalan dan jembatan. Menteri itu mengatakan bahwa lebih dari 40 kota akan mendapat manfaat dan ini adalah langkah pertama yang penting.",
    ),
    (
        "Swahili",
        "Serikali iliamua Jumatano kuongeza matumizi ya barabara na madaraja katika nchi nzima. Waziri alisema kwamba miji zaidi ya 40 itafaidika na kwamba hii ni hatua ya kwanza kwa wananchi wa mikoa yote.",
    ),
    (
        "Vietnamese",
        "Chính phủ hôm thứ Tư quyết định tăng chi tiêu cho đường sá và cầu cống. Bộ trưởng nói rằng hơn 40 thành phố sẽ được hưởng lợi và gọi đây là bước đi đầu tiên của cả nước.",
    ),
    (
        "Russian",
        "Правительство в среду решило увеличить расходы на дороги и мосты. Министр заявил, что от этого выиграют более 40 городов, и назвал это первым шагом для всей страны.",
    ),
    (
        "Greek",
        "Η κυβέρνηση αποφάσισε την Τετάρτη να αυξήσει τις δαπάνες για δρόμους και γέφυρες. Ο υπουργός είπε ότι περισσότερες από 40 πόλεις θα ωφεληθούν.",
    ),
    (
        "Arabic",
        "قررت الحكومة يوم الأربعاء زيادة الإنفاق على الطرق والجسور. وقال الوزير إن أكثر من 40 مدينة ستستفيد من ذلك ووصفه بأنه خطوة أولى.",
    ),
    ("Hebrew", "הממשלה החליטה ביום רביעי להגדיל את ההוצאות על כבישים וגשרים. השר אמר כי יותר מ-40 ערים ייהנו מכך."),
    ("Hindi", "सरकार ने बुधवार को सड़कों और पुलों पर खर्च बढ़ाने का फैसला किया। मंत्री ने कहा कि 40 से अधिक शहरों को इसका लाभ मिलेगा।"),
    (
        "Chinese",
        "政府周三决定增加道路和桥梁的开支。部长表示，将有40多个城市从中受益，并称这是全国的第一步，今后还会有更多的措施。",
    ),
    (
        "Japanese",
        "政府は水曜日、道路と橋への支出を増やすことを決めた。大臣は40以上の都市がその恩恵を受けると述べ、これは最初の一歩だと語った。",
    ),
    (
        "Korean",
        "정부는 수요일 도로와 교량에 대한 지출을 늘리기로 결정했다. 장관은 40개 이상의 도시가 혜택을 받을 것이라고 말했다.",
    ),
];

const ENGLISH_STORY: &str = "The government decided on Wednesday to raise spending on roads and bridges. The minister said that more than 40 towns would gain from it, and called it a first step.";

#[test]
fn other_languages_are_told_from_english() {
    let missed: Vec<_> = STORIES.iter().filter(|(_, story)| !foreign(story)).map(|(name, _)| name).collect();
    assert!(missed.is_empty(), "taken for English: {missed:?}");
    assert!(!foreign(ENGLISH_STORY));
}

#[test]
fn short_texts_are_not_judged() {
    assert!(!foreign("") && !foreign("Le ministre a parlé.") && !foreign("部长表示"));
}

#[test]
fn an_english_article_with_a_quote_stays_english() {
    for (name, story) in STORIES {
        let mixed = format!("{ENGLISH_STORY}\n{ENGLISH_STORY}\n{story}");
        assert!(!foreign(&mixed), "with a quote in {name}");
    }
}

#[test]
fn a_list_of_names_and_results_is_not_foreign() {
    let results = "Real Madrid 3 Bayern München 1, Paris Saint-Germain 2 Olympique de Marseille 0\n".repeat(4);
    assert!(!foreign(&results));
}

#[test]
fn no_listed_word_is_longer_than_what_is_looked_up() {
    assert!(ENGLISH.iter().chain(FOREIGN).all(|word| word.len() <= LONGEST));
}
