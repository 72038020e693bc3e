/* Pictures and other files that travel. */
#include "unit.h"

#include "base/file.h"
#include "media/pictures.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static struct arena arena;
static struct diag diag;

static void done(void)
{
    diag_free(&diag);
    arena_free(&arena);
}

#define PNG "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\4\xB0\0\0\2X\x08\2\0\0\0\0\0\0\0"

static void expect_kind(str bytes, const char *type, unsigned width, unsigned height)
{
    struct picture_kind kind = picture_kind(bytes);

    EXPECT_STR(kind.type, type);
    ck_assert_uint_eq(kind.width, width);
    ck_assert_uint_eq(kind.height, height);
}

START_TEST(pictures_tell_their_size)
{
    expect_kind(S(PNG), "image/png", 1200, 600);
    expect_kind(S("GIF89a\x0A\0\x14\0\0\0\0"), "image/gif", 10, 20);
    expect_kind(S("\xFF\xD8\xFF\xE0\0\4ab\xFF\xC0\0\x11\x08\0\x20\0\x40\3\0"), "image/jpeg", 64, 32);
    expect_kind(S("RIFF\0\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\x0F\0\0\x1F\0\0"), "image/webp", 16, 32);
    expect_kind(S("<svg width=\"30\" height='40px' xmlns=\"x\"/>"), "image/svg+xml", 30, 40);
    expect_kind(S("<?xml version=\"1.0\"?>\n<!-- c -->\n<svg viewBox=\"0 0 12.5 20\"></svg>"), "image/svg+xml", 13, 20);
    expect_kind(S("<svg width=\"100%\" height=\"5em\" viewBox='0,0,7,9'>"), "image/svg+xml", 7, 9);
    expect_kind(S("<svg>"), "image/svg+xml", 0, 0);
}
END_TEST

START_TEST(what_is_no_picture_is_told)
{
    static const str cases[] = { { "", 0 }, { "hello", 5 }, { "<html><svg></html>", 18 }, { "\x89PNG\r\n\x1A\n", 8 },
        { "RIFF", 4 }, { "GIF89a", 6 } };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        EXPECT_STR(picture_kind(cases[i]).type, "");
    expect_kind(S("\xFF\xD8\xFF"), "image/jpeg", 0, 0);
    expect_kind(S("\xFF\xD8\xFF\xE0\xFF\xFF"), "image/jpeg", 0, 0);
}
END_TEST

