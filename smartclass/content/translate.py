"""A lesson or a practice in another language: every text looked up in the lessons' catalogue, nothing else changed."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from smartclass.domain.lesson import Lesson, Link, Step, StepText
from smartclass.domain.practice import Exercise, Item, Miss, Practice, Scene
from smartclass.domain.ruby import RubyText, parse, plain_text
from smartclass.i18n import language, lesson_text


def translated(lesson: Lesson, code: str = "") -> Lesson:
    """Return `lesson` in the language `code`, or the one now in use (Japanese: unchanged)."""
    code = code or language()
    if code == "ja":
        return lesson

    def text(source: RubyText) -> RubyText:
        return _said(lesson.id, source, code)

    def words(source: str) -> str:
        return lesson_text(lesson.id, source, code)

    def step_text(one: StepText) -> StepText:
        return replace(
            one,
            text=text(one.text),
            easy=text(one.easy),
            say=words(one.say),
            alt=text(one.alt),
            note=words(one.note),
            say_cue=words(one.say_cue),
            caution=text(one.caution),
        )

    def step(one: Step) -> Step:
        on = {family: step_text(variant) for family, variant in one.on.items()}
        return replace(one, common=step_text(one.common), on=MappingProxyType(on))

    return replace(
        lesson,
        title=text(lesson.title),
        goal=text(lesson.goal),
        symptoms=tuple(text(symptom) for symptom in lesson.symptoms),
        links=tuple(Link(link.id, text(link.label), link.url) for link in lesson.links),
        steps=tuple(step(one) for one in lesson.steps),
    )


def translated_exercise(exercise: Exercise) -> Exercise:
    """Return `exercise` in the language now in use; what must be typed stays as it is."""
    if language() == "ja":
        return exercise
    return replace(
        exercise,
        title=_said(exercise.id, exercise.title),
        about=_said(exercise.id, exercise.about),
        symptoms=tuple(_said(exercise.id, symptom) for symptom in exercise.symptoms),
        practice=translated_practice(exercise.id, exercise.practice),
    )


def translated_practice(context: str, practice: Practice) -> Practice:
    """Return the scenes in the language now in use; `context` is the id of the lesson or drill."""
    if language() == "ja":
        return practice

    def item(one: Item) -> Item:
        return replace(one, label=_said(context, one.label), alt=_said(context, one.alt))

    def scene(one: Scene) -> Scene:
        return replace(
            one,
            title=_said(context, one.title),
            hint=_said(context, one.hint),
            items=tuple(item(standing) for standing in one.items),
            misses=tuple(Miss(miss.item, _said(context, miss.say)) for miss in one.misses),
        )

    return replace(practice, scenes=tuple(scene(one) for one in practice.scenes))


def _said(context: str, source: RubyText, code: str = "") -> RubyText:
    found = lesson_text(context, source.markup, code)
    return source if found == source.markup else marked(found)


def marked(found: str) -> RubyText:
    """Read markup; a translation that isn't markup is taken as it stands."""
    try:
        return parse(found)
    except ValueError:
        return plain_text(found)
