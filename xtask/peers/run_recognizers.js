// Reads the JSON list of texts in the file it is given, has Recognizers-Text
// find the numbers, units and dates in them, and prints how many it found and in
// how much processor time.

const fs = require("node:fs");
const suite = require("@microsoft/recognizers-text-suite");

const kinds = [
  suite.recognizeNumber,
  suite.recognizeOrdinal,
  suite.recognizePercentage,
  suite.recognizeAge,
  suite.recognizeCurrency,
  suite.recognizeDimension,
  suite.recognizeTemperature,
  suite.recognizeDateTime,
];
const read = (text) => kinds.reduce((sum, kind) => sum + kind(text, suite.Culture.English).length, 0);

const texts = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
read("Over 40 nations spend 3 million dollars a day.");
const start = process.cpuUsage();
const found = texts.reduce((sum, text) => sum + read(text), 0);
const { user, system } = process.cpuUsage(start);
console.log(JSON.stringify({ found, seconds: (user + system) / 1e6 }));
