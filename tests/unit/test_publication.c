/* The publication, names and dates. */
#include "unit.h"

#include "publication/chapters.h"
#include "publication/making.h"
#include "publication/publication.h"
#include "publication/publication_make.h"
#include "view/fill.h"
#include "view/words.h"

static struct arena arena;
static struct diag diag;

static void done(void)
{
    diag_free(&diag);
    arena_free(&arena);
}

/* --- the publication */

static struct facts article(const char *path, const char *slug, int year, const char *const *links)
{
    struct facts facts = { .path = str_of(path), .slug = str_of(slug), .lang = S("en"), .lead = -1 };

    facts.date.year = year;
    facts.references.arena = &arena;
    facts.note_count = 2;
    for (; links && *links; links++)
        references_add(&facts.references, &facts.references.links, str_of(*links), ((struct span){ 5, 2 }));
    return facts;
}

static struct publication make(const struct input *input, const struct facts *facts, size_t count)
{
    static struct assets assets;
    struct publication publication;
    struct asked asked;

    assets = assets_begin(&arena, S(""), S(""), NULL);
    asked_begin(&asked, &arena, input, facts, count, &assets);
    ck_assert(assets_read(&assets, 1, &diag));
    publication_make(&publication, &arena, input, facts, count, &asked, &diag);
    return publication;
}

START_TEST(articles_stand_newest_first_and_link)
{
    static const char *const links[] = { "../articles/b.md#note-2", "b.md", "#text", "#none", "b.md#note-3", "c.md",
        "../../b.md", NULL };
    struct facts facts[] = { article("articles/a.md", "a", 2020, links), article("articles/b.md", "b", 2024, NULL),
        article("articles/z/index.md", "z", 0, NULL) };
    struct input input = { .root = S("") };
    struct publication p = make(&input, facts, 3);
    struct buf out = { 0 };
    struct page_filler filler;

    EXPECT_STR(p.articles[0].facts->slug, "b");
    EXPECT_STR(p.articles[2].facts->slug, "z");
    diag_sort(&diag);
    EXPECT_FINDINGS(
        &diag, "5:2 error[link.fragment]; 5:2 error[link.fragment]; 5:2 error[link.missing]; 5:2 error[link.missing]");
    filler = fill_begin(&p, &p.articles[1], NULL, S("../../"));
    for (size_t i = 0; i < 3; i++)
        filler.filler.fill(&filler.filler, &out, NULL, &(struct slot){ 0, (uint32_t)i, SLOT_LINK });
    EXPECT_STR(buf_str(&out),
        " href=\"../../articles/b/index.html#note-2\" href=\"../../articles/b/index.html\" href=\"#text\"");
    buf_free(&out);
    done();
}
END_TEST

/* What isn't due is named by its file; a slug is the name of no file. */
START_TEST(what_is_not_due_is_linked_by_its_file)
{
    static const char *const links[] = { "../articles/b.md", "../b", NULL };
    struct facts facts[] = { article("pages/about.md", "about", 0, links) };
    struct text_file files[] = { { .path = S("pages/about.md"), .slug = S("about"), .page = true },
        { .path = S("articles/b.md"), .slug = S("b") } };
    struct input input = { .root = S(""), .files = files, .count = 2 };
    struct publication p = make(&input, facts, 1);

    EXPECT_FINDINGS(&diag, "5:2 info[link.unpublished]; 5:2 error[link.missing]");
    ck_assert_ptr_null(p.articles[0].links[0].article);
    done();
}
END_TEST

START_TEST(books_name_articles_that_are_there)
{
    struct facts facts[] = { article("articles/a.md", "a", 2020, NULL), article("articles/b.md", "b", 2024, NULL) };
    struct text slugs[] = { { S("b"), { 9, 5 } }, { S("none"), { 9, 8 } } };
    struct book_config books[] = { { .id = { S("one"), { 8, 5 } }, .articles = { slugs, 2, false, { 9, 5 } } },
        { .id = { S("one"), { 10, 5 } } }, { .id = { S("a/b"), { 11, 5 } } } };
    struct input input = { .root = S(""), .config = { .title = { S("T"), { 1, 8 } }, .books = { books, 3 } } };
    struct publication p = make(&input, facts, 2);

    EXPECT_FINDINGS(&diag, "9:8 error[book.article]; 10:5 error[book.id]; 11:5 error[book.id]");
    ck_assert_uint_eq(p.book_count, 3);
    ck_assert_uint_eq(p.books[0].count, 1);
    ck_assert_uint_eq(p.books[1].count, 2);
    ck_assert_uint_eq(chapters_of(&p.books[1], &p.articles[1]), 2);
    ck_assert_uint_eq(chapters_of(&p.books[0], &p.articles[1]), 0);
    ck_assert_uint_eq(chapters_of(&p.books[0], &p.articles[0]), 1);
    ck_assert_uint_eq(chapters_facing(&p.books[1], &p.articles[1]), 0);
    done();
}
END_TEST

