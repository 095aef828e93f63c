//! What the page knows, and how it changes. Pure: no browser in here.

use crate::aloud::{Aloud, Say};
use crate::away::Took;
use crate::beside::{BESIDE, Beside};
use crate::correct::{Change, Hand, Selected};
use crate::draft::{Draft, Trouble};
use crate::library::{Library, Standing, Told};
use crate::pile::Pile;
use crate::prefs::{Density, Marks, Prefs};
use crate::quest::Quest;
use crate::route::Route;
use crate::shared::Shared;
use crate::sheet::{Sheet, Stage};
use crate::take::{Before, Bring};
use crate::tally::Table;
use crate::update::{Step, Update};
use crate::whole::Whole;
use gloss_engine::{Card, Edition, Failure, Linked, Reading, Reply, Request, Search};
use gloss_extract::{Article, Kind, Mention, Span};
use jiff::civil::Date;
use std::ops::Range;
use std::rc::Rc;
use yew::Reducible;

/// A list in the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// Who and where.
    #[default]
    Names,
    /// How many.
    Figures,
    /// When.
    Dates,
    /// Other articles.
    Related,
}

/// A window over the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialog {
    /// How the text looks.
    Settings,
    /// What the reader has corrected.
    Corrections,
    /// What leaves this browser.
    Privacy,
    /// Keys.
    Help,
    /// Documents made of the text.
    Away,
}

/// The mention that the reader has chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen {
    /// Index into the reading's mentions.
    pub mention: u32,
    /// Index into its entities.
    pub entity: u32,
}

/// The card at a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peek {
    /// Which mention.
    pub mention: u32,
    /// Whether it stays until closed.
    pub pinned: bool,
    /// Whether the mention is one of the article beside the text.
    pub beside: bool,
}

/// What the service worker and the other tabs have told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offline {
    /// All files are kept: the page works without a connection.
    Saved,
    /// They were kept before.
    Kept,
    /// Whether the device has no connection.
    Cut(bool),
    /// A newer version waits.
    Update,
    /// The reader wants the newer version, and the page is open in other tabs too.
    Others,
    /// Another tab has started it.
    Taken,
}

/// The reading that is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    /// The page's own counter.
    pub revision: u32,
    /// Ready to be sent.
    pub request: Request,
}

/// Everything that the page shows follows from this.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct State {
    /// Where the reader is.
    pub route: Route,
    /// What stands in the box of the first screen.
    pub draft: Draft,
    /// The reader's own text.
    pub own: Option<Sheet>,
    /// The texts that came together with it.
    pub pile: Pile,
    /// What is being opened, as long as none of it can be read.
    pub coming: Option<Pile>,
    /// What the reader's own text has replaced.
    pub before: Option<Box<Before>>,
    /// Counts the changes of the reader's own text.
    pub turns: u32,
    /// The bundled article that was opened last.
    pub bundled: Option<Sheet>,
    /// The kept article that was opened last.
    pub kept: Option<Sheet>,
    /// The article beside the text, where there is room.
    pub beside: Option<Beside>,
    /// The reader's own library.
    pub library: Library,
    /// The search over all articles.
    pub quest: Quest,
    /// The bundled articles, newest first; none until the archive is there.
    pub catalogue: Option<Rc<[Card]>>,
    /// A large archive, as it can be kept whole.
    pub edition: Option<Rc<Edition>>,
    /// How much of it is kept.
    pub whole: Option<Whole>,
    /// Whether names can be found yet.
    pub names: bool,
    /// Whether the worker at hand has what tells the names, or will not get it.
    pub ready: bool,
    /// How many workers could find names so far; each begins with an empty
    /// shelf.
    pub workers: u32,
    /// Counts the readings asked for.
    pub revision: u32,
    /// The reading whose replies count.
    pub job: Option<Rc<Job>>,
    /// Bytes read, and bytes in all.
    pub progress: Option<(u32, u32)>,
    /// The mention that the reader has chosen.
    pub chosen: Option<Chosen>,
    /// The card.
    pub peek: Option<Peek>,
    /// The list in the panel.
    pub tab: Tab,
    /// How the figures are sorted and which are shown.
    pub table: Table,
    /// What became of what the reader takes away; `None` once that is old.
    pub took: Option<Took>,
    /// How the text is read aloud.
    pub aloud: Aloud,
    /// Whether the panel is open, where it does not stand beside the text.
    pub panel: bool,
    /// Whether all but the chosen entity fade.
    pub only: bool,
    /// The window over the page.
    pub dialog: Option<Dialog>,
    /// What could not be done.
    pub trouble: Option<Trouble>,
    /// Whether all files are kept.
    pub kept_here: bool,
    /// Whether there is no connection.
    pub cut: bool,
    /// Whether the line that all is saved shows.
    pub saved: bool,
    /// The newer version, if one waits.
    pub update: Update,
    /// What is kept between visits.
    pub prefs: Prefs,
    /// What the reader has corrected about names.
    pub hand: Hand,
    /// Words of the text that the reader has selected.
    pub selected: Option<Rc<Selected>>,
}

