#!/bin/sh
# Makes the files of this folder out of article.md, each with the program that
# readers' files come from. Run it in this folder; it needs Debian's packages
# chromium, chromium-driver, img2pdf, libreoffice-writer, pandoc,
# poppler-utils, python3 and qpdf. The text is part of the project and under its
# licence.
set -eu
office() { soffice --headless --norestore "-env:UserInstallation=file://$tmp/office" "$@" >/dev/null 2>&1; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# pandoc's own formats.
pandoc article.md -o pandoc.docx
pandoc article.md -o pandoc.odt
pandoc article.md --epub-chapter-level=1 -o pandoc.epub
pandoc article.md -s --metadata lang=en -c page.css -t html5 -o "$tmp/article.html"

# A book of three chapters.
pandoc book.md --epub-chapter-level=1 -o chapters.epub

# LibreOffice's formats, out of pandoc's document.
cp pandoc.docx "$tmp/libreoffice.docx"
for format in odt rtf pdf; do
  office --convert-to "$format" --outdir . "$tmp/libreoffice.docx"
done
mkdir "$tmp/again"
office --convert-to docx --outdir "$tmp/again" libreoffice.odt
mv "$tmp/again/libreoffice.docx" .

# Chromium: the page saved, and printed with the header and footer that it adds
# by itself, once in two columns.
cp page.css "$tmp"
printf '@page { size: A5 }\n' >> "$tmp/page.css"
sed 's/<\/head>/<style>body { column-count: 2; font-size: 10px } h1 { column-span: all; font-size: 18px }<\/style><\/head>/' \
  "$tmp/article.html" > "$tmp/columns.html"
python3 chromium.py "$tmp" .

# Pages that are pictures.
pdftoppm -r 60 -gray -jpeg -jpegopt quality=30 -f 1 -l 1 libreoffice.pdf "$tmp/scan"
img2pdf --pagesize A4 -o scanned.pdf "$tmp"/scan*.jpg
qpdf --encrypt secret secret 256 -- chromium.pdf protected.pdf

# Mails and texts.
python3 texts.py "$tmp/article.html" .
