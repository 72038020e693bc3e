/* Pictures and other files that travel. */
#include "unit.h"

#include "base/file.h"
#include "media/assets.h"

#include <errno.h>
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

/* Pictures of a few pixels, part by part. Turned on its side, says TIFF, and taken at a place; and what is left of it.
 */
#define TIFF                                                                                                           \
    "II*\0\x08\0\0\0\2\0"                                                                                              \
    "\x12\1\3\0\1\0\0\0\6\0\0\0"                                                                                       \
    "\x25\x88\4\0\1\0\0\0\x26\0\0\0\0\0\0\0"
#define TURNED                                                                                                         \
    "MM\0*\0\0\0\x08\0\1"                                                                                              \
    "\1\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0"

#define PNG_FRONT "\x89PNG\r\n\x1A\n"
#define PNG_HEAD PNG_FRONT "\0\0\0\x0DIHDR\0\0\0\3\0\0\0\2\x08\0\0\0\0\xB8\x1F\x39\xC6"
#define PNG_TEXT "\0\0\0\x0DtEXtAuthor\0Secret\xEF\xFDh\xD1"
#define PNG_TIFF "\0\0\0&eXIf" TIFF "%\x84\xC1\xE7"
#define PNG_TURNED "\0\0\0\x1A\x65XIf" TURNED "\xD6gKi"
#define PNG_DATA "\0\0\0\x10IDATx\x9C\x63`dbf`ae\x03\0\0\x46\0\x16w\xF5\xC8\x7F"
#define PNG_END "\0\0\0\0IEND\xAE\x42`\x82"
#define PNG PNG_HEAD PNG_DATA PNG_END

#define JPEG_JFIF "\xFF\xE0\0\x10JFIF\0\1\1\1\0\x48\0\x48\0\0"
#define JPEG_THUMBNAIL "\xFF\xE0\0\x13JFIF\0\1\1\1\0\x48\0\x48\1\1abc"
#define JPEG_EXIF "\xFF\xE1\0\x2E\x45xif\0\0" TIFF
#define JPEG_TURNED "\xFF\xE1\0\x22\x45xif\0\0" TURNED
#define JPEG_COMMENT "\xFF\xFE\0\x08Secret"
#define JPEG_IPTC "\xFF\xED\0\x08Secret"
#define JPEG_COLOURS                                                                                                   \
    "\xFF\xE2\0\x13ICC_PROFILE\0\1\1"                                                                                  \
    "icc"
#define JPEG_ADOBE "\xFF\xEE\0\x0E\x41\x64obe\0\x64\0\0\0\0\0"
#define JPEG_FRAME "\xFF\xC0\0\x0B\x08\0\2\0\3\1\1\x11\0"
#define JPEG_SCAN                                                                                                      \
    "\xFF\xDA\0\x08\1\1\0\0\x3F\0"                                                                                     \
    "a\xFF\0b\xFF\xD0"                                                                                                 \
    "c"
#define JPEG_END "\xFF\xD9"

#define GIF_HEAD                                                                                                       \
    "GIF89a\3\0\2\0\x80\0\0"                                                                                           \
    "abcdef"
#define GIF_LOOP "!\xFF\x0BNETSCAPE2.0\3\1\0\0\0"
#define GIF_SAID                                                                                                       \
    "!\xFF\x0BXMP DataXMP\6Secret\0"                                                                                   \
    "!\xFE\6Secret\0"
#define GIF_IMAGE ",\0\0\0\0\3\0\2\0\0\2\3abc\0"

#define WEBP_IMAGE "VP8L\6\0\0\0\x2F\2\x40\0\0x"
#define WEBP_EXTENDED(flags) "VP8X\x0A\0\0\0" flags "\0\0\0\2\0\0\1\0\0"
#define WEBP_SAID "EXIF\x26\0\0\0" TIFF "XMP \7\0\0\0Secret!\0"
#define WEBP_TURNED "EXIF\x1A\0\0\0" TURNED

