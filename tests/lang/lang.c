/* Readings and scripts beside what is known to be right, and beside what ICU and OpenCC make of the same.
 *
 *   lang sentences FILE   lines of Han, a tab, and a syllable for each of its characters; of several that are right,
 * with slashes between lang words FILE       lines of simplified, traditional, syllables (tests/lang/cedict.py) lang
 * scripts FILE     the same: whether the language told from a word is the one that OpenCC's conversions say
 *
 * Prints what differs (-v), then figures, one "NAME RIGHT ALL" a line. */
#include "base/utf8.h"
#include "lang/reading.h"
#include "lang/script.h"
#include "lang/syllable.h"
#include "lang/variant.h"

#include <opencc/opencc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/utrans.h>
#include <unicode/ustring.h>

static bool verbose;

/* The syllables read, each ended by a line feed; a Latin letter's or a mark's are left out. */
static void collect(void *context, str character, str reading)
{
    struct buf *out = context;
    size_t len;

    if (script_of(utf8_decode(character, &len)) != SCRIPT_HAN)
        return;
    buf_add(out, reading);
    buf_byte(out, '\n');
}

/* Whether `got` is one of the spellings with slashes between. */
static bool is_one_of(str got, char *wanted)
{
    bool same = false;

    for (char *one = strtok(wanted, "/"); one; one = strtok(NULL, "/"))
        for (int capital = 0; capital < 2; capital++) {
            struct buf spelled = { 0 };

            syllable_write(&spelled, one, capital);
            same = same || str_equal(buf_str(&spelled), got);
            buf_free(&spelled);
        }
    return same;
}

struct score {
    size_t right, all;
};

/* Compares syllable by syllable; returns whether all are right. */
static bool compare(str han, const char *wanted, struct score *syllables)
{
    struct buf read = { 0 };
    char one[64];
    str rest, got;
    bool whole = true;

    reading_each_character(han, READING_TEXT, collect, &read);
    rest = buf_str(&read);
    while (str_line(&rest, &got)) {
        size_t len = strcspn(wanted, " ");
        bool right;

        snprintf(one, sizeof one, "%.*s", (int)len, wanted);
        wanted += len + (wanted[len] == ' ');
        right = is_one_of(got, one);
        syllables->right += right;
        syllables->all++;
        if (!right && verbose)
            printf("    %.*s: %.*s for %.*s\n", STR(han), STR(got), (int)len, wanted - len - 1);
        whole = whole && right;
    }
    if (*wanted)
        whole = false;
    buf_free(&read);
    return whole;
}

/* Splits a line at its tabs. */
static int split(char *line, char *fields[3])
{
    int count = 0;

    line[strcspn(line, "\n")] = 0;
    for (char *at = line; at && count < 3; count++) {
        char *tab = strchr(at, '\t');

        fields[count] = at;
        if (tab)
            *tab++ = 0;
        at = tab;
    }
    return count;
}

static void show(const char *name, struct score score)
{
    printf("%s %zu %zu\n", name, score.right, score.all);
}

/* Each as it stands, and in traditional characters. */
static void sentences(FILE *file)
{
    struct score syllables = { 0 }, lines = { 0 }, converted = { 0 };
    opencc_t to_traditional = opencc_open("s2t.json");
    char line[4096], *fields[3];

    if (to_traditional == (opencc_t)-1)
        exit(2);
    while (fgets(line, sizeof line, file) && split(line, fields) == 2) {
        char *traditional = opencc_convert_utf8(to_traditional, fields[0], strlen(fields[0]));

        lines.right += compare(str_of(fields[0]), fields[1], &syllables);
        lines.all++;
        compare(str_of(traditional), fields[1], &converted);
        opencc_convert_utf8_free(traditional);
    }
    opencc_close(to_traditional);
    show("syllables", syllables);
    show("sentences", lines);
    show("converted", converted);
}

