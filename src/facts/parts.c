#include "facts/parts.h"

#include <string.h>

/* --- writing: numbers as they lie in memory, texts and lists behind their lengths */

static void put_number(struct buf *out, size_t number)
{
    buf_add(out, (str){ (const char *)&number, sizeof number });
}

static void put_text(struct buf *out, str text)
{
    put_number(out, text.len);
    buf_add(out, text);
}

static void put_body(struct buf *out, const struct body *body)
{
    put_text(out, body->bytes);
    put_number(out, body->slot_count);
    buf_add(out, (str){ (const char *)body->slots, body->slot_count * sizeof *body->slots });
    put_number(out, body->end_count);
    buf_add(out, (str){ (const char *)body->ends, body->end_count * sizeof *body->ends });
}

void parts_write(struct buf *out, const struct parts *parts)
{
    const struct body *const bodies[] = { &parts->site.title, &parts->site.text, &parts->site.notes, &parts->book.title,
        &parts->book.text, &parts->book.notes, &parts->caption, &parts->credit, &parts->disclaimer,
        &parts->translation_of };

    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
        put_body(out, bodies[i]);
    put_number(out, parts->summary_single);
    put_number(out, parts->summary_count);
    for (size_t i = 0; i < parts->summary_count; i++)
        put_body(out, &parts->summary[i]);
    put_text(out, parts->alt);
    put_number(out, parts->han.count);
    for (size_t i = 0; i < parts->han.count; i++) {
        put_text(out, parts->han.items[i].text);
        put_text(out, parts->han.items[i].lang);
    }
    put_number(out, parts->heading_count);
    for (size_t i = 0; i < parts->heading_count; i++) {
        put_text(out, parts->headings[i].id);
        put_number(out, (size_t)parts->headings[i].level);
        put_text(out, parts->headings[i].text.xhtml);
        put_text(out, parts->headings[i].text.plain);
    }
}

/* --- reading */

static size_t take_number(str *rest)
{
    size_t number;

    memcpy(&number, rest->at, sizeof number);
    *rest = str_from(*rest, sizeof number);
    return number;
}

static str take_text(str *rest)
{
    size_t len = take_number(rest);
    str text = str_first(*rest, len);

    *rest = str_from(*rest, len);
    return text;
}

/* `count` items of so many bytes, copied: the record isn't aligned. */
static void *take_array(struct arena *arena, str *rest, size_t size, size_t count)
{
    void *items = arena_alloc_array(arena, size, count);

    if (count)
        memcpy(items, rest->at, size * count);
    *rest = str_from(*rest, size * count);
    return items;
}

static struct body take_body(struct arena *arena, str *rest)
{
    struct body body = { .bytes = take_text(rest) };

    body.slot_count = take_number(rest);
    body.slots = take_array(arena, rest, sizeof *body.slots, body.slot_count);
    body.end_count = take_number(rest);
    body.ends = take_array(arena, rest, sizeof *body.ends, body.end_count);
    return body;
}

struct parts parts_read(struct arena *arena, str record)
{
    struct parts parts = { 0 };
    struct body *const bodies[] = { &parts.site.title, &parts.site.text, &parts.site.notes, &parts.book.title,
        &parts.book.text, &parts.book.notes, &parts.caption, &parts.credit, &parts.disclaimer, &parts.translation_of };

    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
        *bodies[i] = take_body(arena, &record);
    parts.summary_single = take_number(&record) != 0;
    parts.summary_count = take_number(&record);
    parts.summary = arena_array(arena, struct body, parts.summary_count);
    for (size_t i = 0; i < parts.summary_count; i++)
        parts.summary[i] = take_body(arena, &record);
    parts.alt = take_text(&record);
    parts.han.count = take_number(&record);
    parts.han.items = arena_array(arena, struct han_run, parts.han.count);
    for (size_t i = 0; i < parts.han.count; i++) {
        parts.han.items[i].text = take_text(&record);
        parts.han.items[i].lang = take_text(&record);
    }
    parts.heading_count = take_number(&record);
    parts.headings = arena_array(arena, struct heading, parts.heading_count);
    for (size_t i = 0; i < parts.heading_count; i++) {
        parts.headings[i].id = take_text(&record);
        parts.headings[i].level = (int)take_number(&record);
        parts.headings[i].text.xhtml = take_text(&record);
        parts.headings[i].text.plain = take_text(&record);
    }
    return parts;
}
