"""What the numbers of the built-in scales mean, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from carejournal.domain.measure import MOOD, SLEEP_QUALITY, STRESS, Better, Form, Measure
from carejournal.ui.widgets.numbers import number_text


def tr(text: str) -> str:
    """Return the text in the person's language."""
    return QCoreApplication.translate("ScaleWords", text)


def measure_name(measure: Measure) -> str:
    """Return a measure's name: the built-in ones in the person's language, own ones as they were given."""
    return measure_called(measure.key, measure.name)


def measure_called(key: str, name: str) -> str:
    """Return the same by the measure's key and the name it has in the journal."""
    return {
        "mood": tr("Mood"),
        "stress": tr("Stress"),
        "sleep_quality": tr("Sleep quality"),
        "sleep_hours": tr("Sleep hours"),
        "ill": tr("Ill today"),
    }.get(key, name)


def scale_word(measure: Measure, value: float | None) -> str:
    """Return what a value on a 0-10 scale means, or that nothing is recorded."""
    if value is None:
        return tr("not recorded")
    words = _words().get(measure.key)
    if words is None or measure.form is not Form.SCALE:
        return number_text(value)
    nearest = words[min(10, max(0, round(value)))]
    return nearest if value == round(value) else f"{number_text(value)} · {nearest}"


def scale_ends(measure: Measure) -> str:
    """Return in words what a measure's lowest and highest numbers mean."""
    words = _words().get(measure.key)
    if words is None:
        return {
            Better.HIGHER: tr("10 is best"),
            Better.LOWER: tr("0 is best"),
            Better.NEITHER: "",
        }[measure.better]
    return tr("0 {0}, 10 {1}").format(words[0], words[10])


def _words() -> dict[str, tuple[str, ...]]:
    return {
        MOOD.key: (
            tr("the lowest"),
            tr("very low"),
            tr("low"),
            tr("rather low"),
            tr("low, not the lowest"),
            tr("in between"),
            tr("all right"),
            tr("good"),
            tr("very good"),
            tr("great"),
            tr("the best"),
        ),
        STRESS.key: (
            tr("none"),
            tr("hardly any"),
            tr("a little"),
            tr("some"),
            tr("noticeable"),
            tr("medium"),
            tr("raised"),
            tr("high"),
            tr("very high"),
            tr("severe"),
            tr("extreme"),
        ),
        SLEEP_QUALITY.key: (
            tr("the worst"),
            tr("very bad"),
            tr("bad"),
            tr("rather bad"),
            tr("not so good"),
            tr("in between"),
            tr("all right"),
            tr("good"),
            tr("very good"),
            tr("deep and sound"),
            tr("the best"),
        ),
    }
