#include "base/findings.h"

#include "base/codes.h"
#include "base/map.h"
#include "base/wire.h"

/* A record has few codes and many findings: the codes stand before them, once each. */
struct code_list {
    const char **items;
    size_t count;
};

static struct code_list list_codes(struct arena *arena, const struct diag *diag, size_t *numbers)
{
    struct code_list list = { arena_array(arena, const char *, diag->count), 0 };
    struct map known = { .arena = arena };

    for (size_t i = 0; i < diag->count; i++) {
        str code = str_of(diag->items[i].code);
        const char **place = map_get(&known, code);

        if (!place) {
            place = &list.items[list.count++];
            *place = diag->items[i].code;
            map_set(&known, code, place);
        }
        numbers[i] = (size_t)(place - list.items);
    }
    return list;
}

/* Those of finished books aren't in the list of codes. */
static const char *code_named(struct arena *arena, str name)
{
    const struct code *code = code_find(name);

    return code ? code->name : arena_cstr(arena, name);
}

static void pass_codes(struct wire *w, struct code_list *list)
{
    list->items = wire_list(w, list->items, &list->count, sizeof *list->items, 1);
    for (size_t i = 0; i < list->count; i++) {
        str name = w->out ? str_of(list->items[i]) : S("");

        wire_text(w, &name);
        if (!w->out)
            list->items[i] = code_named(w->arena, name);
    }
}

static void pass_counts(struct wire *w, struct diag *diag)
{
    for (int level = 0; level < LEVEL_COUNT; level++)
        wire_size(w, &diag->at[level]);
}

static void pass_finding(struct wire *w, struct finding *finding, const struct code_list *codes, size_t number)
{
    finding->level = wire_below(w, finding->level, LEVEL_COUNT);
    number = wire_below(w, (unsigned)number, codes->count ? (unsigned)codes->count : 1);
    wire_text(w, &finding->path);
    wire_span(w, &finding->span);
    wire_text(w, &finding->message);
    if (w->out)
        return;
    if (number >= codes->count || finding->level == LEVEL_FATAL || finding->level == LEVEL_USAGE)
        wire_refuse(w);
    finding->code = number < codes->count ? codes->items[number] : "";
}

void findings_write(struct buf *out, const struct diag *diag)
{
    struct wire wire = wire_writer(out);
    struct arena arena = { 0 };
    struct diag copy = *diag;
    size_t *numbers = arena_array(&arena, size_t, diag->count);
    struct code_list codes = list_codes(&arena, diag, numbers);

    pass_counts(&wire, &copy);
    pass_codes(&wire, &codes);
    wire_list(&wire, copy.items, &copy.count, sizeof *copy.items, 1);
    for (size_t i = 0; i < diag->count; i++)
        pass_finding(&wire, &diag->items[i], &codes, numbers[i]);
    arena_free(&arena);
}

bool findings_read(struct diag *diag, str record)
{
    enum { LEAST = 6 };
    struct wire wire = wire_reader(record, &diag->arena);
    struct code_list codes = { 0 };

    pass_counts(&wire, diag);
    pass_codes(&wire, &codes);
    diag->items = wire_list(&wire, NULL, &diag->count, sizeof *diag->items, LEAST);
    diag->cap = diag->count;
    for (size_t i = 0; i < diag->count; i++)
        pass_finding(&wire, &diag->items[i], &codes, 0);
    if (wire_done(&wire) && !diag->at[LEVEL_FATAL] && !diag->at[LEVEL_USAGE])
        return true;
    diag_free(diag);
    return false;
}
