from datetime import date

import pytest

from fogline.errors import UnreadableContent
from fogline.read.page import read_page

TODAY = date(2025, 3, 1)
FIRST = "Rebel fighters entered the northern districts of Kareth on Saturday, two residents and a monitor said."
SECOND = "At least 14 people were killed in the fighting &amp; many more were hurt, according to the Kareth Monitor."
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Rebels enter Kareth - The Vale Post</title>
<meta property="og:site_name" content="The Vale Post"><meta name="author" content="Ada Brim">
<meta property="article:published_time" content="2024-11-30T18:05:00Z">
<script type="application/ld+json">{{"@graph": [{{"dateModified": "2024-12-01T06:05:00Z"}}]}}</script>
<script>document.write("<p>Words that only a script would write into the page.</p>")</script>
<style>p {{ color: red }}</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Rebels enter Kareth as army pulls back</h1>
<figure><img src="a.jpg"><figcaption>Smoke over Kareth after an air strike on Friday. Ada Brim/AFP</figcaption></figure>
<p>{FIRST}</p><p>{SECOND}</p><h2>What the army says</h2>
<p>The army said it had carried out a temporary redeployment. "We will return," a spokesman said.</p>
<ul><li>Two bridges were destroyed on Friday.</li><li>The airport is closed.</li></ul>
</article><footer>© The Vale Post 2024</footer></body></html>"""


def test_an_article_becomes_text_with_kinds() -> None:
    page = read_page(PAGE, TODAY)
    lines = page.text.split("\n\n")
    assert lines[0] == page.title == "Rebels enter Kareth as army pulls back"
    assert FIRST in lines
    assert SECOND.replace("&amp;", "&") in lines
    kinds = {page.text[start:].split("\n", 1)[0]: kind for start, kind in page.kinds.items()}
    assert kinds["What the army says"] == "subhead"
    assert kinds["The airport is closed."] == "list_item"
    assert kinds["Smoke over Kareth after an air strike on Friday. Ada Brim/AFP"] == "caption"
    assert kinds["Rebels enter Kareth as army pulls back"] == "headline"


def test_metadata_is_read() -> None:
    page = read_page(PAGE, TODAY)
    assert page.publisher == "The Vale Post"
    assert page.author == "Ada Brim"
    assert page.published == date(2024, 11, 30)
    assert page.modified == date(2024, 12, 1)


def test_scripts_styles_and_navigation_are_left_out() -> None:
    page = read_page(PAGE, TODAY)
    assert "script would write" not in page.text
    assert "color" not in page.text
    assert "Home" not in page.text


def test_a_page_without_article_markup_gives_its_paragraphs() -> None:
    page = read_page(f"<p>{FIRST}</p>", TODAY)
    assert page.text == FIRST


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(UnreadableContent, match="no article"):
        read_page("<html><body><img src=x></body></html>", TODAY)
