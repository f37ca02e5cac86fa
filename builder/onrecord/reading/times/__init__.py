"""Finds the times a text tells and the days they mean.

`words` cuts the words out that times are told with, `worded` makes years of those in words,
`phrases` puts them together by the patterns of `seeds/lexicon/times.toml`, `contexts` and `counted`
leave out what is none by its `places`, `dates`, `weekdays`, `seasons`, `parts`, `relative`,
`counting` and `offsets` turn a phrase into days, counted from what `anchors` keeps, and `telling`
drives it all.
"""

from onrecord.reading.times.telling import times

__all__ = ["times"]
