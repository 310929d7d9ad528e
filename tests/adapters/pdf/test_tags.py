"""Marks while drawing: they balance, never nest, and each belongs to one element."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartclass.adapters.pdf.tags import Annotation, Content, Element, Marks

ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("begin"), st.sampled_from(["P", "L", "LI", "Table", "TD", "Figure", "Link"])),
        st.tuples(st.just("again"), st.sampled_from(["P", "Table"])),
        st.tuples(st.sampled_from(["end", "artifact", "text", "japanese", "stroke", "page"]), st.just("")),
    ),
    max_size=60,
)
MARK = re.compile(r"/(\w+) <</MCID (\d+)>> BDC")


def _played(marks: Marks, acts: list[tuple[str, str]]) -> list[list[str]]:
    """Return the operators of each page."""
    pages: list[list[str]] = [[]]
    depth = 0
    for act, role in acts:
        match act:
            case "begin" | "again":
                marks.begin(role, key=role if act == "again" else None)
                depth += 1
            case "end" if depth:
                marks.end()
                depth -= 1
            case "artifact":
                with marks.artifact():
                    pages[-1] += [*marks.before(text=True), "drawn"]
            case "text" | "japanese" | "stroke":
                language = "ja" if act == "japanese" else ""
                pages[-1] += [*marks.before(text=act != "stroke", language=language), "drawn"]
            case "page":
                pages[-1] += marks.close()
                marks.new_page()
                pages.append([])
    pages[-1] += marks.close()
    return pages


def _contents(element: Element) -> list[tuple[Element, Content]]:
    found: list[tuple[Element, Content]] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            found += _contents(kid)
        elif isinstance(kid, Content):
            found.append((element, kid))
    return found


@given(ACTS)
def test_every_stroke_stands_in_exactly_one_mark(acts: list[tuple[str, str]]) -> None:
    for page in _played(Marks("en"), acts):
        is_open = False
        for operator in page:
            if operator == "drawn":
                assert is_open
            else:
                assert is_open is (operator == "EMC")
                is_open = not is_open
        assert not is_open


@given(ACTS)
def test_every_number_belongs_to_one_element_of_the_tree(acts: list[tuple[str, str]]) -> None:
    marks = Marks("en")
    pages = _played(marks, acts)
    for index, page in enumerate(pages):
        marked = [found.groups() for operator in page if (found := MARK.fullmatch(operator))]
        assert [int(number) for _role, number in marked] == list(range(len(marked)))
        assert [role for role, _number in marked] == [owner.role for owner in marks.pages[index]]
    owners = {(content.page, content.number): element for element, content in _contents(marks.root)}
    assert owners == {(p, n): owner for p, owners in enumerate(marks.pages) for n, owner in enumerate(owners)}


@given(ACTS)
def test_without_structure_nothing_is_marked(acts: list[tuple[str, str]]) -> None:
    marks = Marks(on=False)
    assert {operator for page in _played(marks, acts) for operator in page} <= {"drawn"}
    marks.link("x")
    assert marks.root.kids == []


def test_what_stands_in_no_element_or_only_in_a_group_is_an_artifact() -> None:
    marks = Marks()
    assert marks.before(text=True) == ["/Artifact BMC"]
    with marks.element("Table", "TR"):
        assert marks.before(text=True) == []
        with marks.element("TD"):
            assert marks.before() == []
            assert marks.before(text=True) == ["EMC", "/TD <</MCID 0>> BDC"]
            assert marks.before(text=True) == []
            with marks.artifact(), marks.element("P"):
                assert marks.before(text=True) == ["EMC", "/Artifact BMC"]
    with marks.element("Figure", alt="え"):
        assert marks.before() == ["EMC", "/Figure <</MCID 1>> BDC"]
    assert marks.close() == ["EMC"]
    assert [kid.role for kid in marks.root.kids if isinstance(kid, Element)] == ["Table", "Figure"]


def test_an_element_goes_on_where_its_key_is_known() -> None:
    marks = Marks()
    for _page in range(2):
        with marks.path(("L", "a"), ("LI", None)):
            marks.before(text=True)
        marks.new_page()
    (whole,) = marks.root.kids
    assert isinstance(whole, Element)
    assert [kid.role for kid in whole.kids if isinstance(kid, Element)] == ["LI", "LI"]


@pytest.mark.parametrize(("document", "language"), [("ja", ""), ("zh-Hans", ""), ("en", "ja")])
def test_a_picture_says_in_which_language_it_is_told(document: str, language: str) -> None:
    marks = Marks(document)
    for alt in ("ケースをはずす手", "A hand"):
        with marks.element("Figure", alt=alt):
            pass
    assert [kid.language for kid in marks.root.kids if isinstance(kid, Element)] == [language, ""]


def test_links_are_counted_by_page() -> None:
    marks = Marks()
    with marks.element("Link"):
        marks.link("a")
        marks.link("b")
    marks.new_page()
    with marks.element("Link"):
        marks.link("c")
    first, second = (kid.kids for kid in marks.root.kids if isinstance(kid, Element))
    assert first == [Annotation(0, 0, "a"), Annotation(0, 1, "b")]
    assert second == [Annotation(1, 0, "c")]


@given(st.text("aé 1あ髙。ー(,", max_size=20))
def test_stretches_lose_nothing(text: str) -> None:
    stretches = list(Marks("en").stretches(text))
    assert "".join(stretch for stretch, _language in stretches) == text
    assert all(bool(set("あ髙ー") & set(stretch)) is (language == "ja") for stretch, language in stretches)
    assert list(Marks("ja").stretches(text)) == [(text, "")]


def test_a_long_japanese_description_in_another_language_is_judged_at_once() -> None:
    marks = Marks("en")
    marks.begin("Figure", alt="年間の目標" * 2_000 + "、前年度 25")
    marks.begin("Figure", alt="年間の目標" * 2_000 + "25、前年度")
    (first,) = (kid for kid in marks.root.kids if isinstance(kid, Element))
    (second,) = (kid for kid in first.kids if isinstance(kid, Element))
    assert (first.language, second.language) == ("", "ja")
