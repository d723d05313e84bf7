"""Words of the glossary and sentences about the room, for templates: `{% load room %}`."""

from django import template

from partnerships import glossary

register = template.Library()


@register.simple_tag
def word(key: str) -> str:
    """The label of a word in the reader's language: `{% word "condition.equality" %}`."""
    return glossary.label(key)


@register.simple_tag
def meaning(key: str) -> str:
    """What a word stands for: `{% meaning "function.lead" %}`."""
    return glossary.meaning(key)


@register.filter
def function_word(function: str) -> str:
    """The label of a function: `{{ participant.function|function_word }}`."""
    return glossary.label(f"function.{function}")
