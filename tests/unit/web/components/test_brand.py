import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import RequestFactory

from areasend.web.components.brand import brand, brand_css, check_colour, contrast


def test_an_area_changes_name_logo_and_colour_by_settings(settings):
    settings.AREASEND_AREA_NAME = "Rutland"
    settings.AREASEND_BRAND_COLOUR = "#4b2a6b"
    settings.AREASEND_BRAND_LOGO = "/media/crest.svg"
    assert (brand().area, brand().logo) == ("Rutland", "/media/crest.svg")
    assert b"--brand:#4b2a6b" in brand_css(RequestFactory().get("/brand.css")).content


def test_the_house_colour_can_be_read_on():
    check_colour("#0f5257")


@pytest.mark.parametrize("colour", ["teal", "#fff", "#0f5257;}body{display:none"])
def test_what_is_not_a_colour_is_refused(colour):
    with pytest.raises(ImproperlyConfigured, match="Write it like"):
        check_colour(colour)


def test_a_pale_colour_is_refused_with_its_contrast():
    with pytest.raises(ImproperlyConfigured, match=r"contrast of 1\.8 to 1"):
        check_colour("#ffaa88")


def test_contrast_is_that_of_the_guidelines():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#ffffff") == pytest.approx(1)
