"""Writes the article as mails and as texts: python3 texts.py PAGE INTO."""
import re, sys
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

page, into = sys.argv[1:]
html = open(page, encoding="utf-8").read()
source = open("article.md", encoding="utf-8").read()
_, head, body = source.split("---\n", 2)
title = re.search('title: "(.*)"', head)[1]
author = re.search("author: (.*)", head)[1]
lines = [line for line in body.strip().split("\n") if not line.startswith("|--")]
text = "\n".join(re.sub(r"^(## |> )", "", line).strip("| ") if not line.startswith("| ") else
                 " | ".join(cell.strip() for cell in line.strip("|").split("|")) for line in lines)


def mail():
    message = EmailMessage(policy=SMTP)
    message["Message-ID"] = "<5d2d8f00.1@news.example.org>"
    message["Date"] = "Tue, 16 Jul 2019 21:15:04 -0400"
    message["MIME-Version"] = "1.0"
    message["From"] = Address(author, "zoe", "news.example.org")
    message["To"] = Address("Readers", "readers", "news.example.org")
    message["Subject"] = title
    return message


both = mail()
both.set_content(text, cte="quoted-printable")
inner = re.search("<body>(.*)</body>", html, re.S)[1]
inner = re.sub(r"<header.*?</header>", "", inner, flags=re.S)
both.add_alternative(f"<html><head><meta charset='utf-8'></head><body>{inner}</body></html>", subtype="html",
                     cte="base64")
open(f"{into}/mail.eml", "wb").write(bytes(both))

plain = mail()
plain.set_content(text, charset="windows-1252", cte="8bit")
open(f"{into}/plain.eml", "wb").write(bytes(plain))

whole = f"{title}\n\nBy {author}\n\n16 July 2019\n\n{text}\n"
for name, encoding in [("windows-1252", "cp1252"), ("utf-16", "utf-16"), ("utf-16be", "utf-16-be"),
                       ("utf-8-mark", "utf-8-sig")]:
    data = whole.encode(encoding)
    open(f"{into}/{name}.txt", "wb").write(data)
