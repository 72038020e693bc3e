/* The map of the website: one file, or several to which it leads. */
#include "unit.h"

#include "web/sitemap.h"

static struct arena arena;
static struct bundle_memory files;

/* Maps a publication of so many articles, the first the newest. */
static void map_articles(size_t count)
{
    struct input input = { .config = { .url = { S("https://j.example"), NOWHERE } } };
    struct facts *facts = arena_array(&arena, struct facts, count);
    struct publication p = { .input = &input, .articles = arena_array(&arena, struct article, count), .count = count };
    struct web_writer writer = { .publication = &p };
    struct diag diag = { 0 };

    for (size_t i = 0; i < count; i++) {
        facts[i].slug = arena_printf(&arena, "n%zu", count - i);
        p.articles[i].facts = &facts[i];
    }
    p.pages = p.editions = p.articles + count;
    files = bundle_memory(&arena);
    writer.out = &files.bundle;
    ck_assert(sitemap_write(&writer, &diag));
    ck_assert_uint_eq(diag.count, 0);
}

static str file_named(const char *name)
{
    const struct entry *entry = bundle_find(&files, str_of(name));

    return entry ? entry->bytes : S("");
}

static size_t count_of(str text, str needle)
{
    size_t count = 0;

    for (ptrdiff_t at; (at = str_find(text, needle)) >= 0; count++)
        text = str_from(text, (size_t)at + needle.len);
    return count;
}

START_TEST(a_few_addresses_are_one_file)
{
    map_articles(20);
    ck_assert_uint_eq(files.count, 1);
    ck_assert_uint_eq(count_of(file_named("sitemap.xml"), S("<url><loc>https://j.example/")), 21);
    arena_free(&arena);
}
END_TEST

START_TEST(many_addresses_are_files_that_a_new_one_does_not_move)
{
    str first, again;

    map_articles(45000);
    ck_assert_uint_eq(files.count, 4);
    ck_assert_uint_eq(count_of(file_named("sitemap.xml"), S("<sitemap><loc>https://j.example/sitemap-")), 3);
    ck_assert_uint_eq(count_of(file_named("sitemap-pages.xml"), S("<url>")), 1);
    first = file_named("sitemap-articles-1.xml");
    ck_assert_uint_eq(count_of(first, S("<url>")), SITEMAP_ADDRESSES);
    ck_assert_uint_eq(count_of(file_named("sitemap-articles-2.xml"), S("<url>")), 45000 - SITEMAP_ADDRESSES);
    map_articles(45001);
    again = file_named("sitemap-articles-1.xml");
    ck_assert(str_equal(first, again));
    arena_free(&arena);
}
END_TEST

SUITE_OF(sitemap, a_few_addresses_are_one_file, many_addresses_are_files_that_a_new_one_does_not_move)
