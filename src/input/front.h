/* input/front.h: an article's file: front matter and body.
 *
 * A file is Markdown, preceded by YAML between two lines of "---" where there is something to say about it.
 */
#ifndef STELE_INPUT_FRONT_H
#define STELE_INPUT_FRONT_H

#include "input/fields.h"

/* The largest article: more than any journal prints, little enough to hold. */
enum { ARTICLE_BYTES = 16 << 20 };

struct author {
    struct text name;
    struct text family;
    struct text given;
};

struct lead_image {
    struct text file;
    struct text alt;
    struct text caption;
    struct text credit;
};

/* What front matter may say; see the handbook for what each key is for. Absent ones are zero. Keys that nothing is made
 * of yet have no member. */
struct front {
    struct text title; /* of those below */
    struct text subtitle;
    struct words titles, subtitles;
    bool title_cut; /* all that follows its key is a comment to YAML, which is reported */
    struct text lang;
    struct date date;
    struct date updated;
    struct records authors;     /* of struct author */
    struct records translators; /* of struct author */
    struct text issue;
    struct texts summary;
    struct lead_image image;
    struct text disclaimer;
    struct text license;
    struct text translation_of;
    struct text glosses;  /* off */
    struct text parallel; /* off */
    bool draft;
    const struct yaml *own; /* a map of the author's own keys, those that begin with x-; NULL: none */
};

/* For FIELD_RECORD of these structs. */
extern const struct record front_author, front_image;

/* A file's parts, borrowed from its bytes. */
struct front_split {
    str front;      /* the YAML; empty where there is none */
    int front_line; /* the line of the file on which it begins */
    str body;
    int body_line;
};

/* Takes a file's bytes apart: a byte order mark is passed over. Bytes that aren't UTF-8 and bytes that are zero are
 * the errors text.utf8 and text.nul, each at its span, after which false: the text can't be trusted. False as well
 * after front.open, where the opening or closing line of the front matter is missing, and front.form, where it is of
 * another language (TOML, JSON) or between dashes. Front matter after blank lines, comments or spaces is read, with
 * the warning front.place: whoever wrote `draft: true` there means it. */
bool front_split(str bytes, struct front_split *split, struct diag *diag);

/* Reads front matter that is parsed; what `front` holds already stays where nothing is said anew, so that several can
 * be laid one over the other. Findings as in input/fields.h, field.empty for somebody without a name, field.list, an
 * info, for several names in one text. */
void front_read(struct front *front, struct arena *arena, const struct yaml *map, struct diag *diag);

/* Makes title and subtitle what they are in a language; before that, they are what is said first. */
void front_speak(struct front *front, str lang);

/* front_read of an article; false where it isn't YAML, so that nothing is known of what it says. Findings as in
 * formats/yaml_parse.h. */
bool front_parse(struct arena *arena, const struct front_split *split, struct front *front, struct diag *diag);

#endif
