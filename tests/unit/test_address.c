/* Addresses of pages and files. */
#include "unit.h"

#include "view/address.h"

static struct arena arena;

static struct facts facts[] = {
    { .slug = { "way", 3 }, .lang = { "en", 2 } },
    { .slug = { "way", 3 }, .lang = { "zh-Hans", 7 }, .edition = { "zh-Hans", 7 } },
    { .slug = { "way", 3 }, .lang = { "fr", 2 }, .edition = { "fr", 2 } },
    { .slug = { "about", 5 }, .lang = { "en", 2 }, .page = true },
    { .slug = { "about", 5 }, .lang = { "fr", 2 }, .edition = { "fr", 2 }, .page = true },
};
static const struct article articles[] = {
    { .facts = &facts[0] },
    { .facts = &facts[1], .original = &articles[0] },
    { .facts = &facts[2], .original = &articles[0] },
    { .facts = &facts[3] },
    { .facts = &facts[4], .original = &articles[3] },
};

static struct input input_at(const char *url)
{
    return (struct input){ .config = {
                               .url = { str_of(url), NOWHERE },
                               .lang = { S("en"), NOWHERE },
                               .second_lang = { S("zh-Hans"), NOWHERE },
                           } };
}

/* A path, the way back and the file. */
static void expect_path(struct buf *path, const char *wanted, const char *root)
{
    EXPECT_STR(buf_str(path), wanted);
    EXPECT_STR(address_root(buf_str(path)), root);
    EXPECT_STR(address_file(&arena, buf_str(path)), arena_printf(&arena, "%sindex.html", wanted).at);
    buf_free(path);
    *path = (struct buf){ 0 };
}

START_TEST(every_page_has_a_path_and_a_way_back)
{
    static const struct {
        const char *path, *root;
    } wanted[] = { { "articles/way/", "../../" }, { "articles/way/zh-Hans/", "../../../" },
        { "articles/way/fr/", "../../../" }, { "about/", "../" }, { "about/fr/", "../../" } };
    const struct issue_config config = { .id = S("spring-2") };
    struct input input = input_at("");
    const struct publication publication = { .input = &input };
    struct buf path = { 0 };

    for (size_t i = 0; i < 5; i++) {
        address_article(&path, &articles[i]);
        expect_path(&path, wanted[i].path, wanted[i].root);
    }
    address_issue(&path, &(struct issue){ .config = &config });
    expect_path(&path, "issues/spring-2/", "../../");
    address_facing(&path, &publication, &articles[1]);
    expect_path(&path, "articles/way/parallel/", "../../../");
    address_facing(&path, &publication, &articles[2]);
    expect_path(&path, "articles/way/fr/parallel/", "../../../../");
    expect_path(&path, "", "");
    arena_free(&arena);
}
END_TEST

START_TEST(sheets_of_terms_are_told_apart)
{
    EXPECT_STR(address_terms(&arena, '\0', false, 1), "terms/");
    EXPECT_STR(address_terms(&arena, 'c', false, 1), "terms/c/");
    EXPECT_STR(address_terms(&arena, 'c', false, 2), "terms/c-2/");
    EXPECT_STR(address_terms(&arena, 'c', true, 1), "terms/pinyin-c/");
    EXPECT_STR(address_terms(&arena, '0', false, 1), "terms/0-9/");
    EXPECT_STR(address_terms(&arena, '*', true, 3), "terms/pinyin-other-3/");
    EXPECT_STR(address_glossary(&arena, 1), "glossary.xhtml");
    EXPECT_STR(address_glossary(&arena, 2), "glossary-2.xhtml");
    arena_free(&arena);
}
END_TEST

/* Links to an article, from the root and from an article, and the address in full. */
static void expect_links(
    const char *url, const char *home, const char *from_root, const char *from_article, const char *base)
{
    struct input input = input_at(url);
    const struct publication publication = { .input = &input };
    struct buf out = { 0 };

    EXPECT_STR(address_link_home(&arena, &publication, S("")), home);
    address_link_article(&out, &publication, S(""), &articles[0]);
    EXPECT_STR(buf_str(&out), from_root);
    buf_reset(&out);
    address_link_article(&out, &publication, S("../../"), &articles[3]);
    EXPECT_STR(buf_str(&out), from_article);
    buf_reset(&out);
    address_base(&out, &publication);
    EXPECT_STR(buf_str(&out), base);
    buf_free(&out);
}

START_TEST(links_lead_to_folders_where_the_address_is_known)
{
    expect_links("", "index.html", "articles/way/index.html", "../../about/index.html", "");
    expect_links("https://j.example/x", "./", "articles/way/", "../../about/", "https://j.example/x/");
    arena_free(&arena);
}
END_TEST

SUITE_OF(address, every_page_has_a_path_and_a_way_back, sheets_of_terms_are_told_apart,
    links_lead_to_folders_where_the_address_is_known)
