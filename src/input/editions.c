#include "input/editions.h"

#include "base/map.h"
#include "input/tag.h"
#include "lang/language.h"

struct marking {
    struct arena *arena;
    struct map names; /* files by name */
    struct diag *diag;
};

static str last_part(str name)
{
    size_t at = name.len;

    while (at && name.at[at - 1] != '.')
        at--;
    return at > 1 ? str_from(name, at) : S("");
}

static str before_part(str name, str part)
{
    return str_first(name, name.len - part.len - 1);
}

str editions_tag(str name)
{
    str part = last_part(name);

    return part.len && language_has_code(part) && tag_is_well_formed(part) ? part : S("");
}

/* The file of which one called `name` is an edition, or NULL. An edition has none. */
static struct text_file *original_of(const struct marking *f, str name)
{
    str tag = editions_tag(name);
    struct text_file *file = tag.len ? map_get(&f->names, before_part(name, tag)) : NULL;

    return file && !original_of(f, before_part(name, tag)) ? file : NULL;
}

/* zh_CN, as other programs write it. */
static void warn_of_underscore(struct marking *f, str name)
{
    str part = last_part(name);
    struct buf fixed = { 0 };

    for (size_t i = 0; i < part.len; i++)
        buf_byte(&fixed, part.at[i] == '_' ? '-' : part.at[i]);
    if (str_find(part, S("_")) >= 0 && tag_is_well_formed(buf_str(&fixed)) &&
        language_name(f->arena, buf_str(&fixed)).len && map_get(&f->names, before_part(name, part)))
        diag_warn(f->diag, "edition.tag", NOWHERE,
            "“%.*s” isn't how a language is written, so this is an article by itself; its edition in another language "
            "would be called %.*s.%.*s.md",
            STR(part), STR(before_part(name, part)), STR(buf_str(&fixed)));
    buf_free(&fixed);
}

static void warn_of_missing(struct marking *f, const struct text_file *file, str tag)
{
    diag_warn(f->diag, "edition.original", NOWHERE,
        "the name says that this is a translation (“%.*s”), and there is no %s/%.*s.md that it could be an edition of: "
        "it is an article by itself",
        STR(tag), file->page ? "pages" : "articles", STR(before_part(file->slug, tag)));
}

static void set_edition(struct marking *f, struct text_file *file, const struct text_file *original)
{
    str tag = editions_tag(file->slug), before = diag_enter(f->diag, file->path);
    bool known = tag.len && language_name(f->arena, tag).len;

    if (original) {
        file->slug = before_part(file->slug, tag);
        file->edition = file->lang = language_canonical(f->arena, tag);
    } else if (known) {
        file->lang = language_canonical(f->arena, tag);
        warn_of_missing(f, file, tag);
    } else if (!tag.len) {
        warn_of_underscore(f, file->slug);
    }
    diag_enter(f->diag, before);
}

void editions_mark(struct arena *arena, struct text_file *files, size_t count, struct diag *diag)
{
    struct marking f = { arena, { .arena = arena }, diag };
    struct text_file **originals = arena_array(arena, struct text_file *, count);

    for (size_t i = 0; i < count; i++)
        map_set(&f.names, files[i].slug, &files[i]);
    for (size_t i = 0; i < count; i++)
        originals[i] = original_of(&f, files[i].slug);
    for (size_t i = 0; i < count; i++) {
        set_edition(&f, &files[i], originals[i]);
        if (originals[i])
            originals[i]->translated = true;
    }
}