START_TEST(chapters_are_found_by_their_articles)
{
    struct article articles[6] = { 0 };
    const struct article *in[] = { &articles[4], &articles[0], &articles[2], &articles[0] };
    const struct article *facing[] = { &articles[5], NULL, &articles[1], NULL };
    struct book book = { .articles = in, .count = 4, .facing = facing }, none = { 0 };
    static const size_t own[] = { 2, 0, 3, 0, 1, 0 }, other[] = { 0, 3, 0, 0, 0, 1 };

    chapters_index(&book, &arena);
    for (size_t i = 0; i < 6; i++) {
        ck_assert_uint_eq(chapters_of(&book, &articles[i]), own[i]);
        ck_assert_uint_eq(chapters_facing(&book, &articles[i]), other[i]);
    }
    chapters_index(&none, &arena);
    ck_assert_uint_eq(chapters_of(&none, &articles[0]), 0);
    done();
}
END_TEST

/* --- what a book takes */

static struct picture picture_of(const char *name, uint32_t mebibytes)
{
    return (struct picture){ .name = str_of(name), .bytes = { 0, mebibytes << 20 } };
}

START_TEST(a_books_pictures_take_no_more_than_it_reads)
{
    const struct picture large = picture_of("a.png", 800), small = picture_of("b.png", 96),
                         more = picture_of("c.png", 1);
    const struct picture *both[] = { &large, NULL, &small }, *again[] = { &large }, *over[] = { &more };
    struct article one = { .pictures = both, .picture_count = 3 }, two = { .pictures = again, .picture_count = 1 };
    struct article three = { .pictures = over, .picture_count = 1 };
    const struct article *chapters[] = { &one, &two }, *facing[] = { NULL, &three };
    struct book book = { .id = S("all"), .articles = chapters, .count = 2 };

    books_check_pictures(&book, (struct span){ 4, 7 }, &diag);
    ck_assert_uint_eq(diag.count, 0);
    book.facing = facing;
    books_check_pictures(&book, (struct span){ 4, 7 }, &diag);
    ck_assert_uint_eq(diag.count, 1);
    ck_assert_str_eq(diag.items[0].code, "limit.book");
    ck_assert_int_eq(diag.items[0].span.line, 4);
    EXPECT_STR(diag.items[0].message,
        "the pictures of book “all” take 897 MiB: a book takes at most 896; please make them "
        "smaller, or give the book fewer articles");
    done();
}
END_TEST

SUITE_OF(publication, chapters_are_found_by_their_articles, articles_stand_newest_first_and_link,
    what_is_not_due_is_linked_by_its_file, books_name_articles_that_are_there,
    a_books_pictures_take_no_more_than_it_reads)

/* --- words */

START_TEST(dates_and_names_follow_the_language)
{
    const struct languages languages = { S("en"), S("zh-Hans"), false };
    struct author authors[] = { { .name = { S("A & B"), { 1, 1 } } }, { .name = { S("李白"), { 1, 1 } } },
        { .name = { S("C"), { 1, 1 } } } };
    struct date day = { .year = 2025, .month = 5, .day = 12 }, month = { .year = 2025, .month = 5 },
                year = { .year = 2025 };
    struct strings_set set = { 0 };
    struct buf out = { 0 };

    strings_add(&set, &arena, S("en"), S("list_comma: \", \"\nlist_and: \" and \"\nlist_last: \", and \"\n"), &diag);
    words_names(&out, authors, 3, strings_for(&set, S("en")), &languages, BODY_WEB);
    buf_byte(&out, '|');
    words_names(&out, authors, 2, strings_for(&set, S("en")), &languages, BODY_BOOK);
    buf_byte(&out, '|');
    words_date(&out, &day, S("en"));
    buf_byte(&out, '|');
    words_date(&out, &month, S("en"));
    buf_byte(&out, '|');
    words_date(&out, &year, S("en"));
    buf_byte(&out, '|');
    words_date(&out, &day, S("zh-Hant"));
    EXPECT_STR(buf_str(&out), "A &amp; B, <span lang=\"zh-Hans\">李白</span>, and C|"
                              "A &amp; B and <span lang=\"zh-Hans\" xml:lang=\"zh-Hans\">李白</span>|"
                              "May 12, 2025|May 2025|2025|2025年5月12日");
    buf_free(&out);
    done();
}
END_TEST

SUITE_OF(words, dates_and_names_follow_the_language)
