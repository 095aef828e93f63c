use crate::copy;
use crate::sheet::Sheet;
use crate::state::Action;
use gloss_extract::day;
use jiff::civil::Date;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct DayProps {
    pub(super) sheet: Sheet,
    pub(super) act: Callback<Action>,
}

/// The article's day: found, set, or not given; it can be set by the reader,
/// who can also go back to the one found.
#[component]
pub(super) fn Day(props: &DayProps) -> Html {
    let sheet = &props.sheet;
    let open = use_state(|| false);
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    if !sheet.is_own() {
        let date = sheet.article.as_ref().and_then(|article| article.date());
        return html! { <span class="day"><span class="day-found">{ date.map(copy::date) }</span></span> };
    }
    let date = sheet.date.or(sheet.found);
    let back = props.act.reform(|_: MouseEvent| Action::SetDate(None));
    html! {
        <span class="day">
            <span class="day-found">{ copy::day_line(sheet.date, sheet.found, sheet.kept.is_some()) }</span>
            <button type="button" id="set-date" class="plain" aria-expanded={open.to_string()} {onclick}>
                { if date.is_some() { copy::CHANGE_DAY } else { copy::SET_DAY } }<span class="hush">{ " " }{ copy::THE_DAY }</span>
            </button>
            if *open { { field("date", date, &props.act) } }
            if sheet.date.is_some() {
                <button type="button" id="found-date" class="plain" onclick={back}>{ copy::day_back(sheet.found) }</button>
            }
        </span>
    }
}

/// Where the reader sets the article's day.
pub(super) fn field(id: &'static str, date: Option<Date>, act: &Callback<Action>) -> Html {
    let value = date.map(day::text).unwrap_or_default();
    let onchange = act.reform(|event: Event| {
        let value = event.target_unchecked_into::<HtmlInputElement>().value();
        Action::SetDate(day::read(&value))
    });
    html! {
        <label class="day-field">{ copy::DAY_OF_PUBLICATION }{ " " }<input {id} type="date" {value} {onchange} /></label>
    }
}
