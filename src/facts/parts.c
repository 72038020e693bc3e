#include "facts/parts.h"

#include "base/hash.h"
#include "facts/pass.h"

#include <stdint.h>

uint64_t parts_written(str key, str zh, str abbr)
{
    return hash_bytes(key) * 3 + hash_bytes(zh) * 5 + hash_bytes(abbr) * 7;
}

/* --- bodies */

static void pass_ends(struct wire *w, struct body_ends *ends, size_t len)
{
    enum { LEAST = 1 };
    size_t before = 0;

    ends->items = wire_list(w, ends->items, &ends->count, sizeof *ends->items, LEAST);
    for (size_t i = 0; i < ends->count; before = ends->items[i++])
        ends->items[i] = pass_at(w, ends->items[i], before, len);
}

static void pass_bodies(struct wire *w, struct bodies *bodies)
{
    pass_body(w, &bodies->title);
    pass_body(w, &bodies->text);
    pass_body(w, &bodies->notes);
    pass_ends(w, &bodies->ends, bodies->text.bytes.len);
}

/* --- all of it */

static void pass_summary(struct wire *w, struct parts *parts)
{
    enum { LEAST = 2 };

    wire_flag(w, &parts->summary_single);
    parts->summary = wire_list(w, parts->summary, &parts->summary_count, sizeof *parts->summary, LEAST);
    for (size_t i = 0; i < parts->summary_count; i++)
        pass_body(w, &parts->summary[i]);
}

static void pass_headings(struct wire *w, struct parts *parts)
{
    enum { LEAST = 5 };

    parts->headings = wire_list(w, parts->headings, &parts->heading_count, sizeof *parts->headings, LEAST);
    for (size_t i = 0; i < parts->heading_count; i++) {
        struct heading *heading = &parts->headings[i];

        wire_text(w, &heading->id);
        heading->level = (int)wire_below(w, (unsigned)heading->level, 7);
        pass_line(w, &heading->text);
    }
}

static void pass_han(struct wire *w, struct han_runs *han)
{
    enum { LEAST = 2 };

    han->items = wire_list(w, han->items, &han->count, sizeof *han->items, LEAST);
    for (size_t i = 0; i < han->count; i++) {
        wire_text(w, &han->items[i].text);
        wire_text(w, &han->items[i].lang);
    }
}

static void pass_written(struct wire *w, struct parts *parts)
{
    enum { LEAST = 8 };

    parts->written = wire_list(w, parts->written, &parts->written_count, sizeof *parts->written, LEAST);
    for (size_t i = 0; i < parts->written_count; i++)
        wire_hash(w, &parts->written[i]);
}

static void pass_plain(struct wire *w, struct plain *plain)
{
    enum { LEAST = 2 };

    plain->items = wire_list(w, plain->items, &plain->count, sizeof *plain->items, LEAST);
    for (size_t i = 0; i < plain->count; i++) {
        wire_text(w, &plain->items[i].id);
        wire_text(w, &plain->items[i].text);
    }
}

static void pass_parts(struct wire *w, struct parts *parts)
{
    pass_bodies(w, &parts->web);
    pass_bodies(w, &parts->book);
    pass_summary(w, parts);
    pass_body(w, &parts->caption);
    pass_body(w, &parts->credit);
    pass_body(w, &parts->disclaimer);
    pass_body(w, &parts->translation_of);
    wire_text(w, &parts->alt);
    pass_headings(w, parts);
    pass_han(w, &parts->han);
    pass_written(w, parts);
    pass_plain(w, &parts->plain);
}

void parts_write(struct buf *out, const struct parts *parts)
{
    struct wire w = wire_writer(out);
    struct parts copy = *parts;

    pass_parts(&w, &copy);
}

bool parts_read(struct parts *parts, struct arena *arena, str record)
{
    struct wire w = wire_reader(record, arena);

    *parts = (struct parts){ 0 };
    pass_parts(&w, parts);
    return wire_done(&w);
}

/* --- whether they are of an article */

static bool body_fits(const struct body *body, const size_t *limits)
{
    for (size_t i = 0; i < body->slot_count; i++)
        if (body->slots[i].index >= limits[body->slots[i].kind])
            return false;
    return true;
}

static bool bodies_fit(const struct bodies *bodies, const size_t *limits)
{
    return body_fits(&bodies->title, limits) && body_fits(&bodies->text, limits) && body_fits(&bodies->notes, limits);
}

bool parts_fit(const struct parts *parts, size_t pictures, size_t links, size_t glosses)
{
    const size_t limits[SLOT_KINDS] = { [SLOT_PICTURE] = pictures,
        [SLOT_LINK] = links,
        [SLOT_GLOSS] = glosses,
        [SLOT_NOTE] = SIZE_MAX,
        [SLOT_ID] = SIZE_MAX,
        [SLOT_LANG] = SIZE_MAX,
        [SLOT_HAN] = parts->han.count };

    for (size_t i = 0; i < parts->summary_count; i++)
        if (!body_fits(&parts->summary[i], limits))
            return false;
    return bodies_fit(&parts->web, limits) && bodies_fit(&parts->book, limits) && body_fits(&parts->caption, limits) &&
           body_fits(&parts->credit, limits) && body_fits(&parts->disclaimer, limits) &&
           body_fits(&parts->translation_of, limits);
}
