/* cli/help.h: the commands by name, and what `stele help` says of each. */
#ifndef STELE_CLI_HELP_H
#define STELE_CLI_HELP_H

#include "base/str.h"

enum command {
    COMMAND_BUILD,
    COMMAND_DUMP,
    COMMAND_TERMS,
    COMMAND_REVIEW,
    COMMAND_LOCK,
    COMMAND_THEME,
    COMMAND_HELP,
    COMMAND_VERSION,
    COMMAND_NONE
};

/* The command of this name, COMMAND_NONE where there is none. */
enum command help_command_named(str name);

/* The name of the command that is nearest to `name`, empty where none is near. */
str help_command_nearest(str name);

/* The name as it is typed: "build". */
const char *help_command_name(enum command command);

/* What help prints: of one command, or of the program for COMMAND_HELP, COMMAND_VERSION and COMMAND_NONE. */
const char *help_text(enum command command);

#endif
