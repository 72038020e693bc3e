#include "unit.h"

#include "base/file.h"
#include "base/file_calls.h"
#include "input/files.h"
#include "input/name.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define NFC "caf\xC3\xA9"
#define NFD "cafe\xCC\x81"

static struct arena arena;
static struct diag diag;
static struct files files;
static char dir[] = "/tmp/stele-test-XXXXXX";
static struct files_root root;

static void begin(void)
{
    memcpy(dir + sizeof dir - 7, "XXXXXX", 6);
    ck_assert_ptr_nonnull(mkdtemp(dir));
    root = (struct files_root){ str_of(dir), str_of(dir) };
}

static const char *at(const char *name)
{
    return file_join(&arena, str_of(dir), str_of(name));
}

static void put(const char *name)
{
    ck_assert_int_eq(file_make_directories(arena_cstr(&arena, file_directory(str_of(at(name))))), 0);
    ck_assert_int_eq(file_write(at(name), S(""), false), 0);
}

static void join_names(struct buf *out, const struct text_files *texts)
{
    for (size_t i = 0; i < texts->count; i++)
        buf_printf(out, "%s%.*s%s%.*s", i ? " " : "", STR(texts->items[i].slug), texts->items[i].edition.len ? "@" : "",
            STR(texts->items[i].edition));
}

static void expect_texts(const struct text_files *texts, const char *wanted)
{
    struct buf out = { 0 };

    join_names(&out, texts);
    EXPECT_STR(buf_str(&out), wanted);
    buf_free(&out);
}

/* Lists the folder and looks at what was found: slugs, and findings in the order of paths. */
static void list(const char *wanted, const char *findings)
{
    bool ok = files_list(&arena, &root, &files, &diag);

    ck_assert_int_eq(ok, diag.at[LEVEL_FATAL] == 0);
    diag_sort(&diag);
    expect_texts(&files.texts, wanted);
    EXPECT_FINDINGS(&diag, findings);
}

static void end(void)
{
    ck_assert_int_eq(file_remove(dir), 0);
    diag_free(&diag);
    arena_free(&arena);
}

START_TEST(folders_group_and_give_no_address)
{
    begin();
    put("articles/a.md");
    put("articles/2025/b.md");
    put("articles/2025/05/c/index.md");
    put("articles/2025/05/c/index.zh-Hans.md");
    put("articles/2025/b.fr.md");
    put("pages/about.md");
    list("a b@fr b c c@zh-Hans about", "");
    ck_assert_uint_eq(files.other_count, 0);
    end();
}
END_TEST

START_TEST(what_is_nobodys_is_passed_over)
{
    begin();
    put("articles/README.md");
    put("articles/readme.zh.md");
    put("articles/_draft.md");
    put("articles/.hidden.md");
    put("articles/a.md~");
    put("articles/_old/b.md");
    put("articles/readme-culture.md");
    put("README.md");
    put(".git/config");
    list("readme-culture", "");
    ck_assert_uint_eq(files.other_count, 0);
    end();
}
END_TEST

START_TEST(what_is_no_text_is_listed_apart)
{
    begin();
    put("articles/E.MD");
    put("articles/d.markdown");
    put("articles/a/index.md");
    put("articles/a/more.md");
    put("articles/a/pictures/map.png");
    put("articles/empty/map.png");
    put("issues/1.yaml");
    put("issues/2.yml");
    put("pages/group/about.md");
    list("a", "");
    expect_texts(&files.issues, "1");
    ck_assert_uint_eq(files.other_count, 9);
    EXPECT_STR(files.others[0].path, "articles/E.MD");
    EXPECT_STR(files.others[4].path, "articles/a/pictures/map.png");
    ck_assert(files.others[5].folder);
    EXPECT_STR(files.others[5].path, "articles/empty");
    EXPECT_STR(files.others[7].path, "pages/group");
    EXPECT_STR(files.others[8].path, "issues/2.yml");
    end();
}
END_TEST

START_TEST(near_misses_beside_the_folders_are_told)
{
    begin();
    put("stele.yml");
    put("Terms.yaml");
    put("article/a.md");
    put("stele.yaml");
    put("loose.md");
    put("themes/x/style.css");
    put("file");
    list("", "0:0 warning[site.stray]; 0:0 warning[site.stray]; 0:0 info[site.stray]; 0:0 warning[site.stray]");
    EXPECT_STR(diag.items[0].path, "Terms.yaml");
    EXPECT_STR(diag.items[1].path, "article");
    EXPECT_STR(diag.items[3].path, "stele.yml");
    end();
}
END_TEST

START_TEST(one_address_and_two_files)
{
    begin();
    put("articles/a.md");
    put("articles/2024/a.md");
    put("articles/b/index.md");
    put("articles/b.md");
    put("pages/a.md");
    list("a b a b a", "0:0 error[site.slug]; 0:0 error[site.slug]");
    EXPECT_STR(diag.items[0].path, "articles/2024/a.md");
    EXPECT_STR(diag.items[0].message, "articles/a.md has the same address, articles/a/; please rename one of them");
    end();
}
END_TEST

