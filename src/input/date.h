/* input/date.h: dates as far as they are known. */
#ifndef STELE_INPUT_DATE_H
#define STELE_INPUT_DATE_H

#include "base/arena.h"
#include "base/diag.h"

/* A date as far as known, EDTF level 0 (ISO 8601-2): 2025, 2025-05 or 2025-05-12. Absent: year 0. */
struct date {
    int year;
    int month; /* 0: not known */
    int day;   /* 0: not known */
    struct span span;
};

/* Reads a date of these forms; false where it isn't one (the calendar's own: no February 30). */
bool date_parse(str text, struct date *date);

/* Compares two dates, what isn't known as the first of its kind: <0, 0, >0. */
int date_compare(const struct date *a, const struct date *b);

/* The date in ISO 8601, as far as known, into `out`; empty for an absent one. */
str date_iso(const struct date *date, char out[16]);

/* The date that was meant by one with other marks or without a digit (2025/5/1), in the right form; empty where that
 * isn't clear. */
str date_meant(struct arena *arena, str text);

#endif