/// What can happen.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// The address changed; the page was scrolled to so many pixels.
    Navigated(Route, f64),
    /// Open an article beside the text, or close it.
    Beside(Option<Route>),
    /// The box of the first screen changed.
    Typed(Draft),
    /// Read this.
    Read(Draft),
    /// Files and foreign pages come.
    Bring(Bring),
    /// The reader sets the article's day, or goes back to the one found.
    SetDate(Option<Date>),
    /// Take the line that begins here into the article, or out of it.
    Shift(u32),
    /// Show these lines that were left out, or fold them; by their place among
    /// the article's blocks.
    Unfold(Range<usize>, bool),
    /// Offer to leave out any line, or no longer.
    ToggleChoosing,
    /// The language of the text at hand was told, if it can be, as ISO 639 has it.
    Language(Option<String>),
    /// Stop reading.
    Cancel,
    /// How much of a large archive is kept.
    Whole(Whole),
    /// The engine answered.
    Replied(Reply),
    /// The engine cannot be started.
    Broke,
    /// The engine broke down, with these words of the browser; whether it is
    /// started afresh before it is asked for anything.
    Died(String, bool),
    /// Mark this kind or no longer.
    ToggleKind(Kind),
    /// Mark more or less.
    SetDensity(Density),
    /// Choose a mention and show its entity in the panel.
    Choose(u32),
    /// Choose an entity by its first mention.
    ChooseEntity(u32),
    /// Back to the list of names.
    Unchoose,
    /// The next mention, or the one before.
    Step {
        /// Onwards.
        forward: bool,
        /// Of the same entity rather than of the same kind.
        same: bool,
    },
    /// Show the card at a mention.
    Peek(Peek),
    /// Close the card if it is not pinned.
    Unpeek,
    /// Show only the chosen entity, or all again.
    ToggleOnly,
    /// Sort the figures, or show others.
    Arrange(Table),
    /// Something becomes of what the reader takes away.
    Took(Took),
    /// The text is read aloud.
    Aloud(Say),
    /// Open a list.
    Open(Tab),
    /// Close the panel.
    ClosePanel,
    /// Undo one step.
    Escape,
    /// Open a window or close it.
    Show(Option<Dialog>),
    /// Something could not be done.
    Trouble(Option<Trouble>),
    /// The service worker told something.
    Offline(Offline),
    /// Take down the line that all is saved, and the bar about an update.
    Dismiss,
    /// The reader's choices changed.
    SetPrefs(Prefs),
    /// The library's store told something.
    Library(Told),
    /// Search for something.
    Search(Search),
    /// The reader's corrections change.
    Correct(Change),
    /// Words are selected, or none any more.
    Select(Option<Rc<Selected>>),
}