START_TEST(names_that_a_disk_takes_for_one)
{
    begin();
    put("articles/A.md");
    put("articles/2025/a.md");
    put("articles/" NFC ".md");
    put("articles/" NFD ".md");
    put("issues/1a.yaml");
    put("issues/1A.yaml");
    put("files/map.png");
    put("files/Map.PNG");
    put("files/sub/map.png");
    put("static/x.txt");
    put("static/X.txt");
    list("A " NFC " " NFC " a", "0:0 error[site.case]; 0:0 error[site.case]; 0:0 warning[site.case]; 0:0 "
                                "error[site.case]; 0:0 error[site.case]");
    end();
}
END_TEST

START_TEST(slugs_are_composed_and_paths_are_not)
{
    begin();
    put("articles/" NFD ".md");
    put("articles/" NFD "-2/index.md");
    list(NFC " " NFC "-2", "");
    EXPECT_STR(files.texts.items[0].path, "articles/" NFD ".md");
    end();
}
END_TEST

START_TEST(names_that_are_no_text)
{
    begin();
    put("articles/\xFF.md");
    put("articles/a\x1B[2J.md");
    put("articles/b\xE2\x80\xAE.md");
    put("articles/c\nd.png");
    put("articles/\xC3/e.md");
    put("files/\xC3.png");
    list("", "0:0 error[site.name]; 0:0 error[site.name]; 0:0 error[site.name]; 0:0 error[site.name]; "
             "0:0 error[site.name]; 0:0 error[site.name]");
    end();
}
END_TEST

START_TEST(links_that_lead_nowhere_are_told)
{
    begin();
    put("articles/a.md");
    put("elsewhere.txt");
    ck_assert_int_eq(mkdir(at("articles/b"), 0777), 0);
    ck_assert_int_eq(symlink("none", at("articles/x.md")), 0);
    ck_assert_int_eq(symlink("loop.md", at("articles/loop.md")), 0);
    ck_assert_int_eq(symlink("none", at("articles/folder")), 0);
    ck_assert_int_eq(symlink("none", at("articles/b/index.md")), 0);
    ck_assert_int_eq(symlink("none", at("pages")), 0);
    ck_assert_int_eq(symlink("a.md", at("articles/same.md")), 0);
    ck_assert_int_eq(symlink("/etc/hostname", at("articles/hostname.md")), 0);
    ck_assert_int_eq(symlink("/etc", at("articles/etc")), 0);
    ck_assert_int_eq(symlink("/etc/hostname", at("articles/picture.png")), 0);
    list("a same", "0:0 error[site.link]; 0:0 error[site.outside]; 0:0 error[site.link]; 0:0 error[site.outside]; "
                   "0:0 error[site.link]; 0:0 error[site.link]; 0:0 error[site.link]");
    end();
}
END_TEST

START_TEST(what_has_the_name_of_a_text_and_is_none)
{
    begin();
    put("articles/a/picture.png");
    ck_assert_int_eq(mkfifo(at("articles/a/index.md"), 0666), 0);
    ck_assert_int_eq(mkfifo(at("articles/b.md"), 0666), 0);
    ck_assert_int_eq(mkdir(at("issues"), 0777), 0);
    ck_assert_int_eq(mkfifo(at("issues/1.yaml"), 0666), 0);
    list("", "0:0 error[site.link]; 0:0 error[site.link]; 0:0 error[site.link]");
    end();
}
END_TEST

START_TEST(a_folder_that_is_a_file_ends_the_run)
{
    begin();
    put("articles");
    list("", "0:0 fatal[site.read]");
    end();
}
END_TEST

/* The disk fails at the call that `left` counts down to. */
static int left;
static bool failed;

static bool fails(void)
{
    failed |= --left == 0;
    errno = EIO;
    return left == 0;
}

static int fail_openat(int folder, const char *path, int flags, mode_t mode)
{
    return fails() ? -1 : openat(folder, path, flags, mode);
}

static int fail_fstatat(int folder, const char *path, struct stat *info, int flags)
{
    return fails() ? -1 : fstatat(folder, path, info, flags);
}

static char *fail_realpath(const char *path, char *to)
{
    return fails() ? NULL : realpath(path, to);
}

static struct dirent *fail_readdir(DIR *folder)
{
    if (fails())
        return NULL;
    errno = 0;
    return readdir(folder);
}

