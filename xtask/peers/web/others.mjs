// The programs that Gloss is measured beside in a browser, each as functions of
// a text: those under `speed` do one task and give the number of things found,
// `names` gives [kind, start, end] of each name, for scoring.
import nlp from "compromise";
import dates from "compromise-dates";
import winkNLP from "wink-nlp";
import model from "wink-eng-lite-web-model";

nlp.plugin(dates);

const PLACES = { offset: true, text: false, terms: false };
const found = (...views) => views.reduce((sum, view) => sum + view.json(PLACES).length, 0);
const allNames = (doc) => [doc.people(), doc.places(), doc.organizations()];

const compromise = {
  speed: {
    read: (text) => nlp(text).length,
    names: (text) => found(...allNames(nlp(text))),
    quantities: (text) => {
      const doc = nlp(text);
      return found(doc.numbers(), doc.dates());
    },
    all: (text) => {
      const doc = nlp(text);
      return found(...allNames(doc), doc.numbers(), doc.dates());
    },
  },
  names: (text) => {
    const kinds = ["person", "place", "organisation"];
    return allNames(nlp(text)).flatMap((view, at) =>
      view.json({ offset: true, terms: { offset: true, tags: true } }).map(({ terms }) => {
        // Its names of people begin with their titles; those of the labelled texts do not.
        const titles = kinds[at] === "person" ? terms.findIndex(({ tags }) => !tags.includes("Honorific")) : 0;
        const [first, last] = [terms.at(Math.max(titles, 0)).offset, terms.at(-1).offset];
        return [kinds[at], first.start, last.start + last.length];
      }),
    );
  },
};

const whole = winkNLP(model);
const entities = winkNLP(model, ["sbd", "ner"]);
const { its } = whole;

// It has no kinds of names: its own proper nouns, one after another, stand for them.
const properNouns = (doc) => {
  const names = [];
  let [end, runs] = [0, false];
  doc.tokens().each((token) => {
    const start = end + token.out(its.precedingSpaces).length;
    end = start + token.out(its.value).length;
    const proper = token.out(its.pos) === "PROPN";
    if (proper && runs) names.at(-1)[2] = end;
    else if (proper) names.push(["name", start, end]);
    runs = proper;
  });
  return names;
};

const wink = {
  speed: {
    read: (text) => whole.readDoc(text).tokens().length(),
    quantities: (text) => entities.readDoc(text).entities().out(its.detail).length,
    all: (text) => whole.readDoc(text).entities().out(its.detail).length,
  },
  names: (text) => properNouns(whole.readDoc(text)),
};

export const others = { compromise, wink };