/* A picture, what ships of it, and how large it is seen. */
static const struct sample {
    const char *type;
    str bytes, shipped;
    unsigned width, height;
} samples[] = {
#define SAMPLE(type, bytes, shipped, width, height)                                                                    \
    {                                                                                                                  \
        "image/" type, { bytes, sizeof bytes - 1 }, { shipped, sizeof shipped - 1 }, width, height                     \
    }
    SAMPLE("png", PNG "behind", PNG, 3, 2),
    SAMPLE("png", PNG_HEAD PNG_TEXT PNG_TIFF PNG_DATA PNG_DATA PNG_TEXT PNG_END,
        PNG_HEAD PNG_TURNED PNG_DATA PNG_DATA PNG_END, 2, 3),
    SAMPLE("jpeg",
        "\xFF\xD8" JPEG_THUMBNAIL JPEG_EXIF JPEG_COMMENT JPEG_IPTC JPEG_COLOURS JPEG_ADOBE JPEG_FRAME JPEG_SCAN
            JPEG_SCAN JPEG_END "behind",
        "\xFF\xD8" JPEG_JFIF JPEG_TURNED JPEG_COLOURS JPEG_ADOBE JPEG_FRAME JPEG_SCAN JPEG_SCAN JPEG_END, 2, 3),
    SAMPLE("jpeg",
        "\xFF\xD8"
        "\xFF" JPEG_FRAME "\0\0" JPEG_SCAN JPEG_END,
        "\xFF\xD8" JPEG_FRAME JPEG_SCAN JPEG_END, 3, 2),
    SAMPLE("gif", GIF_HEAD GIF_LOOP GIF_SAID GIF_IMAGE "\0" GIF_IMAGE ";behind",
        GIF_HEAD GIF_LOOP GIF_IMAGE GIF_IMAGE ";", 3, 2),
    SAMPLE("gif", GIF_HEAD GIF_IMAGE, GIF_HEAD GIF_IMAGE ";", 3, 2),
    SAMPLE("webp", "RIFF\x12\0\0\0WEBP" WEBP_IMAGE "behind", "RIFF\x12\0\0\0WEBP" WEBP_IMAGE, 3, 2),
    SAMPLE("webp", "RIFF\x62\0\0\0WEBP" WEBP_EXTENDED("\x0C") WEBP_IMAGE WEBP_SAID,
        "RIFF\x46\0\0\0WEBP" WEBP_EXTENDED("\x08") WEBP_IMAGE WEBP_TURNED, 2, 3),
#undef SAMPLE
};

static struct picture_reading read_picture(str bytes, struct buf *out)
{
    buf_reset(out);
    return picture_read(&arena, out, bytes);
}

START_TEST(pictures_ship_without_what_is_said_in_them)
{
    struct buf out = { 0 };

    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        const struct sample *sample = &samples[i];
        struct picture_reading reading = read_picture(sample->bytes, &out);

        EXPECT_STR(reading.problem, "");
        EXPECT_STR(reading.kind.type, sample->type);
        ck_assert_msg(str_equal(buf_str(&out), sample->shipped), "sample %zu", i);
        ck_assert_uint_eq(reading.kind.width, sample->width);
        ck_assert_uint_eq(reading.kind.height, sample->height);
        reading = read_picture(sample->shipped, &out);
        ck_assert_msg(str_equal(buf_str(&out), sample->shipped), "sample %zu, again", i);
        ck_assert_uint_eq(reading.kind.width, sample->width);
    }
    buf_free(&out);
    done();
}
END_TEST

START_TEST(a_file_that_ships_anyway_is_tidied)
{
    struct buf out = { 0 };

    ck_assert(str_equal(picture_tidy(&out, samples[1].bytes), samples[1].shipped));
    buf_reset(&out);
    ck_assert(str_equal(picture_tidy(&out, S(PNG_HEAD PNG_TEXT)), S(PNG_HEAD PNG_TEXT)));
    buf_reset(&out);
    EXPECT_STR(picture_tidy(&out, S("<svg><script/></svg>")), "<svg><script/></svg>");
    buf_free(&out);
}
END_TEST

