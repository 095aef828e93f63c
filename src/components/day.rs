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

/// The article's day: found, set, or not given; it can be set by the reader.
#[component]
pub(super) fn Day(props: &DayProps) -> Html {
    let sheet = &props.sheet;
    let found = sheet.article.as_ref().and_then(|article| article.date());
    let open = use_state(|| false);
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let date = sheet.date.or(found);
    let words = date.map(copy::date).unwrap_or_else(|| "Date not given".into());
    html! {
        <span class="day">
            <span class="day-found">{ words }</span>
            if sheet.id.is_none() && sheet.kept.is_none() {
                <button type="button" id="set-date" class="plain" aria-expanded={open.to_string()} {onclick}>
                    { if date.is_some() { "change" } else { "set date" } }
                </button>
                if *open { { field("date", date, &props.act) } }
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
        <label class="day-field">{ "Day of publication " }<input {id} type="date" {value} {onchange} /></label>
    }
}
