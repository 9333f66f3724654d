"""Pure numbers: daily series and descriptions; no clock, no database, no drawing."""
