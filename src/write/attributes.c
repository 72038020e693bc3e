#include "write/attributes.h"

#include "doc/attributes.h"

void attributes_write_own(struct buf *out, const struct attribute *attributes)
{
    for (; attributes; attributes = attributes->next) {
        if (!str_starts(attributes->name, S("data-")))
            continue;
        buf_printf(out, " %.*s=\"", STR(attributes->name));
        buf_xml(out, attributes->value);
        buf_byte(out, '"');
    }
}

void attributes_write_lang(struct buf *out, str lang, bool book)
{
    buf_lit(out, " lang=\"");
    buf_add(out, lang);
    if (book) {
        buf_lit(out, "\" xml:lang=\"");
        buf_add(out, lang);
    }
    buf_byte(out, '"');
}

static void write_length(struct buf *out, const char *name, str value)
{
    char last = value.len ? value.at[value.len - 1] : '\0';

    buf_printf(out, "%s:", name);
    buf_xml(out, value.len ? value : S("auto"));
    buf_add(out, last >= '0' && last <= '9' ? S("px") : S(""));
}

/* A side that isn't said goes by the other. */
void attributes_write_size(struct buf *out, const struct attribute *attributes)
{
    str width = attribute_value(attributes, S("width")), height = attribute_value(attributes, S("height"));

    if (width.len + height.len == 0)
        return;
    buf_lit(out, " style=\"");
    write_length(out, "width", width);
    write_length(out, ";height", height);
    buf_byte(out, '"');
}
