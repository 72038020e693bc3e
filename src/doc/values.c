#include "doc/values.h"

#include "doc/attribute_keys.h"
#include "doc/ids.h"
#include "input/tag.h"

#include <stdint.h>

/* --- dates and times: HTML 2.3.5. Each takes what it reads from the front of *rest, or is false. */

static bool take(str *rest, str sign)
{
    if (!str_starts(*rest, sign))
        return false;
    *rest = str_from(*rest, sign.len);
    return true;
}

static size_t count_digits(str text)
{
    size_t count = 0;

    while (count < text.len && text.at[count] >= '0' && text.at[count] <= '9')
        count++;
    return count;
}

/* `count` digits, no more, that are a number from `least` to `most`. */
static bool take_number(str *rest, size_t count, int least, int most, int *number)
{
    *number = 0;
    if (count_digits(*rest) != count)
        return false;
    for (size_t i = 0; i < count; i++)
        *number = *number * 10 + (rest->at[i] - '0');
    *rest = str_from(*rest, count);
    return *number >= least && *number <= most;
}

static bool take_year(str *rest, int *year)
{
    return take_number(rest, 4, 1, 9999, year);
}

static int days_in(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return month == 2 && leap ? 29 : days[month - 1];
}

/* 05-12 */
static bool take_day(str *rest, int year)
{
    int month, day;

    return take_number(rest, 2, 1, 12, &month) && take(rest, S("-")) &&
           take_number(rest, 2, 1, days_in(year, month), &day);
}

/* 2025-05-12 */
static bool take_date(str *rest)
{
    int year;

    return take_year(rest, &year) && take(rest, S("-")) && take_day(rest, year);
}

/* 08:30, 08:30:15, 08:30:15.250 */
static bool take_time(str *rest)
{
    int number;
    size_t digits;

    if (!take_number(rest, 2, 0, 23, &number) || !take(rest, S(":")) || !take_number(rest, 2, 0, 59, &number))
        return false;
    if (!take(rest, S(":")))
        return true;
    if (!take_number(rest, 2, 0, 59, &number))
        return false;
    if (!take(rest, S(".")))
        return true;
    digits = count_digits(*rest);
    *rest = str_from(*rest, digits);
    return digits >= 1 && digits <= 3;
}

/* Z, +08:00 */
static bool take_zone(str *rest)
{
    int number;

    if (take(rest, S("Z")))
        return true;
    if (!take(rest, S("+")) && !take(rest, S("-")))
        return false;
    return take_number(rest, 2, 0, 23, &number) && take(rest, S(":")) && take_number(rest, 2, 0, 59, &number);
}

static bool take_moment(str *rest)
{
    return take_date(rest) && (take(rest, S("T")) || take(rest, S(" "))) && take_time(rest);
}

/* P3DT4H, PT20M */
static bool take_duration(str *rest)
{
    static const str units[] = { { "D", 1 }, { "T", 1 }, { "H", 1 }, { "M", 1 }, { "S", 1 } };
    size_t unit = 0, said = 0;
    bool timed = false;

    if (!take(rest, S("P")))
        return false;
    while (rest->len && unit < 5) {
        size_t digits = count_digits(*rest);

        if (!timed && digits == 0 && take(rest, S("T"))) {
            timed = true;
            unit = 2;
            said = 0;
            continue;
        }
        *rest = str_from(*rest, digits);
        while (unit < 5 && !str_starts(*rest, units[unit]))
            unit++;
        if (digits == 0 || unit == 5 || unit == 1 || (unit > 1 && !timed) || !take(rest, units[unit++]))
            return false;
        said++;
    }
    return said > 0;
}

static bool is_date(str text)
{
    return take_date(&text) && text.len == 0;
}

static bool is_day(str text)
{
    take(&text, S("--"));
    return take_day(&text, 2000) && text.len == 0;
}

static bool is_year_or_month(str text)
{
    int number;

    if (!take_year(&text, &number))
        return false;
    return text.len == 0 || (take(&text, S("-")) && take_number(&text, 2, 1, 12, &number) && text.len == 0);
}

static bool is_week(str text)
{
    int number;

    return take_year(&text, &number) && take(&text, S("-W")) && take_number(&text, 2, 1, 52, &number) && text.len == 0;
}

static bool is_clock(str text)
{
    return take_time(&text) && text.len == 0;
}

static bool is_zone(str text)
{
    return take_zone(&text) && text.len == 0;
}

static bool is_local(str text)
{
    return take_moment(&text) && text.len == 0;
}