/* Wherever a picture is cut, that is found; a GIF that ends between two parts lacks no more than its last octet. */
START_TEST(a_picture_that_is_cut_is_told)
{
    struct buf out = { 0 };

    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        for (size_t len = 0; len < samples[i].shipped.len; len++) {
            char *bytes = arena_alloc(&arena, len ? len : 1); /* exactly: a sanitizer sees what is read behind */
            struct picture_reading reading;
            bool whole;

            memcpy(bytes, samples[i].shipped.at, len);
            reading = read_picture((str){ bytes, len }, &out);
            whole = reading.kind.type.len && reading.problem.len == 0;
            ck_assert_msg(!whole || (out.len == len + 1 && out.at[len] == ';'), "sample %zu at %zu", i, len);
        }
    buf_free(&out);
    done();
}
END_TEST

static void expect_problem(str bytes, const char *problem)
{
    struct buf out = { 0 };

    EXPECT_STR(read_picture(bytes, &out).problem, problem);
    buf_free(&out);
}

START_TEST(what_cannot_be_shown_is_told)
{
    const char *damaged = "is damaged; please export it again";
    const char *cut = "is cut off: its end is missing; please export it again";

    expect_problem(S(PNG_FRONT "\0\0\0\x0DIHDR\0\0\0\0\0\0\0\0\x08\0\0\0\0\x1E\xE0#\xCE" PNG_DATA PNG_END),
        "says that it is 0 × 0 pixels large; please export it again");
    expect_problem(S(PNG_FRONT "\0\0\0\x0DIHDR\xFF\xFF\xFF\xFF\0\0\0\2\x08\0\0\0\0\xA3\xA3;\xB8" PNG_DATA PNG_END),
        "says that it is 4294967295 × 2 pixels large, more than browsers and e-readers open; please make it smaller");
    expect_problem(S(PNG_FRONT "\0\0\0\x0DIHDR\0\0N \0\0N \x08\0\0\0\0\xC6\x1B\x19\xE5" PNG_DATA PNG_END),
        "says that it is 20000 × 20000 pixels large, more than browsers and e-readers open; please make it smaller");
    expect_problem(S(PNG_HEAD "\0\0\0\x10IDATx\x9C\x63`dbf`ae\x03\0\0\x46\0\x17w\xF5\xC8\x7F" PNG_END), damaged);
    expect_problem(S(PNG_HEAD PNG_END), damaged);
    expect_problem(S(PNG_HEAD PNG_DATA "\x7F\xFF\xFF\xFFIDAT"), cut);
    expect_problem(S("\xFF\xD8" JPEG_SCAN JPEG_END), damaged);
    expect_problem(S("\xFF\xD8" JPEG_FRAME JPEG_END), damaged);
    expect_problem(S("\xFF\xD8\xFF\xC0\0\x0B\x08\0\0\0\3\1\1\x11\0" JPEG_SCAN JPEG_END),
        "says that it is 3 × 0 pixels large; please export it again");
    expect_problem(S("\xFF\xD8" JPEG_FRAME JPEG_SCAN), cut);
    expect_problem(S("\xFF\xD8\xFF\xE0\0\1"), damaged);
    expect_problem(S("GIF89a\3\0\2\0\0\0\0"), cut);
    expect_problem(
        S("GIF89a\0\0\2\0\0\0\0" GIF_IMAGE ";"), "says that it is 0 × 2 pixels large; please export it again");
    expect_problem(S(GIF_HEAD GIF_IMAGE "?"), damaged);
    expect_problem(S("RIFF\x13\0\0\0WEBPVP8L\7\0\0\0\x2F\2\x40\0\0x"), cut);
    expect_problem(S("RIFF\x12\0\0\0WEBPVP8L\6\0\0\0\x20\2\x40\0\0x"), damaged);
    expect_problem(S("RIFF\x16\0\0\0WEBP" WEBP_EXTENDED("\0")), damaged);
    done();
}
END_TEST

static void expect_kind(str bytes, const char *type, unsigned width, unsigned height)
{
    struct buf out = { 0 };
    struct picture_kind kind = read_picture(bytes, &out).kind;

    EXPECT_STR(kind.type, type);
    ck_assert_uint_eq(kind.width, width);
    ck_assert_uint_eq(kind.height, height);
    buf_free(&out);
}

