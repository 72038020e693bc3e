/* Any bytes as an article: never a crash, and what comes out is well-formed and calls no two places the same. */
#include "formats/xml.h"
#include "fuzz.h"
#include "stele.h"

#include "base/map.h"

/* The slots that a dump shows, as attributes. */
static void fill_slots(struct buf *out, str text)
{
    for (size_t i = 0; i < text.len; i++) {
        str rest = str_from(text, i);
        size_t tag = str_starts(rest, S("<img {picture "))               ? 4
                     : str_starts(rest, S("<a {link "))                  ? 2
                     : str_starts(rest, S("<a class=\"gloss\" {gloss ")) ? 16
                                                                         : 0;

        if (tag == 0) {
            buf_byte(out, text.at[i]);
            continue;
        }
        buf_add(out, str_first(rest, tag));
        buf_lit(out, " slot=\"\"");
        i += (size_t)str_find(rest, S("}"));
    }
}

static void check_ids(struct arena *arena, const struct xml *root)
{
    struct map ids = { .arena = arena };

    for (const struct xml *element = root; element; element = xml_next(root, element)) {
        str id = xml_attribute(element, "id");

        if (id.len && map_set(&ids, id, &ids))
            FUZZ_FAIL("two places have one id");
    }
}

/* One of the two bodies, from its heading in the dump to the next. */
static void check_body(str body)
{
    struct arena arena = { 0 };
    struct diag diag = { 0 };
    struct buf page = { 0 };
    struct xml *root;

    buf_lit(&page, "<body xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\">");
    fill_slots(&page, body);
    buf_lit(&page, "</body>");
    root = xml_parse(&arena, buf_str(&page), NULL, &diag);
    if (!root)
        FUZZ_FAIL("a body isn't well-formed");
    check_ids(&arena, root);
    buf_free(&page);
    diag_free(&diag);
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str text = { (const char *)data, size };
    struct diag diag = { 0 };
    struct buf out = { 0 };
    ptrdiff_t book;

    stele_dump_text(text, STELE_DUMP_BODY, &out, &diag);
    book = str_find(buf_str(&out), S("<!-- book -->"));
    if (book >= 0) {
        check_body(str_first(buf_str(&out), (size_t)book));
        check_body(str_from(buf_str(&out), (size_t)book));
    }
    buf_reset(&out);
    stele_dump_text(text, STELE_DUMP_AST, &out, &diag);
    stele_dump_text(text, STELE_DUMP_TEXT, &out, &diag);
    buf_free(&out);
    diag_free(&diag);
    return 0;
}
