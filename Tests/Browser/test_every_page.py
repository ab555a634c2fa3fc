"""Every page, as a reader at a desk opens it."""

import pytest

from built_site import PAGES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", PAGES)
def test_page_opens_without_a_complaint(open_page, path):
    watched = open_page(path)
    assert watched.problems + watched.axe() == []