impl State {
    /// The page as it starts: at an address, with what was kept.
    pub fn start(route: Route, prefs: Prefs, draft: Draft, own: Option<Sheet>) -> Self {
        let mut state = Self { prefs, draft, own, ..Self::default() };
        state.go(route);
        state
    }

    /// The text at hand, if any.
    pub fn sheet(&self) -> Option<&Sheet> {
        match self.route {
            Route::Start | Route::Library => None,
            Route::Own { .. } => self.own.as_ref(),
            Route::Bundled { .. } => self.bundled.as_ref(),
            Route::Kept { .. } => self.kept.as_ref(),
        }
    }

    /// The reading of the text at hand.
    pub fn reading(&self) -> Option<&Shared<Reading>> {
        self.sheet()?.reading.as_ref()
    }

    /// A mention of the text at hand.
    pub fn mention(&self, index: u32) -> Option<&Mention> {
        self.sheet()?.mentions().get(index as usize)
    }

    pub(crate) fn sheet_mut(&mut self) -> Option<&mut Sheet> {
        match self.route {
            Route::Start | Route::Library => None,
            Route::Own { .. } => self.own.as_mut(),
            Route::Bundled { .. } => self.bundled.as_mut(),
            Route::Kept { .. } => self.kept.as_mut(),
        }
    }

