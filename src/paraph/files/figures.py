"""Chart specifications drawn as SVG text or PNG bytes, without a browser and without a network."""

import re
from xml.etree import ElementTree as ET

import vl_convert

from paraph.briefs.charts import Spec

VEGA_LITE = "5.20"
SCREEN_DPI = 96
SVG = "http://www.w3.org/2000/svg"
ET.register_namespace("", SVG)

SPOKEN = {"role", "aria-label", "aria-roledescription", "aria-hidden", "class"}
"""What each shape says of itself; the image as a whole is told in words instead."""


def svg(spec: Spec, name: str, title: str, description: str) -> str:
    """Return the chart as an SVG image for a page, told in words to those who do not see it.

    Args:
        spec: A Vega-Lite specification.
        name: A word that no other image of the page has; every id in the image begins with it.
        title: What the figure is.
        description: What it shows.
    """
    drawn = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE, allowed_base_urls=[])
    root = ET.fromstring(drawn)  # noqa: S314 - written a line above, by our own chart maker
    for element in root.iter():
        _own_ids(element, name)
    root.set("role", "img")
    _tell(root, 0, "title", f"{name}-title", title)
    _tell(root, 1, "desc", f"{name}-desc", description)
    root.set("aria-labelledby", f"{name}-title")
    root.set("aria-describedby", f"{name}-desc")
    return ET.tostring(root, encoding="unicode")


def png(spec: Spec, scale: float = 2.5) -> bytes:
    """Return the chart as a PNG image, `scale` times as fine as a screen."""
    return vl_convert.vegalite_to_png(
        spec, vl_version=VEGA_LITE, scale=scale, ppi=SCREEN_DPI, allowed_base_urls=[]
    )


def _own_ids(element: ET.Element, name: str) -> None:
    """Make the ids of an element, and what it refers to, the image's own."""
    for key, value in list(element.attrib.items()):
        if key in SPOKEN:
            del element.attrib[key]
        elif key == "id":
            element.set(key, f"{name}-{value}")
        else:
            element.set(key, re.sub(r"^url\(#", f"url(#{name}-", value))


def _tell(root: ET.Element, place: int, tag: str, id_: str, words: str) -> None:
    """Put words for those who do not see the image at the place."""
    element = ET.Element(f"{{{SVG}}}{tag}", {"id": id_})
    element.text = words
    root.insert(place, element)
