"""The sample brief, drawn once in every format."""
# lxml, which the trees are made of, has no types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

import pytest
from lxml import html as lxml_html
from tests.files.sample_brief import SAMPLE

from paraph.briefs.tree import Brief
from paraph.files.docx import docx
from paraph.files.html import html


@pytest.fixture(scope="session")
def sample() -> Brief:
    """Return the sample brief."""
    return SAMPLE


@pytest.fixture(scope="session")
def page_text() -> str:
    """Return the sample as HTML text."""
    return html(SAMPLE)


@pytest.fixture(scope="session")
def page(page_text: str) -> lxml_html.HtmlElement:
    """Return the sample as an HTML tree."""
    return lxml_html.document_fromstring(page_text)


@pytest.fixture(scope="session")
def word_file() -> bytes:
    """Return the sample as a Word file."""
    return docx(SAMPLE)
