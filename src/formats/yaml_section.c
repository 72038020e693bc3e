#include "formats/yaml_section.h"

#include "formats/yaml_parse.h"

/* Lines [begin, end) of a text are what the section takes; both after the last line where there is none. */
struct section {
    size_t begin, end; /* bytes */
};

static bool is_blank_or_comment(str line)
{
    return str_trim(line).len == 0 || line.at[0] == '#';
}

static bool ends_document(str line)
{
    return str_starts(line, S("...")) || str_starts(line, S("---"));
}

/* The bytes of `text` before line `line`, counted from 1. */
static size_t offset_of(str text, int line)
{
    str rest = text, ignored;

    while (--line > 0 && str_line(&rest, &ignored))
        continue;
    return text.len - rest.len;
}

/* The section from its key on, up to the next key or the document's end; comments in front of these are theirs. */
static size_t end_of_section(str text, size_t begin, int line, int next_line)
{
    str rest = str_from(text, begin), ignored;
    size_t end;

    str_line(&rest, &ignored);
    end = text.len - rest.len;
    for (line++; (next_line == 0 || line < next_line) && rest.len; line++) {
        str here;

        str_line(&rest, &here);
        if (ends_document(here))
            break;
        if (!is_blank_or_comment(here))
            end = text.len - rest.len;
    }
    return end;
}

static size_t end_of_document(str text, int last_line)
{
    str rest = str_from(text, offset_of(text, last_line)), line;

    while (rest.len) {
        size_t at = text.len - rest.len;

        str_line(&rest, &line);
        if (str_starts(line, S("...")))
            return at;
    }
    return text.len;
}

/* The first line that says something. */
static str first_line(str text)
{
    str line = S("");

    while (str_line(&text, &line) && (is_blank_or_comment(line) || str_equal(str_trim(line), S("---"))))
        continue;
    return line;
}

/* Keys stand at the beginning of lines of their own, so that lines can be exchanged. */
static bool is_plain(const struct yaml *map, str text)
{
    str first = first_line(text), line = S("");
    int at = 0;

    if (map->kind != YAML_MAP || str_starts(first, S("{")) || str_starts(first, S("---")))
        return false;
    for (const struct yaml *value = map->first; value; value = value->next) {
        while (at < value->key_span.line && str_line(&text, &line))
            at++;
        if (value->key_span.column > 2 || line.len == 0 || line.at[0] == ' ')
            return false;
    }
    return true;
}

static struct section find_section(const struct yaml *map, str text, str key)
{
    int last = 0;

    for (const struct yaml *value = map->first; value; value = value->next) {
        struct section section;

        last = value->key_span.line;
        if (!str_equal(value->key, key))
            continue;
        section.begin = offset_of(text, last);
        section.end = end_of_section(text, section.begin, last, value->next ? value->next->key_span.line : 0);
        return section;
    }
    return (struct section){ end_of_document(text, last), end_of_document(text, last) };
}

static void write_all(struct buf *out, str text, const struct section *section, str lines)
{
    buf_add(out, str_first(text, section->begin));
    if (section->begin && text.at[section->begin - 1] != '\n')
        buf_byte(out, '\n');
    buf_add(out, lines);
    buf_add(out, str_from(text, section->end));
}

/* Whether a text says of all but the section what `before` says, and of that what `lines` say. All are in the same
 * order. */
static bool says_the_same(struct arena *arena, const struct yaml *before, str text, str key, str lines)
{
    struct diag diag = { 0 };
    const struct yaml *map = yaml_parse(arena, text, 1, &diag), *new = yaml_parse(arena, lines, 1, &diag);
    const struct yaml *now = map ? map->first : NULL, *is = map ? yaml_get(map, key) : NULL;
    const struct yaml *wanted = new ? yaml_get(new, key) : NULL;
    bool ok = map && new && diag.count == 0 && !wanted == !is && (!wanted || yaml_equal(wanted, is));

    for (const struct yaml *was = before->first; ok && was; was = was->next) {
        if (str_equal(was->key, key))
            continue;
        if (now && str_equal(now->key, key))
            now = now->next;
        ok = now && yaml_equal(was, now);
        now = now ? now->next : NULL;
    }
    if (now && str_equal(now->key, key))
        now = now->next;
    diag_free(&diag);
    return ok && !now;
}

bool yaml_section_replace(struct buf *out, str text, str key, str lines, const char *code, struct diag *diag)
{
    struct arena scratch = { 0 };
    size_t errors = diag->at[LEVEL_ERROR], begin = out->len;
    const struct yaml *map = yaml_parse(&scratch, text, 1, diag);
    bool ok = map && diag->at[LEVEL_ERROR] == errors, plain = ok && is_plain(map, text);

    if (plain) {
        const struct section section = find_section(map, text, key);

        write_all(out, text, &section, lines);
    }
    if (ok && !(plain && says_the_same(&scratch, map, str_from(buf_str(out), begin), key, lines))) {
        diag_error(diag, code, ((struct span){ 1, 1 }),
            "this file can't be amended: its sections want to begin at the beginning of a line, like “%.*s:”", STR(key));
        ok = false;
    }
    arena_free(&scratch);
    return ok;
}
