"""Fields, in which Drupal prints what a node or comment holds since 7."""

from crawler.document import Element, find, has_class

_ITEM = f"./*[{has_class('field-items')}]/*[{has_class('field-item')}] | ./*[{has_class('field__item')}]"


def item_of(field: Element) -> Element:
    """A field's only item; the field itself where it has several or prints none."""
    items = find(field, _ITEM)
    return items[0] if len(items) == 1 else field
