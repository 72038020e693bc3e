#include "view/words.h"

static void date_in_english(struct buf *out, const struct date *date)
{
    static const char *const months[] = { "January", "February", "March", "April", "May", "June", "July", "August",
        "September", "October", "November", "December" };

    if (date->month)
        buf_printf(out, "%s ", months[date->month - 1]);
    if (date->day)
        buf_printf(out, "%d, ", date->day);
    buf_printf(out, "%d", date->year);
}

static void date_in_han(struct buf *out, const struct date *date)
{
    buf_printf(out, "%d年", date->year);
    if (date->month)
        buf_printf(out, "%d月", date->month);
    if (date->day)
        buf_printf(out, "%d日", date->day);
}

void words_date(struct buf *out, const struct date *date, str lang)
{
    if (str_starts(lang, S("zh")) || str_starts(lang, S("ja")))
        date_in_han(out, date);
    else
        date_in_english(out, date);
}

void words_names(struct buf *out, const struct author *authors, size_t count, const struct strings *strings,
    const struct languages *languages, enum body_target target)
{
    for (size_t i = 0; i < count; i++) {
        if (i && i + 1 == count)
            buf_xml(out, strings_get(strings, count == 2 ? "list_and" : "list_last"));
        else if (i)
            buf_xml(out, strings_get(strings, "list_comma"));
        line_write(out, authors[i].name.text, languages, target);
    }
}