START_TEST(a_disk_that_fails_leaves_nothing_out_in_silence)
{
    const struct file_calls calls = file_calls;
    int runs = 0;

    begin();
    put("articles/a/index.md");
    put("articles/2025/b.md");
    put("pages/about.md");
    put("issues/1.yaml");
    put("static/CNAME");
    ck_assert_int_eq(symlink("2025/b.md", at("articles/c.md")), 0);
    do {
        diag_free(&diag);
        failed = false;
        left = ++runs;
        file_calls.openat = fail_openat;
        file_calls.fstatat = fail_fstatat;
        file_calls.realpath = fail_realpath;
        file_calls.readdir = fail_readdir;
        files_list(&arena, &root, &files, &diag);
        file_calls = calls;
        ck_assert_msg(!failed || diag.at[LEVEL_FATAL] == 1, "call %d", runs);
    } while (failed);
    ck_assert_int_gt(runs, 30);
    expect_texts(&files.texts, "c b a about");
    end();
}
END_TEST

START_TEST(what_is_copied_as_it_is)
{
    begin();
    put("static/CNAME");
    put("static/_redirects");
    put("static/.well-known/security.txt");
    put("static/.htaccess");
    put("static/.DS_Store");
    put("static/sub/.well-known/x");
    put("static/sub/README.md");
    put("static/sub/index.html");
    ck_assert_int_eq(symlink("CNAME", at("static/link")), 0);
    list("", "0:0 info[site.stray]; 0:0 error[site.link]; 0:0 info[site.stray]");
    ck_assert_uint_eq(files.as_is_count, 5);
    EXPECT_STR(files.as_is[0], "static/CNAME");
    EXPECT_STR(files.as_is[1], "static/_redirects");
    EXPECT_STR(files.as_is[2], "static/.well-known/security.txt");
    EXPECT_STR(files.as_is[3], "static/sub/README.md");
    end();
}
END_TEST

START_TEST(what_is_copied_meets_nothing_of_the_site)
{
    begin();
    put("pages/about.md");
    put("static/Index.html");
    put("static/articles/x.html");
    put("static/about/index.html");
    put("static/sub/articles/x.html");
    list("about", "0:0 error[site.taken]; 0:0 error[site.taken]; 0:0 error[site.taken]");
    EXPECT_STR(diag.items[0].path, "static/Index.html");
    EXPECT_STR(diag.items[1].path, "static/about");
    end();
}
END_TEST

START_TEST(folders_are_followed_only_so_deep)
{
    struct buf path = { 0 };

    begin();
    buf_lit(&path, "articles/");
    for (int i = 0; i < FILES_DEPTH + 3; i++)
        buf_lit(&path, "d/");
    buf_lit(&path, "a.md");
    put(arena_cstr(&arena, buf_str(&path)));
    buf_free(&path);
    list("", "0:0 error[site.deep]");
    end();
}
END_TEST

START_TEST(a_lone_file_may_have_any_ending_of_a_text)
{
    static const char *const names[][2] = { { "essay.md", "essay" }, { "essay.markdown", "essay" }, { "E.MD", "E" },
        { NFD ".zh-Hans.md", NFC ".zh-Hans" }, { "v1.2", "v1.2" }, { ".md", NULL } };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        files_lone(&arena, str_of(names[i][0]), &files, &diag);
        ck_assert_uint_eq(files.texts.count, names[i][1] != NULL);
        if (names[i][1])
            EXPECT_STR(files.texts.items[0].slug, names[i][1]);
    }
    EXPECT_FINDINGS(&diag, "0:0 error[site.name]");
    diag_free(&diag);
    arena_free(&arena);
}
END_TEST

START_TEST(names_for_addresses)
{
    static const char *const good[] = { "a", "中国", NFC, "a.b", "con-cord", "com10", "aux2" };
    static const char *const bad[] = { "", ".a", "a.", "a b", "a:b", "a?", "CON", "aux", "nul.x", "Com1", "a\x01",
        "a\xC2\x9B", "a\xE2\x80\x8B", "\xFF", "a/b", "a\\b" };

    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        ck_assert_msg(name_check(str_of(good[i]), &diag), "%s", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(!name_check(str_of(bad[i]), &diag), "%s", bad[i]);
    ck_assert(name_check_page(S("about"), &diag) && !name_check_page(S("Terms"), &diag));
    diag_free(&diag);
}
END_TEST

SUITE_OF(files, folders_group_and_give_no_address, what_is_nobodys_is_passed_over, what_is_no_text_is_listed_apart,
    near_misses_beside_the_folders_are_told, one_address_and_two_files, names_that_a_disk_takes_for_one,
    slugs_are_composed_and_paths_are_not, names_that_are_no_text, links_that_lead_nowhere_are_told,
    what_has_the_name_of_a_text_and_is_none, a_folder_that_is_a_file_ends_the_run,
    a_disk_that_fails_leaves_nothing_out_in_silence, what_is_copied_as_it_is, what_is_copied_meets_nothing_of_the_site,
    folders_are_followed_only_so_deep, a_lone_file_may_have_any_ending_of_a_text, names_for_addresses)
