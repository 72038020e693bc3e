/* cli/options.h: argv → what was asked for. */
#ifndef STELE_CLI_OPTIONS_H
#define STELE_CLI_OPTIONS_H

#include "stele.h"

enum command {
    COMMAND_BUILD,
    COMMAND_DUMP,
    COMMAND_THEME,
    COMMAND_TERMS,
    COMMAND_REVIEW,
    COMMAND_LOCK,
    COMMAND_HELP,
    COMMAND_VERSION,
    COMMAND_NONE
};
enum format { FORMAT_TEXT, FORMAT_JSON };
enum colour { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };

struct options {
    enum command command;
    const char *topic; /* help: of which command; NULL: of the program. theme: which file; NULL: all */
    struct stele_build_options build;
    enum stele_dump_kind dump;
    enum stele_terms_format terms;
    const char *apply;   /* review: the table; NULL: none */
    const char *article; /* lock: of which article; NULL: of all */
    bool all;            /* terms, review */
    enum format findings;
    enum colour colour;
    bool strict;
    bool quiet;
    bool verbose;
};

/* Reads the arguments; options may follow paths, "--" ends them. False after a finding of level usage. */
bool options_read(struct options *options, int argc, char **argv, struct diag *diag);

#endif
