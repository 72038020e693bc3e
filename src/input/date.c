#include "input/date.h"

#include <stdio.h>
#include <string.h>

static bool digits(str s, int *number)
{
    *number = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.at[i] < '0' || s.at[i] > '9')
            return false;
        *number = *number * 10 + (s.at[i] - '0');
    }
    return s.len > 0;
}

static int days_in(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return month == 2 && leap ? 29 : days[month - 1];
}

static bool take(str *rest, char c)
{
    if (rest->len == 0 || rest->at[0] != c)
        return false;
    *rest = str_from(*rest, 1);
    return true;
}

static bool take_two_digits(str *rest, int most)
{
    int number;

    if (rest->len < 2 || !digits(str_first(*rest, 2), &number) || number > most)
        return false;
    *rest = str_from(*rest, 2);
    return true;
}

/* Nothing, Z, +08, +0800 or +08:00. */
static bool is_zone(str s)
{
    if (s.len == 0 || str_equal(s, S("Z")) || str_equal(s, S("z")))
        return true;
    if ((!take(&s, '+') && !take(&s, '-')) || !take_two_digits(&s, 14))
        return false;
    return s.len == 0 || ((take(&s, ':') || true) && take_two_digits(&s, 59) && s.len == 0);
}

/* hh:mm, hh:mm:ss or hh:mm:ss.f, and a zone. */
static bool is_time(str s)
{
    if (!take_two_digits(&s, 24) || !take(&s, ':') || !take_two_digits(&s, 59))
        return false;
    if (take(&s, ':') && !take_two_digits(&s, 60))
        return false;
    if (take(&s, '.'))
        while (s.len && s.at[0] >= '0' && s.at[0] <= '9')
            s = str_from(s, 1);
    return is_zone(str_trim(s));
}

/* Of a day with a time the day: by its own clock, whatever its zone. */
static str without_time(str text)
{
    bool joined = text.len > 10 && (text.at[10] == 'T' || text.at[10] == 't' || text.at[10] == ' ');

    return joined && is_time(str_trim(str_from(text, 11))) ? str_first(text, 10) : text;
}

bool date_parse(str text, struct date *date)
{
    struct date d = { .span = date->span };

    text = without_time(text);
    if (text.len != 4 && !(text.len == 7 && text.at[4] == '-') &&
        !(text.len == 10 && text.at[4] == '-' && text.at[7] == '-'))
        return false;
    if (!digits(str_first(text, 4), &d.year) || d.year == 0)
        return false;
    if (text.len >= 7 && (!digits((str){ text.at + 5, 2 }, &d.month) || d.month < 1 || d.month > 12))
        return false;
    if (text.len == 10 && (!digits((str){ text.at + 8, 2 }, &d.day) || d.day < 1 || d.day > days_in(d.year, d.month)))
        return false;
    *date = d;
    return true;
}

int date_compare(const struct date *a, const struct date *b)
{
    if (a->year != b->year)
        return a->year - b->year;
    return a->month != b->month ? a->month - b->month : a->day - b->day;
}

str date_iso(const struct date *date, char out[16])
{
    int len = 0;

    if (date->day)
        len = snprintf(out, 16, "%04d-%02d-%02d", date->year % 10000, date->month % 100, date->day % 100);
    else if (date->month)
        len = snprintf(out, 16, "%04d-%02d", date->year % 10000, date->month % 100);
    else if (date->year)
        len = snprintf(out, 16, "%04d", date->year % 10000);
    return (str){ out, (size_t)len };
}

str date_meant(struct arena *arena, str text)
{
    int parts[3] = { 0 };
    size_t count = 0;
    struct date date = { 0 };
    str meant;

    for (size_t i = 0, len; i < text.len; i += len + !len) {
        for (len = 0; i + len < text.len && text.at[i + len] >= '0' && text.at[i + len] <= '9'; len++)
            continue;
        if (len > 4 || (len && count == 3) || (len && count == 0 && len != 4))
            return S("");
        if (len)
            digits((str){ text.at + i, len }, &parts[count++]);
    }
    if (count > 2)
        meant = arena_printf(arena, "%04d-%02d-%02d", parts[0], parts[1], parts[2]);
    else
        meant = arena_printf(arena, "%04d-%02d", parts[0], parts[1]);
    return count > 1 && date_parse(meant, &date) ? meant : S("");
}
