/* cli/options.h: argv → what was asked for. */
#ifndef STELE_CLI_OPTIONS_H
#define STELE_CLI_OPTIONS_H

#include "cli/help.h"
#include "stele.h"

enum format { FORMAT_TEXT, FORMAT_JSON };
enum colour { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };

struct options {
    enum command command;
    enum command topic;  /* help: of which command; COMMAND_NONE: of the program */
    const char *file;    /* theme: which file; NULL: the names of all */
    struct stele_options run;
    enum stele_dump_kind dump;
    enum stele_terms_format terms;
    const char *apply;   /* review: the table; NULL: none */
    const char *article; /* lock: of which article; NULL: of all */
    bool all;            /* terms, review */
    bool explain;        /* build */
    enum format findings;
    enum colour colour;
    bool quiet;
    bool verbose;
};

/* Reads the arguments; options may follow paths, "--" ends them. An option that the command doesn't take is a mistake,
 * not passed over. False after a finding of level usage. */
bool options_read(struct options *options, int argc, char **argv, struct diag *diag);

#endif
