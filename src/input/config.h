/* input/config.h: what stele.yaml and issues/ say. */
#ifndef STELE_INPUT_CONFIG_H
#define STELE_INPUT_CONFIG_H

#include "input/front.h"

/* A part of a book, a section of an issue. */
struct part_config {
    struct texts articles;
};

struct book_config {
    struct text id;
    struct words title;
    struct words subtitle;
    struct text issue;     /* the id of an issue, whose articles it takes and, unless it says its own, title */
    struct texts articles; /* slugs, in reading order; neither these nor an issue: all articles */
    struct records parts;  /* of struct part_config; what they name is in `articles` */
    struct text lang;      /* which edition of each it takes; absent: the original */
    struct text parallel;  /* the language of the edition that stands beside it; absent: none does */
};

/* What issues/ID.yaml may say. */
struct issue_config {
    struct words title;
    struct words subtitle;
    struct text number;
    struct date date;
    struct lead_image cover;
    struct words summary;
    struct texts articles;  /* slugs, in reading order */
    struct records parts;   /* sections, as in a book */
    const struct yaml *own; /* as in struct front */
    str id;                 /* the file's name */
    str path;
};

/* Which terms the readers see: all, those that the editor has approved, none. */
enum terms_shown { TERMS_ALL, TERMS_APPROVED, TERMS_NONE };

/* What a publication switches on. */
struct features {
    bool smart;             /* doc/smart.h */
    struct text terms;      /* all (also where nothing is said), approved, none */
    bool convert;           /* readers may have simplified characters for traditional ones, or the other way round */
    enum terms_shown shown; /* the same */
};

/* What stele.yaml may say. */
struct config {
    struct words title;
    struct words subtitle;
    struct texts languages;  /* the publication's own first; where absent, `lang` and `second_lang` are all */
    struct text lang;        /* the first of them; "en" where absent */
    struct text second_lang; /* the second; "zh-Hans" where absent, "en" beside a language of Han */
    struct text han;         /* what Han is where nothing else says (input/config_languages.h); never absent */
    struct text url;         /* without a slash at the end */
    struct text publisher;
    struct text theme;
    struct features features;
    struct records books;        /* of struct book_config */
    const struct yaml *defaults; /* front matter for all articles, its spans forgotten; NULL: none */
    const struct yaml *own;      /* as in struct front */
};

/* Reads stele.yaml, parsed, and an issue's file; mistakes are findings, and the rest is read all the same. Languages:
 * see input/config_languages.h. */
void config_read(struct config *config, struct arena *arena, const struct yaml *map, struct diag *diag);
void config_read_issue(struct issue_config *issue, struct arena *arena, const struct yaml *map, struct diag *diag);

#endif