START_TEST(what_is_no_picture_is_told)
{
    static const str cases[] = { { "", 0 }, { "hello", 5 }, { "<html><svg></html>", 18 }, { "\x89PNG\r\n", 6 },
        { "RIFF", 4 }, { "GIF89", 5 } };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_kind(cases[i], "", 0, 0);
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

/* The assets of a publication in `dir`, and what came of those that were asked for. */
static struct assets assets;
static const struct picture *found[12];

static void begin(const char *dir, struct spool *spool)
{
    str root;

    ck_assert_int_eq(file_resolve(&arena, file_join(&arena, str_of(dir), S("site")), &root), 0);
    assets = assets_begin(&arena, root, arena_printf(&arena, "%.*s/theme", STR(root)), spool);
}

/* Asks for all targets of an article, reads, and tells of each, in order. */
static void find(const char *const *targets, enum asset_use use)
{
    const struct asset_answer *answers[12];
    struct map told = { .arena = &arena };

    for (size_t i = 0; targets[i]; i++)
        answers[i] = assets_ask(&assets, S("articles"), str_of(targets[i]), use);
    ck_assert(assets_read(&assets, 3, &diag));
    for (size_t i = 0; targets[i]; i++)
        found[i] = (use == ASSET_PICTURE ? assets_picture : assets_download)(
            answers[i], &told, str_of(targets[i]), (struct span){ 3, (int)i + 1 }, &diag);
}

#define FIND(use, ...) find((const char *const[]){ __VA_ARGS__, NULL }, use)

START_TEST(pictures_are_found_inside_only)
{
    const char *dir = make_folder();
    const char *outside = put(dir, "outside.png", S(PNG));

    put(dir, "site/articles/My pic 1.png", S(PNG));
    put(dir, "site/articles/text.png", S("no picture"));
    put(dir, "site/.git/logo.png", S(PNG));
    ck_assert_int_eq(symlink(outside, file_join(&arena, str_of(dir), S("site/articles/link.png"))), 0);
    begin(dir, NULL);
    FIND(ASSET_PICTURE, "My%20pic%201.png", "./My pic 1.png", "none.png", "text.png", "text.png", "link.png",
        "../../outside.png", outside, ".", "../.git/logo.png", "My pic 1.png%00.svg");
    ck_assert_ptr_nonnull(found[0]);
    ck_assert_msg(
        str_starts(found[0]->name, S("my-pic-1-")) && str_ends(found[0]->name, S(".png")), "%.*s", STR(found[0]->name));
    ck_assert_ptr_eq(found[1], found[0]);
    for (size_t i = 2; i < 11; i++)
        ck_assert_ptr_null(found[i]);
    EXPECT_FINDINGS(&diag, "3:3 error[picture.missing]; 3:4 error[picture.unknown]; 3:5 error[picture.unknown]; "
                           "3:6 error[picture.outside]; 3:7 error[picture.outside]; 3:8 error[picture.missing]; "
                           "3:9 error[picture.read]; 3:10 error[picture.missing]; 3:11 error[picture.missing]");
    file_remove(dir);
    done();
}
END_TEST

/* A disk to which capitals are small letters keeps both. */
START_TEST(one_content_has_one_name_in_small_letters)
{
    const char *dir = make_folder();
    const struct asset_answer *download;
    struct map told = { .arena = &arena };

    put(dir, "site/articles/map.png", S(PNG));
    put(dir, "site/articles/Map.PNG", S(PNG));
    put(dir, "site/articles/MAP 2.png", S(PNG_HEAD PNG_DATA PNG_DATA PNG_END));
    begin(dir, NULL);
    download = assets_ask(&assets, S("articles"), S("Map.PNG"), ASSET_DOWNLOAD);
    FIND(ASSET_PICTURE, "map.png", "Map.PNG", "MAP 2.png");
    ck_assert_ptr_nonnull(found[0]);
    ck_assert_ptr_eq(found[1], found[0]);
    ck_assert_ptr_eq(assets_download(download, &told, S("Map.PNG"), NOWHERE, &diag), found[0]);
    ck_assert_msg(str_starts(found[2]->name, S("map-2-")), "%.*s", STR(found[2]->name));
    ck_assert_uint_eq(assets.ship_count, 2);
    file_remove(dir);
    done();
}
END_TEST

/* "ü" is one character, or u and a mark: a Mac and some archives write the second. */
START_TEST(a_name_is_found_in_either_form)
{
    const char *dir = make_folder();
    const struct asset_answer *download;
    struct map told = { .arena = &arena };

    put(dir,
        "site/articles/Bu\xCC\x88"
        "cher/u\xCC\x88mlaut.png",
        S(PNG));
    put(dir, "site/articles/\xC3\xBC.csv", S("a,b"));
    begin(dir, NULL);
    download = assets_ask(&assets, S("articles"), S("u\xCC\x88.csv"), ASSET_DOWNLOAD);
    FIND(ASSET_PICTURE,
        "B\xC3\xBC"
        "cher/\xC3\xBCmlaut.png",
        "B%C3%BC"
        "cher/../B\xC3\xBC"
        "cher/u\xCC\x88mlaut.png",
        "\xC3\xBC.png", "\xC3\xBC.csv/x.png");
    ck_assert_ptr_nonnull(found[0]);
    ck_assert_ptr_eq(found[1], found[0]);
    ck_assert_ptr_nonnull(assets_download(download, &told, S("u\xCC\x88.csv"), NOWHERE, &diag));
    ck_assert_ptr_null(found[2]);
    ck_assert_ptr_null(found[3]);
    EXPECT_FINDINGS(&diag, "3:3 error[picture.missing]; 3:4 error[picture.missing]");
    file_remove(dir);
    done();
}
END_TEST

START_TEST(what_a_missing_picture_may_be_is_told)
{
    const char *dir = make_folder();

    put(dir, "site/articles/pictures/Map \xC3\x9C.PNG", S(PNG));
    begin(dir, NULL);
    FIND(ASSET_PICTURE, "pictures/map%20u\xCC\x88.png", "/pictures/map.png", "https://x.example/map.png",
        "nowhere/map.png", "pictures/Map Ü.PNG?raw=1");
    for (size_t i = 0; i < 5; i++)
        ck_assert_ptr_null(found[i]);
    EXPECT_FINDINGS(&diag, "3:1 error[picture.missing]; 3:2 error[picture.missing]; 3:3 error[picture.outside]; "
                           "3:4 error[picture.missing]; 3:5 error[picture.missing]");
    EXPECT_STR(diag.items[0].message,
        "there is no picture “pictures/map%20u\xCC\x88.png” beside this article, but “Map \xC3\x9C.PNG”; capitals and "
        "small letters are two things");
    EXPECT_STR(diag.items[1].message,
        "there is no picture “/pictures/map.png”: its path begins at this article, without a slash");
    EXPECT_STR(diag.items[4].message, "“pictures/Map Ü.PNG?raw=1” has a “?” and more behind it, of which files without "
                                      "a server know nothing; write “pictures/Map Ü.PNG”");
    file_remove(dir);
    done();
}
END_TEST

/* However it is called; what is told of it is told once. */
START_TEST(a_picture_is_read_once)
{
    const char *dir = make_folder();
    struct spool spool;
    str bytes;

    put(dir, "site/articles/map.png", S(PNG));
    put(dir, "site/articles/drawing.svg",
        S("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script>a()</script></svg>"));
    ck_assert_int_eq(spool_open(&spool, dir), 0);
    begin(dir, &spool);
    FIND(ASSET_PICTURE, "map.png", "./map.png", "../articles/map.png", "drawing.svg", "./drawing.svg");
    ck_assert_uint_eq(assets.count, 2);
    put(dir, "site/articles/map.png", S("something else by now"));
    ck_assert_ptr_eq(found[1], found[0]);
    ck_assert_ptr_eq(found[2], found[0]);
    ck_assert_int_eq(spool_read(&spool, &arena, found[0]->bytes, &bytes), 0);
    ck_assert_uint_eq(bytes.len, sizeof PNG - 1);
    ck_assert(str_equal(bytes, S(PNG)));
    ck_assert_ptr_eq(found[4], found[3]);
    EXPECT_FINDINGS(&diag, "3:4 warning[picture.stripped]");
    spool_close(&spool);
    file_remove(dir);
    done();
}
END_TEST

/* As an earlier run has left it: what came of the bytes, and not these. */
static struct picture remembered;

static bool know(void *context, struct arena *to, struct asset *asset)
{
    ++*(size_t *)context;
    asset->picture = arena_new(to, struct picture);
    *asset->picture = remembered;
    asset->picture->waits = false;
    return true;
}

START_TEST(what_is_known_is_read_where_it_is_wanted)
{
    const char *dir = make_folder();
    struct spool spool;
    size_t asked = 0;
    str bytes;

    put(dir, "site/articles/map.svg",
        S("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script>a()</script></svg>"));
    ck_assert_int_eq(spool_open(&spool, dir), 0);
    begin(dir, &spool);
    FIND(ASSET_PICTURE, "map.svg");
    remembered = *found[0];
    begin(dir, &spool);
    assets.memory = (struct assets_memory){ know, &asked };
    FIND(ASSET_PICTURE, "map.svg", "./map.svg");
    ck_assert_uint_eq(asked, 1);
    ck_assert_uint_eq(atomic_load(&spool.end), remembered.bytes.len);
    ck_assert(!found[0]->waits);
    ck_assert_int_eq(assets_read_again(found[0], &arena, &bytes), 0);
    ck_assert_uint_eq(bytes.len, remembered.bytes.len);
    ck_assert_int_lt(str_find(bytes, S("script")), 0);
    put(dir, "site/articles/map.svg", S("<svg xmlns='http://www.w3.org/2000/svg' width='8' height='9'/>"));
    ck_assert_int_eq(assets_read_again(found[0], &arena, &bytes), ESTALE);
    spool_close(&spool);
    file_remove(dir);
    done();
}
END_TEST

/* What a file is called by a link doesn't say what it is: where the link leads does. */
START_TEST(only_some_files_are_downloaded)
{
    const char *dir = make_folder();

    put(dir, "site/stele.yaml", S("title: T"));
    put(dir, "site/.env", S("SECRET=1"));
    put(dir, "site/.git/config.txt", S("[core]"));
    put(dir, "site/theme/words.txt", S("x"));
    put(dir, "site/articles/a.md", S("# A"));
    put(dir, "site/files/Data.CSV", S("a,b"));
    ck_assert_int_eq(symlink("../stele.yaml", file_join(&arena, str_of(dir), S("site/files/notes.txt"))), 0);
    ck_assert_int_eq(symlink("../.env", file_join(&arena, str_of(dir), S("site/files/env.txt"))), 0);
    begin(dir, NULL);
    FIND(ASSET_DOWNLOAD, "../files/Data.CSV", "../.env", "../.git/config.txt", "../files/env.txt",
        "../stele.yaml%00.txt", "../stele.yaml", "../files/notes.txt", "../theme/words.txt", "a.md");
    ck_assert_ptr_nonnull(found[0]);
    for (size_t i = 1; i < 9; i++)
        ck_assert_ptr_null(found[i]);
    EXPECT_FINDINGS(&diag, "3:6 error[link.file]; 3:7 error[link.file]; 3:8 error[link.file]; 3:9 error[link.file]");
    file_remove(dir);
    done();
}
END_TEST

SUITE_OF(picture, pictures_ship_without_what_is_said_in_them, a_file_that_ships_anyway_is_tidied,
    a_picture_that_is_cut_is_told, what_cannot_be_shown_is_told, what_is_no_picture_is_told,
    pictures_are_found_inside_only, one_content_has_one_name_in_small_letters, a_name_is_found_in_either_form,
    what_a_missing_picture_may_be_is_told, a_picture_is_read_once, what_is_known_is_read_where_it_is_wanted,
    only_some_files_are_downloaded)