static const char *make_folder(void)
{
    static char dir[64];

    snprintf(dir, sizeof dir, "/tmp/stele-test-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(dir));
    return dir;
}

static const char *put(const char *dir, const char *name, str bytes)
{
    const char *path = file_join(&arena, str_of(dir), str_of(name));

    ck_assert_int_eq(file_make_directories(arena_cstr(&arena, file_directory(str_of(path)))), 0);
    ck_assert_int_eq(file_write(path, bytes, false), 0);
    return path;
}

/* A publication in `dir`, whose pictures are found. */
static struct pictures pictures_in(const char *dir, struct spool *spool)
{
    str root;

    ck_assert_int_eq(file_resolve(&arena, file_join(&arena, str_of(dir), S("site")), &root), 0);
    return pictures_begin(&arena, root, arena_printf(&arena, "%.*s/theme", STR(root)), spool);
}

static const struct picture *find(struct pictures *pictures, const char *target)
{
    return pictures_find(pictures, S("articles"), str_of(target), (struct span){ 3, 1 }, &diag);
}

static const struct picture *find_download(struct pictures *pictures, const char *target)
{
    return pictures_find_download(pictures, S("articles"), str_of(target), (struct span){ 3, 1 }, &diag);
}

START_TEST(pictures_are_found_inside_only)
{
    const char *dir = make_folder();
    const char *outside = put(dir, "outside.png", S(PNG));
    struct pictures pictures;
    const struct picture *picture;

    put(dir, "site/articles/My pic 1.png", S(PNG));
    put(dir, "site/articles/text.png", S("no picture"));
    put(dir, "site/.git/logo.png", S(PNG));
    pictures = pictures_in(dir, NULL);
    ck_assert_int_eq(symlink(outside, file_join(&arena, str_of(dir), S("site/articles/link.png"))), 0);

    picture = find(&pictures, "My%20pic%201.png");
    ck_assert_ptr_nonnull(picture);
    ck_assert_msg(
        str_starts(picture->name, S("my-pic-1-")) && str_ends(picture->name, S(".png")), "%.*s", STR(picture->name));
    ck_assert_ptr_eq(find(&pictures, "./My pic 1.png"), picture);
    EXPECT_FINDINGS(&diag, "");

    ck_assert_ptr_null(find(&pictures, "none.png"));
    ck_assert_ptr_null(find(&pictures, "text.png"));
    ck_assert_ptr_null(find(&pictures, "text.png"));
    ck_assert_ptr_null(find(&pictures, "link.png"));
    ck_assert_ptr_null(find(&pictures, "../../outside.png"));
    ck_assert_ptr_null(find(&pictures, outside));
    ck_assert_ptr_null(find(&pictures, "."));
    ck_assert_ptr_null(find(&pictures, "../.git/logo.png"));
    ck_assert_ptr_null(find(&pictures, "My pic 1.png%00.svg"));
    EXPECT_FINDINGS(&diag, "3:1 error[picture.missing]; 3:1 error[picture.unknown]; 3:1 error[picture.unknown]; "
                           "3:1 error[picture.outside]; 3:1 error[picture.outside]; 3:1 error[picture.missing]; "
                           "3:1 error[picture.read]; 3:1 error[picture.missing]; 3:1 error[picture.missing]");
    file_remove(dir);
    done();
}
END_TEST

/* A disk to which capitals are small letters keeps both. */
START_TEST(one_content_has_one_name_in_small_letters)
{
    const char *dir = make_folder();
    struct pictures pictures;
    const struct picture *picture;

    put(dir, "site/articles/map.png", S(PNG));
    put(dir, "site/articles/Map.PNG", S(PNG));
    put(dir, "site/articles/MAP 2.png", S(PNG "other"));
    pictures = pictures_in(dir, NULL);
    picture = find(&pictures, "map.png");
    ck_assert_ptr_nonnull(picture);
    ck_assert_ptr_eq(find(&pictures, "Map.PNG"), picture);
    ck_assert_ptr_eq(find_download(&pictures, "Map.PNG"), picture);
    picture = find(&pictures, "MAP 2.png");
    ck_assert_msg(str_starts(picture->name, S("map-2-")), "%.*s", STR(picture->name));
    ck_assert_uint_eq(pictures.by_name.count, 2);
    file_remove(dir);
    done();
}
END_TEST

START_TEST(a_picture_is_read_once)
{
    const char *dir = make_folder();
    struct spool spool;
    struct pictures pictures;
    const struct picture *picture;
    str bytes;

    put(dir, "site/articles/map.png", S(PNG));
    ck_assert_int_eq(spool_open(&spool, dir), 0);
    pictures = pictures_in(dir, &spool);
    picture = find(&pictures, "map.png");
    put(dir, "site/articles/map.png", S("something else by now"));
    ck_assert_ptr_eq(find(&pictures, "map.png"), picture);
    ck_assert_int_eq(spool_read(&spool, &arena, picture->bytes, &bytes), 0);
    ck_assert_uint_eq(bytes.len, sizeof PNG - 1);
    ck_assert(str_equal(bytes, S(PNG)));
    EXPECT_FINDINGS(&diag, "");
    spool_close(&spool);
    file_remove(dir);
    done();
}
END_TEST

/* What a file is called by a link doesn't say what it is: where the link leads does. */
START_TEST(only_some_files_are_downloaded)
{
    const char *dir = make_folder();
    struct pictures pictures;

    put(dir, "site/stele.yaml", S("title: T"));
    put(dir, "site/.env", S("SECRET=1"));
    put(dir, "site/.git/config.txt", S("[core]"));
    put(dir, "site/theme/words.txt", S("x"));
    put(dir, "site/articles/a.md", S("# A"));
    put(dir, "site/files/Data.CSV", S("a,b"));
    pictures = pictures_in(dir, NULL);
    ck_assert_int_eq(symlink("../stele.yaml", file_join(&arena, str_of(dir), S("site/files/notes.txt"))), 0);
    ck_assert_int_eq(symlink("../.env", file_join(&arena, str_of(dir), S("site/files/env.txt"))), 0);

    ck_assert_ptr_nonnull(find_download(&pictures, "../files/Data.CSV"));
    EXPECT_FINDINGS(&diag, "");
    ck_assert_ptr_null(find_download(&pictures, "../.env"));
    ck_assert_ptr_null(find_download(&pictures, "../.git/config.txt"));
    ck_assert_ptr_null(find_download(&pictures, "../files/env.txt"));
    ck_assert_ptr_null(find_download(&pictures, "../stele.yaml%00.txt"));
    EXPECT_FINDINGS(&diag, "");
    ck_assert_ptr_null(find_download(&pictures, "../stele.yaml"));
    ck_assert_ptr_null(find_download(&pictures, "../files/notes.txt"));
    ck_assert_ptr_null(find_download(&pictures, "../theme/words.txt"));
    ck_assert_ptr_null(find_download(&pictures, "a.md"));
    EXPECT_FINDINGS(&diag, "3:1 error[link.file]; 3:1 error[link.file]; 3:1 error[link.file]; 3:1 error[link.file]");
    file_remove(dir);
    done();
}
END_TEST

SUITE_OF(picture, pictures_tell_their_size, what_is_no_picture_is_told, pictures_are_found_inside_only,
    one_content_has_one_name_in_small_letters, a_picture_is_read_once, only_some_files_are_downloaded)
