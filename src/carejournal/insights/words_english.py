"""What the findings say, in English. Words in braces are filled in by `wording.py`."""

from __future__ import annotations

ENGLISH = {
    "decimal": ".",
    "and": "and",
    "quoted": "“{name}”",
    # what happened: after it, and so many of it
    "one_therapy": "a therapy session",
    "count_therapy": "{n} therapy sessions",
    "count_one_therapy": "1 therapy session",
    "one_massage": "a massage",
    "count_massage": "{n} massages",
    "count_one_massage": "1 massage",
    "one_session": "a session of {name}",
    "count_session": "{n} sessions of {name}",
    "count_one_session": "1 session of {name}",
    "one_tag": "{name}",
    "count_tag": "{n} days with {name}",
    "count_one_tag": "1 day with {name}",
    "with_method": "{what} ({name})",
    "with_provider": "{what} with {name}",
    "count_these": "{n} of these",
    "count_one_these": "1 of these",
    "more_these": "{n} more of these",
    "more_one_these": "1 more of these",
    "more_therapy": "{n} more therapy sessions",
    "more_one_therapy": "1 more therapy session",
    "more_massage": "{n} more massages",
    "more_one_massage": "1 more massage",
    "more_session": "{n} more sessions of {name}",
    "more_one_session": "1 more session of {name}",
    "more_tag": "{n} more days with {name}",
    "more_one_tag": "1 more day with {name}",
    # what was rated
    "your_mood": "your mood was",
    "your_stress": "your stress was",
    "your_sleep_quality": "your sleep quality was",
    "your_sleep_hours": "your sleep was",
    "your_ill": "you were ill",
    "your_own": "your {name} was",
    "your_yes_no": "your {name} was a yes",
    "the_mood": "mood was",
    "the_stress": "stress was",
    "the_sleep_quality": "sleep quality was",
    "the_sleep_hours": "sleep was",
    "the_ill": "illness was recorded",
    "the_own": "the value of {name} was",
    "the_yes_no": "{name} was a yes",
    "higher": "{amount} higher",
    "lower": "{amount} lower",
    "higher_sleep_hours": "{amount} hours longer",
    "lower_sleep_hours": "{amount} hours shorter",
    "higher_yes_no": "{amount} days in 100 more often",
    "lower_yes_no": "{amount} days in 100 less often",
    "no_different": "no different",
    # when
    "after_days": "In the {n} days after {what}",
    "after_day": "On the day after {what}",
    "your_days": "your days before",
    "the_days": "the days before",
    # the sentences
    "likely": "{when} {measure} about {difference} than {days} foretold"
    " (likely between {low} and {high}; {count}).",
    "unclear": "No clear difference so far. {when} {measure} somewhere between {low} and {high}"
    " than {days} foretold ({count}).",
    "unclear_one_sided": "Nothing clear so far. {when} {measure} perhaps between {low} and {high}"
    " than {days} foretold ({count}). With so many pairs looked at, one like this can come by chance.",
    "half_a_step": "About {more} would show a difference of half a usual swing.",
    "half_a_step_one": "About {more} would show a difference of half a usual swing.",
    "half_a_step_seen": "A difference of half a usual swing would probably have shown by now.",
    "half_a_step_weekday": "Weeks without, or on another day than {weekday}, would tell more than more of the same.",
    "half_a_step_many": "To show a difference of half a usual swing would take a great many more.",
    "not_enough": "Not enough yet about the days after {what}: {n} so far with a rated day after; it takes about"
    " {more} more.",
    "not_enough_none": "Not enough yet about the days after {what}: none so far with a rated day after; it takes about"
    " {more}.",
    "not_enough_many": "Not enough yet about the days after {what}: {n} so far with a rated day after; at this rate"
    " it takes a great many more.",
    "not_enough_days": "Not enough yet to say anything about {name}: {n} days are rated so far; about {more} more"
    " come first.",
    "too_regular_weekday": "The days after {what} cannot be told apart from other weeks’ yet: it was nearly always on a"
    " {weekday}. Weeks without, or on another day, would help.",
    "too_regular": "The days after {what} cannot be told apart from other days yet: it came so often or so"
    " regularly. Days without would help.",
    # how sure
    "foretold_means": "Foretold means: given how the days before were, the weekday and the time of year.",
    "one_in_twenty": "Of journals in which nothing matters, about 1 in 20 would show a statement of this kind.",
    "not_why": "It shows what goes together, not why.",
    "widened": "The range is wider than usual, because the statement was picked out of {n} that were looked at.",
    "rebound": "Before, {measure} {before} than usual. About {rebound} of the change to the days after would"
    " have come anyway; it is not counted.",
    "same_day": "On the day itself {measure} {difference} than usual ({n} rated days). This says nothing about"
    " the days after, and is not tested.",
    "order_known": "Whether the rating came before or after is known from the times, so only that is reckoned with.",
    "order_unknown": "Whether the day’s own rating came first, or already shows something of it, is not certain, so both"
    " are reckoned with and the range covers both.",
    "caveat_same_weekday": "Nearly always on a {weekday}.",
    "caveat_together": "Nearly always on the same days as {other}: which of the two it goes with cannot be told.",
    "caveat_few_days_after": "Fewer than half of the days after are rated.",
    "caveat_same_number": "Most ratings are the same number, so small differences are hard to see.",
    "caveat_scale_end": "Most ratings are at one end, so differences in that direction cannot show.",
    "refused_itself": "{factor} and {measure}: the same thing twice.",
    "refused_same_thing": "{factor} and {measure}: two words for much the same thing.",
    "refused_same_occasions": "{factor} and {measure}: the same days as {other}, which is looked at instead.",
    "refused_never_differs": "{factor} and {measure}: what was rated never differs.",
    "refused_always": "{factor} and {measure}: it happened on every recorded day, so there are none to compare with.",
    "refused_few_of_one": "{factor} and {measure}: there are fewer than 10 days of a yes or of a no so far.",
    "weekday_0": "Monday",
    "weekday_1": "Tuesday",
    "weekday_2": "Wednesday",
    "weekday_3": "Thursday",
    "weekday_4": "Friday",
    "weekday_5": "Saturday",
    "weekday_6": "Sunday",
}
