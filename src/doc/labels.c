#include "doc/labels.h"

#include <string.h>

str label_at(str text)
{
    const char *end;

    if (!str_starts(text, S("[^")))
        return S("");
    end = memchr(text.at, ']', text.len);
    return end ? (str){ text.at + 2, (size_t)(end - text.at - 2) } : S("");
}

str label_defined(str line)
{
    size_t i = 0;
    str label;

    if (line.len == 0 || (line.at[0] != '[' && line.at[0] != ' ' && line.at[0] != '>'))
        return S("");
    while (i < line.len && (line.at[i] == ' ' || line.at[i] == '>'))
        i++;
    label = label_at(str_from(line, i));
    if (i > 3 && line.at[0] == ' ')
        return S("");
    return label.len && i + label.len + 3 < line.len && line.at[i + label.len + 3] == ':' ? label : S("");
}
