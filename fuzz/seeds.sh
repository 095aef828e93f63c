#!/bin/sh
# Puts files to begin with into corpus/, out of the tests' fixtures. Run it in
# this folder; PDFs are laid open where Debian's qpdf is installed, and parts and
# an archive are among them once the page was built.
set -eu
made=../crates/open/tests/made
for target in paste html document import zip docx odt epub mail mhtml rtf pdf markdown text library corrections places; do mkdir -p "corpus/$target"; done
part() { unzip -p "$1" "$2" 2>/dev/null || true; }
for file in "$made"/*.docx; do
  { part "$file" word/document.xml; printf '\377'; part "$file" word/styles.xml; } > "corpus/docx/$(basename "$file")"
done
for file in "$made"/*.odt; do
  { part "$file" content.xml; printf '\377'; part "$file" meta.xml; } > "corpus/odt/$(basename "$file")"
done
for file in "$made"/*.epub; do
  { part "$file" EPUB/content.opf | sed 's/href="text[^"]*"/href="c"/g'; printf '\377'; part "$file" EPUB/text/ch001.xhtml; } \
    > "corpus/epub/$(basename "$file")"
done
cp "$made"/pandoc.* "$made"/chapters.epub corpus/zip
cp "$made"/*.eml corpus/mail
cp "$made"/*.mhtml corpus/mhtml
cp "$made"/*.rtf corpus/rtf
cp "$made"/article.md corpus/markdown
cp "$made"/*.txt corpus/text
cp "$made"/utf-8-mark.txt "$made"/article.md corpus/paste
part "$made"/pandoc.epub EPUB/text/ch001.xhtml > corpus/html/page.html
cp corpus/html/page.html corpus/document
for file in "$made"/*.pdf; do
  cp "$file" corpus/pdf
  qpdf --qdf --object-streams=disable "$file" "corpus/pdf/open-$(basename "$file")" 2>/dev/null || true
done
printf '\000<rss><channel><title>T</title><item><title>A</title><link>https://example.org/a</link><pubDate>Tue, 16 Jul 2019 01:02:03 GMT</pubDate><description>&lt;p&gt;Text.&lt;/p&gt;</description></item></channel></rss>' > corpus/import/feed
printf '\001{"id":"a","title":"A","text":"Text."}\n' > corpus/import/lines
printf '{"gloss":"library","version":1,"articles":1}\n{"id":"x","title":"T","source":"","author":"","date":"2014-09-12","kept":null,"text":"A title\\n\\nSome text.","blocks":[["Title",0,7],["Body",9,19]]}\n' > corpus/library/one
printf 'is\tKerry\tperson\t\nnot\tIS\t\t\nsame\tDaesh\torganisation\tIslamic State\n' > corpus/corrections/lines
cargo run --quiet --example seeds