/* What ICU reads: letters with their marks, without spaces, in lower case. */
static str icu_reading(UTransliterator *icu, const char *han, char *out, size_t size)
{
    UChar text[512];
    UErrorCode error = U_ZERO_ERROR;
    int32_t len, limit, kept = 0;

    u_strFromUTF8(text, 512, &len, han, -1, &error);
    limit = len;
    utrans_transUChars(icu, text, &len, 512, 0, &limit, &error);
    for (int32_t i = 0; i < len; i++)
        if (text[i] != ' ' && text[i] != '\'' && text[i] != 0x2019)
            text[kept++] = text[i];
    u_strToUTF8(out, (int32_t)size, &len, text, kept, &error);
    return (str){ out, (size_t)len };
}

static bool icu_is_right(UTransliterator *icu, const char *han, const char *syllables)
{
    struct buf wanted = { 0 };
    char out[2048], one[16];
    bool right;

    while (*syllables) {
        size_t len = strcspn(syllables, " ");

        snprintf(one, sizeof one, "%.*s", (int)len, syllables);
        syllable_write(&wanted, one, false);
        syllables += len + (syllables[len] == ' ');
    }
    right = str_equal(icu_reading(icu, han, out, sizeof out), buf_str(&wanted));
    buf_free(&wanted);
    return right;
}

static void words(FILE *file)
{
    struct score simplified = { 0 }, traditional = { 0 }, syllables = { 0 }, theirs = { 0 };
    UErrorCode error = U_ZERO_ERROR;
    UTransliterator *icu = utrans_openU(u"Han-Latin; Lower", -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    char line[4096], *fields[3];

    if (U_FAILURE(error))
        exit(2);
    while (fgets(line, sizeof line, file) && split(line, fields) == 3) {
        simplified.right += compare(str_of(fields[0]), fields[2], &syllables);
        traditional.right += compare(str_of(fields[1]), fields[2], &syllables);
        theirs.right += icu_is_right(icu, fields[0], fields[2]);
        simplified.all = ++traditional.all;
    }
    theirs.all = simplified.all;
    show("simplified", simplified);
    show("traditional", traditional);
    show("icu", theirs);
    utrans_close(icu);
}

/* What of the two, "zh-Hans" or "zh-Hant", a word is: the one whose conversion leaves it as it is; "" where both do, or
 * neither. */
static const char *opencc_says(opencc_t to_traditional, opencc_t to_simplified, const char *word)
{
    char *traditional = opencc_convert_utf8(to_traditional, word, strlen(word));
    char *simplified = opencc_convert_utf8(to_simplified, word, strlen(word));
    bool is_traditional = strcmp(traditional, word) == 0, is_simplified = strcmp(simplified, word) == 0;

    opencc_convert_utf8_free(traditional);
    opencc_convert_utf8_free(simplified);
    if (is_traditional == is_simplified)
        return "";
    return is_simplified ? "zh-Hans" : "zh-Hant";
}

static void scripts(FILE *file)
{
    opencc_t to_traditional = opencc_open("s2t.json"), to_simplified = opencc_open("t2s.json");
    struct score same = { 0 }, contrary = { 0 };
    char line[4096], *fields[3];

    if (to_traditional == (opencc_t)-1 || to_simplified == (opencc_t)-1)
        exit(2);
    while (fgets(line, sizeof line, file) && split(line, fields) == 3) {
        for (int form = 0; form < 2; form++) {
            struct variant_evidence evidence = { 0 };
            const char *theirs = opencc_says(to_traditional, to_simplified, fields[form]);
            str ours;

            variant_count(&evidence, str_of(fields[form]));
            ours = variant_language(&evidence, S(""));
            same.right += str_equal(ours, str_of(theirs));
            same.all++;
            contrary.right += ours.len && *theirs && !str_equal(ours, str_of(theirs));
            if (verbose && !str_equal(ours, str_of(theirs)))
                printf("    %s: %.*s, OpenCC says %s\n", fields[form], STR(ours), theirs);
        }
    }
    contrary.all = same.all;
    show("same", same);
    show("contrary", contrary);
}

int main(int argc, char **argv)
{
    FILE *file = argc > 2 ? fopen(argv[2], "r") : NULL;

    verbose = argc > 3 && strcmp(argv[3], "-v") == 0;
    if (!file)
        return 2;
    if (strcmp(argv[1], "sentences") == 0)
        sentences(file);
    else if (strcmp(argv[1], "words") == 0)
        words(file);
    else
        scripts(file);
    fclose(file);
    return 0;
}