    /// Applies one action.
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::Navigated(route, scroll) => self.navigated(route, scroll),
            Action::Beside(route) => self.set_beside(route),
            Action::Typed(draft) => self.typed(draft),
            Action::Read(draft) => self.read(draft),
            Action::Bring(bring) => self.brought(bring),
            Action::SetDate(date) => self.set_date(date),
            Action::Shift(start) => self.shift(start),
            Action::Unfold(blocks, open) => {
                self.sheet_mut().into_iter().for_each(|sheet| sheet.unfold(blocks.clone(), open));
            }
            Action::Language(name) => {
                let foreign = self.sheet_mut().filter(|sheet| sheet.is_foreign);
                foreign.into_iter().for_each(|sheet| sheet.language.clone_from(&name));
            }
            Action::ToggleChoosing => {
                self.sheet_mut().into_iter().for_each(|sheet| sheet.edits.choosing = !sheet.edits.choosing);
            }
            Action::Cancel => {
                self.ready = false;
                self.halt(Stage::Stopped);
            }
            Action::Whole(whole) => self.whole = Some(whole),
            Action::Replied(reply) => self.replied(reply),
            Action::Broke => self.broke(),
            Action::Died(why, again) => self.died(why, again),
            Action::ToggleKind(kind) => self.set_marks(self.prefs.marks.toggled(kind)),
            Action::SetDensity(density) => self.set_marks(self.prefs.marks.at(density)),
            Action::Choose(mention) => self.choose(mention, true),
            Action::ChooseEntity(entity) => self.choose_entity(entity),
            Action::Unchoose => (self.chosen, self.only) = (None, false),
            Action::Step { forward, same } => self.step(forward, same),
            // No card comes between the reader and what they select.
            Action::Peek(peek) if peek.pinned || self.selected.is_none() => self.peek = Some(peek),
            Action::Peek(_) => {}
            Action::Unpeek => self.peek = self.peek.filter(|peek| peek.pinned),
            Action::ToggleOnly => self.only = !self.only && self.chosen.is_some(),
            Action::Arrange(table) => (self.table, self.took) = (table, None),
            Action::Took(took) => self.took = Some(took),
            Action::Aloud(say) => self.say(say),
            Action::Open(tab) => self.open(tab),
            Action::ClosePanel => self.panel = false,
            Action::Escape => self.escape(),
            Action::Show(dialog) => (self.dialog, self.peek, self.took) = (dialog, None, None),
            Action::Trouble(trouble) => self.trouble = trouble,
            Action::Offline(Offline::Saved) => (self.saved, self.kept_here) = (true, true),
            Action::Offline(Offline::Kept) => self.kept_here = true,
            Action::Offline(Offline::Cut(cut)) => self.cut = cut,
            Action::Offline(Offline::Update) => (self.update.step, self.update.ready) = (Step::Waits, true),
            Action::Offline(Offline::Others) => self.update.step = Step::Asked,
            Action::Offline(Offline::Taken) => self.update.step = Step::Taken,
            Action::Dismiss => (self.saved, self.update.step) = (false, Step::None),
            Action::SetPrefs(prefs) => self.prefs = prefs,
            Action::Library(told) => self.told(told),
            Action::Search(search) => self.quest.seek(search),
            Action::Correct(change) => self.correct(change),
            Action::Select(selected) => {
                self.peek = self.peek.filter(|peek| peek.pinned || selected.is_none());
                self.selected = selected;
            }
        }
    }

    /// The kept article whose text is to be fetched from the store.
    pub fn wanted(&self) -> Option<&str> {
        let beside = self.beside.as_ref().map(|beside| &beside.sheet);
        let mut sheets = [self.sheet(), beside].into_iter().flatten();
        let sheet = sheets.find(|sheet| !sheet.is_here() && sheet.stage == Stage::Reading)?;
        sheet.kept.as_deref().filter(|_| self.library.standing == Standing::Open)
    }

    /// The text at hand as it is to be kept, once the reader has changed its day
    /// or its lines and it is read again.
    pub fn edited(&self) -> Option<Shared<Article>> {
        let sheet = self.sheet().filter(|sheet| sheet.is_own() && sheet.stage == Stage::Marked)?;
        sheet.article.clone().filter(|_| sheet.edited)
    }

    /// The text at hand is read again at once, others when they are opened.
    fn correct(&mut self, change: Change) {
        self.selected = None;
        let read = |sheet: &Sheet| matches!(sheet.stage, Stage::Reading | Stage::Marked) && sheet.is_here();
        if self.hand.apply(change) && self.sheet().is_some_and(read) {
            self.ask();
        }
    }

    fn told(&mut self, told: Told) {
        if let (Told::Fetched(id, kept), Some(Beside { sheet, .. })) = (&told, &mut self.beside)
            && sheet.kept.as_ref() == Some(id)
            && !sheet.is_here()
        {
            match kept {
                Some(kept) => sheet.fetched(kept),
                None => sheet.stage = Stage::Failed(Trouble::NotKept),
            }
        }
        if let Told::Fetched(id, kept) = &told
            && let Some(sheet) = self.kept.as_mut().filter(|sheet| sheet.kept.as_ref() == Some(id) && !sheet.is_here())
        {
            match kept {
                Some(kept) => sheet.fetched(kept),
                None => sheet.stage = Stage::Failed(Trouble::NotKept),
            }
            if sheet.is_here() && self.route.same_text(&Route::kept(id)) {
                self.ask();
            }
        }
        // Without the library its articles cannot come.
        if let (Told::Shut(fault), Some(sheet)) = (&told, self.kept.as_mut().filter(|sheet| !sheet.is_here())) {
            sheet.stage = Stage::Failed(Trouble::Library(*fault));
        }
        if matches!(told, Told::Changed(_)) {
            // What is newest is told; corrections can be undone in their list too.
            self.hand.note = None;
        }
        self.library.hear(told);
    }

    /// The same words are the same draft, whose HTML then still holds.
    fn typed(&mut self, draft: Draft) {
        self.calm();
        if draft.html.is_some() || draft.text != self.draft.text {
            self.draft = draft;
        }
    }

    /// What the page lacks it lacks for all texts.
    fn calm(&mut self) {
        self.trouble = self.trouble.take().filter(|trouble| matches!(trouble, Trouble::Engine(_)));
    }

    fn navigated(&mut self, route: Route, scroll: f64) {
        if route.same_text(&self.route) {
            if let Some(mention) = route.mention() {
                self.choose(mention, true);
            }
            self.route = route;
            return;
        }
        if let Some(sheet) = self.sheet_mut() {
            sheet.scroll = scroll;
        }
        self.go(route);
    }

    pub(crate) fn go(&mut self, route: Route) {
        (self.chosen, self.peek, self.panel, self.only) = (None, None, false, false);
        (self.progress, self.took, self.selected) = (None, None, None);
        self.calm();
        self.aloud.leave();
        self.library.pass_over();
        self.route = route;
        self.leave_beside();
        match &self.route {
            Route::Own { .. } if self.own.is_none() => self.route = Route::Start,
            Route::Bundled { id, .. } if self.bundled.as_ref().and_then(|sheet| sheet.id.as_ref()) != Some(id) => {
                self.bundled = Some(Sheet::bundled(id));
            }
            Route::Kept { id, .. } => self.bring(id.clone()),
            _ => {}
        }
        let turn = self.hand.turn;
        let old = |sheet: &Sheet| sheet.stage == Stage::Marked && sheet.turn != turn;
        let unread =
            |sheet: &Sheet| sheet.is_here() && (old(sheet) || matches!(sheet.stage, Stage::Reading | Stage::Failed(_)));
        if self.sheet().is_some_and(unread) {
            self.ask();
        } else {
            self.job = None;
        }
        self.choose_asked();
    }

    /// Makes ready for a kept article, unless it is there from before.
    fn bring(&mut self, id: String) {
        let here = |sheet: &Sheet| sheet.kept.as_ref() == Some(&id) && sheet.is_here();
        if !self.kept.as_ref().is_some_and(here) {
            let mut sheet = Sheet::kept(&id);
            if let Standing::Shut(fault) = self.library.standing {
                sheet.stage = Stage::Failed(Trouble::Library(fault));
            }
            self.kept = Some(sheet);
        }
    }

    fn read(&mut self, draft: Draft) {
        match draft.check() {
            Err(trouble) => self.trouble = Some(trouble),
            Ok(()) => {
                self.draft = draft.clone();
                self.replace(Pile::default(), Sheet::own(draft, None));
            }
        }
    }

    fn set_date(&mut self, date: Option<Date>) {
        if let Some(sheet) = self.sheet_mut() {
            (sheet.date, sheet.edited) = (date, true);
            self.ask();
        }
    }

    fn shift(&mut self, start: u32) {
        if self.sheet_mut().is_some_and(|sheet| sheet.shift(start)) {
            self.ask();
        }
    }

    /// Asks for a reading of the text at hand; replies to older ones count no
    /// longer.
    fn ask(&mut self) {
        self.revision += 1;
        let (revision, turn) = (self.revision, self.hand.turn);
        if let Some(sheet) = self.sheet_mut() {
            sheet.turn = turn;
            sheet.stage = Stage::Reading;
            let request = Request::Read { revision, input: sheet.input(), date: sheet.date };
            self.job = Some(Rc::new(Job { revision, request }));
        }
    }

    fn halt(&mut self, stage: Stage) {
        (self.job, self.progress) = (None, None);
        if let Some(sheet) = self.sheet_mut()
            && sheet.stage == Stage::Reading
        {
            sheet.halt(stage);
        }
    }

    /// Where no text tells it, the page does.
    fn broke(&mut self) {
        let reads = self.sheet().is_some_and(|sheet| sheet.stage == Stage::Reading);
        self.halt(Stage::Failed(Trouble::Broke(None)));
        self.trouble = (!reads).then_some(Trouble::Broke(None));
    }

    /// What was not read to its end is read again, without what it broke on.
    fn died(&mut self, why: String, again: bool) {
        let was_ready = std::mem::take(&mut self.ready);
        self.names = false;
        let asked = self.job.is_some();
        let unread = |sheet: &&mut Sheet| asked && (!was_ready || sheet.stage == Stage::Reading);
        match self.sheet_mut().filter(unread).map(Sheet::broke) {
            Some(true) => self.ask(),
            Some(false) => self.halt(Stage::Failed(Trouble::Broke(Some(why)))),
            None if self.halt_beside(&why) || again => {}
            None => self.trouble = Some(Trouble::Broke(Some(why))),
        }
    }

    /// The engine has all that it will get: whether a part of the text that was
    /// tried is read.
    fn settle(&mut self) {
        self.ready = true;
        if let Some(sheet) = self.sheet_mut().filter(|sheet| sheet.spare.seen) {
            sheet.tried();
            self.ask();
        }
    }

    fn is_current(&self, revision: u32) -> bool {
        self.job.as_ref().is_some_and(|job| job.revision == revision)
    }

    fn replied(&mut self, reply: Reply) {
        match reply {
            Reply::Taken { revision, .. }
            | Reply::Progress { revision, .. }
            | Reply::Done { revision, .. }
            | Reply::Failed { revision: Some(revision), .. }
                if revision & BESIDE > 0 =>
            {
                self.heard_beside(revision, reply);
            }
            Reply::ModelReady => {
                (self.names, self.workers) = (true, self.workers + 1);
                self.settle();
            }
            Reply::Found { ticket, found } => self.quest.hear(ticket, found),
            Reply::Part { ticket, bytes } => self.library.made = Some(Rc::new((ticket, bytes))),
            Reply::Shelved { ids, refused: 1.. } => self.library.readable = Some(ids.into()),
            Reply::Catalogue(cards) => self.catalogue = Some(cards.into()),
            Reply::Edition(edition) => self.edition = Some(Rc::new(edition)),
            Reply::Taken { revision, article, card, found, is_foreign } if self.is_current(revision) => {
                if let Some(sheet) = self.sheet_mut() {
                    (sheet.card, sheet.found) = (card.or(sheet.card.take()), found);
                    sheet.is_foreign = is_foreign;
                    if sheet.take(article) {
                        self.ask();
                    }
                }
            }
            Reply::Progress { revision, done, total } if self.is_current(revision) => {
                self.progress = Some((done, total));
            }
            Reply::Done { revision, reading } if self.is_current(revision) => self.done(*reading),
            Reply::Linked { revision, linked } if self.is_current(revision) => self.linked(*linked),
            Reply::Failed { revision: Some(revision), why } if self.is_current(revision) => {
                self.halt(Stage::Failed(Trouble::Engine(why)));
            }
            Reply::Failed { revision: None, why } => {
                if why == Failure::Model {
                    self.settle();
                }
                self.trouble = Some(Trouble::Engine(why));
            }
            _ => {}
        }
    }

    /// A text can be read again once the model has come: the chosen mention
    /// then stays chosen by its place.
    fn done(&mut self, reading: Reading) {
        let ready = self.ready;
        if let Some(sheet) = self.sheet_mut().filter(|sheet| sheet.spare.is_trying()) {
            sheet.spare.seen = true;
            if ready {
                self.settle();
            }
            return;
        }
        let span = self.chosen.and_then(|chosen| self.mention(chosen.mention)).map(|mention| mention.span);
        (self.progress, self.peek) = (None, None);
        let Some(sheet) = self.sheet_mut() else { return };
        sheet.mark(reading);
        let again = span.and_then(|span| sheet.mentions().iter().position(|mention| mention.span == span));
        match again {
            Some(mention) => self.choose(mention as u32, false),
            None => self.chosen = None,
        }
        self.choose_asked();
    }

    /// Nothing that the reader has chosen changes.
    fn linked(&mut self, linked: Linked) {
        if let Some(sheet) = self.sheet_mut().filter(|sheet| !sheet.spare.is_trying()) {
            sheet.link(linked);
        }
    }

    /// From the sentence of the chosen mention, if there is one.
    fn say(&mut self, say: Say) {
        let chosen = self.chosen.and_then(|chosen| self.mention(chosen.mention)).map(|mention| mention.span.start);
        let sentences = self.aloud_sentences();
        let from = chosen.map_or(0, |at| sentences.partition_point(|sentence| sentence.start <= at).max(1) - 1);
        let count = sentences.len();
        self.aloud.hear(say, count, from);
    }

    /// The sentences that can be read aloud: of an English text that is read.
    pub fn aloud_sentences(&self) -> &[Span] {
        let reading = self.reading().filter(|reading| !reading.is_foreign);
        reading.map(|reading| reading.analysis.sentences.as_slice()).unwrap_or_default()
    }

    fn choose_asked(&mut self) {
        if let (None, Some(mention)) = (self.chosen, self.route.mention()) {
            self.choose(mention, false);
        }
    }

    /// The list takes the place of the article beside the text.
    fn open(&mut self, tab: Tab) {
        self.beside = None;
        (self.tab, self.panel, self.peek, self.took) = (tab, true, None, None);
    }

    fn set_marks(&mut self, marks: Marks) {
        self.prefs.marks = marks;
        self.peek = None;
    }

    fn choose(&mut self, mention: u32, open: bool) {
        let Some((kind, entity)) = self.mention(mention).map(|found| (found.kind, found.entity)) else { return };
        self.chosen = Some(Chosen { mention, entity });
        if open {
            self.tab = match kind {
                Kind::Figure => Tab::Figures,
                Kind::Date => Tab::Dates,
                _ => Tab::Names,
            };
            self.peek = self.peek.filter(|peek| peek.pinned && peek.mention == mention);
        }
    }

    /// By its first mention, unless another one of it is chosen.
    fn choose_entity(&mut self, entity: u32) {
        let chosen = self.chosen.filter(|chosen| chosen.entity == entity).map(|chosen| chosen.mention);
        let first = self.reading().and_then(|reading| reading.analysis.entities.get(entity as usize)?.mentions.first());
        if let Some(mention) = chosen.or(first.copied()) {
            self.choose(mention, true);
            self.open(self.tab);
        }
    }

    fn step(&mut self, forward: bool, same: bool) {
        let Some(sheet) = self.sheet() else { return };
        let chosen = self.chosen;
        let kind = chosen.and_then(|chosen| sheet.mentions().get(chosen.mention as usize)).map(|mention| mention.kind);
        let fits = |mention: &Mention| match (chosen, kind) {
            (Some(chosen), _) if same => mention.entity == chosen.entity,
            (_, Some(kind)) => mention.kind == kind,
            _ => self.prefs.marks.shows(mention.kind),
        };
        let mentions = (0..).zip(sheet.mentions()).filter(|(_, mention)| fits(mention)).map(|(index, _)| index);
        if let Some(next) = neighbour(mentions, chosen.map(|chosen| chosen.mention), forward) {
            self.choose(next, true);
        }
    }

    /// Undoes one step: bar, then card, then the article beside the text, then
    /// panel, then choice.
    fn escape(&mut self) {
        if self.selected.is_some() {
            self.selected = None;
        } else if self.peek.is_some() {
            self.peek = None;
        } else if self.beside.is_some() {
            self.beside = None;
        } else if self.panel {
            self.panel = false;
        } else if self.only {
            self.only = false;
        } else if self.trouble.is_some() {
            self.trouble = None;
        } else {
            self.chosen = None;
        }
    }
}

/// The index after `from` (or before it), round the ends.
fn neighbour(mut indices: impl Iterator<Item = u32> + Clone, from: Option<u32>, forward: bool) -> Option<u32> {
    let Some(from) = from else { return if forward { indices.next() } else { indices.last() } };
    if forward {
        indices.clone().find(|&index| index > from).or_else(|| indices.next())
    } else {
        indices.clone().filter(|&index| index < from).last().or_else(|| indices.last())
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Rc::unwrap_or_clone(self);
        next.apply(action);
        Rc::new(next)
    }
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "died_tests.rs"]
mod died_tests;