static bool is_global(str text)
{
    return take_moment(&text) && take_zone(&text) && text.len == 0;
}

static bool is_duration(str text)
{
    return take_duration(&text) && text.len == 0;
}

bool value_is_time(str text)
{
    static bool (*const forms[])(
        str text) = { is_year_or_month, is_date, is_day, is_week, is_clock, is_zone, is_local, is_global, is_duration };

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (forms[i](text))
            return true;
    return false;
}

/* 4.7.3: when something was inserted or taken out. */
static bool is_moment(str text)
{
    return is_date(text) || is_global(text);
}

/* --- numbers: HTML 2.3.4 */

static bool is_integer(str text)
{
    take(&text, S("-"));
    return text.len > 0 && text.len <= 6 && count_digits(text) == text.len;
}

static bool is_between(str text, int least, int most)
{
    int number = 0;

    for (size_t i = 0; i < text.len && i < 6; i++)
        number = number * 10 + (text.at[i] - '0');
    return text.len > 0 && text.len <= 5 && count_digits(text) == text.len && number >= least && number <= most;
}

static bool is_columns(str text)
{
    return is_between(text, 1, 1000);
}

static bool is_rows(str text)
{
    return is_between(text, 1, 65534);
}

/* --- which attribute says what */

static bool is_anything(str text)
{
    (void)text;
    return true;
}

static const struct rule {
    const char *attribute;
    const char *element; /* NULL: any */
    bool (*fits)(str text);
    const char *words; /* the words it may be one of; NULL: `fits` decides */
} rules[] = {
    { "class", NULL, is_anything, NULL },
    { "colspan", NULL, is_columns, NULL },
    { "datetime", "time", value_is_time, NULL },
    { "datetime", NULL, is_moment, NULL },
    { "dir", "bdo", NULL, "ltr rtl" },
    { "dir", NULL, NULL, "ltr rtl auto" },
    { "height", NULL, attribute_key_is_size, NULL },
    { "id", NULL, id_may_name, NULL },
    { "lang", NULL, tag_is_well_formed, NULL },
    { "open", NULL, NULL, "open" },
    { "reversed", NULL, NULL, "reversed" },
    { "rowspan", NULL, is_rows, NULL },
    { "scope", NULL, NULL, "row col rowgroup colgroup" },
    { "span", NULL, is_columns, NULL },
    { "start", NULL, is_integer, NULL },
    { "type", "ol", NULL, "1 a A i I" },
    { "value", "li", is_integer, NULL },
    { "width", NULL, attribute_key_is_size, NULL },
};

static bool is_switch(const struct rule *rule)
{
    return strcmp(rule->attribute, "open") == 0 || strcmp(rule->attribute, "reversed") == 0;
}

/* Words of a list are written in any capitals, but for the letters that numbers are written in. */
static bool among(struct arena *arena, const struct rule *rule, str *value)
{
    char *lower = arena_alloc(arena, value->len + 1);
    bool exact = str_equal(str_of(rule->attribute), S("type"));
    str rest = str_of(rule->words);

    for (size_t i = 0; i < value->len; i++)
        lower[i] = !exact && value->at[i] >= 'A' && value->at[i] <= 'Z' ? (char)(value->at[i] | 0x20) : value->at[i];
    *value = (str){ lower, value->len };
    if (is_switch(rule) && value->len == 0) {
        *value = str_of(rule->words);
        return true;
    }
    while (rest.len) {
        ptrdiff_t space = str_find(rest, S(" "));
        size_t len = space < 0 ? rest.len : (size_t)space;

        if (str_equal(str_first(rest, len), *value))
            return true;
        rest = str_from(rest, len + 1);
    }
    return false;
}

static str without_breaks(struct arena *arena, str value)
{
    char *line;

    if (str_find(value, S("\n")) < 0 && str_find(value, S("\r")) < 0)
        return value;
    line = arena_alloc(arena, value.len);
    for (size_t i = 0; i < value.len; i++)
        line[i] = value.at[i] == '\n' || value.at[i] == '\r' ? ' ' : value.at[i];
    return (str){ line, value.len };
}

bool value_fits(struct arena *arena, str element, str attribute, str *value)
{
    *value = without_breaks(arena, *value);
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        const struct rule *rule = &rules[i];

        if (!str_equal(str_of(rule->attribute), attribute))
            continue;
        if (rule->element && !str_equal(str_of(rule->element), element))
            continue;
        return rule->words ? among(arena, rule, value) : rule->fits(*value);
    }
    return true;
}
