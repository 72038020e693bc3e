#include "view/prefix.h"

#include "base/buf.h"

#include <string.h>

struct prefixing {
    struct buf out;
    str prefix;
    str rest; /* what isn't written yet */
};

/* Attributes whose values are ids, with spaces between (HTML; WAI-ARIA 1.2). */
static bool names_ids(str name)
{
    static const char *const names[] = { "id", "for", "headers", "popovertarget", "anchor", "aria-labelledby",
        "aria-describedby", "aria-controls", "aria-details", "aria-owns", "aria-flowto", "aria-activedescendant" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_equal(name, str_of(names[i])))
            return true;
    return false;
}

static void copy(struct prefixing *p, size_t len)
{
    buf_add(&p->out, str_first(p->rest, len));
    p->rest = str_from(p->rest, len);
}

/* Copies up to the first of these characters; false where there is none, and all is copied. */
static bool copy_until(struct prefixing *p, const char *ends)
{
    for (size_t i = 0; i < p->rest.len; i++) {
        if (!p->rest.at[i] || !strchr(ends, p->rest.at[i]))
            continue;
        copy(p, i);
        return true;
    }
    copy(p, p->rest.len);
    return false;
}

static void add_ids(struct prefixing *p, str value)
{
    bool begins = true;

    for (size_t i = 0; i < value.len; i++) {
        if (begins && value.at[i] != ' ')
            buf_add(&p->out, p->prefix);
        begins = value.at[i] == ' ';
        buf_byte(&p->out, value.at[i]);
    }
}

/* "--ref:--ref-1": what stands behind a colon is a name. */
static void add_style(struct prefixing *p, str value)
{
    for (ptrdiff_t at; (at = str_find(value, S(":--"))) >= 0; value = str_from(value, (size_t)at + 3)) {
        buf_add(&p->out, str_first(value, (size_t)at + 3));
        buf_add(&p->out, p->prefix);
    }
    buf_add(&p->out, value);
}

static void add_value(struct prefixing *p, str name, str value)
{
    if (names_ids(name)) {
        add_ids(p, value);
    } else if (str_equal(name, S("href")) && str_starts(value, S("#"))) {
        buf_byte(&p->out, '#');
        add_ids(p, str_from(value, 1));
    } else if (str_equal(name, S("style"))) {
        add_style(p, value);
    } else {
        buf_add(&p->out, value);
    }
}

/* An attribute in front of the rest: name="value". */
static void take_attribute(struct prefixing *p)
{
    str name = p->rest;
    ptrdiff_t end;

    if (!copy_until(p, "=>") || p->rest.at[0] == '>')
        return;
    name.len = (size_t)(p->rest.at - name.at);
    copy(p, 2);
    end = str_find(p->rest, S("\""));
    if (end < 0)
        return;
    add_value(p, name, str_first(p->rest, (size_t)end));
    p->rest = str_from(p->rest, (size_t)end);
    copy(p, 1);
}

/* A tag in front of the rest, up to its ">". */
static void take_tag(struct prefixing *p)
{
    while (copy_until(p, " >") && p->rest.at[0] == ' ') {
        copy(p, 1);
        take_attribute(p);
    }
}

str prefix_ids(struct arena *arena, str xhtml, str prefix)
{
    struct prefixing p = { .prefix = prefix, .rest = xhtml };
    str done;

    while (copy_until(&p, "<"))
        take_tag(&p);
    done = buf_copy(&p.out, arena);
    buf_free(&p.out);
    return done;
}
