#include "lang/segment.h"

#include "base/utf8.h"
#include "lang/script.h"

#include <limits.h>

/* What a word costs; what a character by itself costs more, unless it is one of those that often stand so. */
enum { WORD = 100, OFTEN = 20, ALONE = 100 };

static const char often_alone[] = "的了和是在不也就都与與及或而之以于於把被对對从從向为為将將等我你他她它这這那有要会會"
                                  "能可已很更最又还還再只但并並所其此"
                                  "该該各每某人说說到去来來上下中内內外前后後时時年月日个個者吗嗎呢吧啊着著过過得地使让"
                                  "讓叫给給比因如若则則即乃且虽雖";

static bool stands_alone(str character)
{
    return str_find(str_of(often_alone), character) >= 0;
}

static int cost_of(const struct segment *segment, size_t first, size_t count)
{
    if (count > 1)
        return WORD;
    return WORD + (stands_alone(segment->characters[first].bytes) ? OFTEN : ALONE);
}

/* Parts so that no word is of `whole` characters; the best way from each character on is found from the end. */
static size_t part(const struct segment *segment, size_t first, size_t count, size_t whole, struct segment_word *words)
{
    int best[SEGMENT_LONGEST + 1] = { 0 };
    struct segment_word choice[SEGMENT_LONGEST];
    size_t found = 0;

    for (size_t i = count; i-- > 0;) {
        struct table_path path = { 0 };
        bool on = true;

        best[i] = INT_MAX;
        for (size_t len = 1; on && i + len <= count; len++) {
            size_t node;

            on = table_step(&path, segment->characters[first + i + len - 1].number);
            node = table_word_here(&path);
            if (len != whole && (node || len == 1) && best[i + len] + cost_of(segment, first + i, len) <= best[i]) {
                best[i] = best[i + len] + cost_of(segment, first + i, len);
                choice[i] = (struct segment_word){ first + i, len, node };
            }
        }
    }
    for (size_t i = 0; i < count; i += choice[i].count)
        words[found++] = choice[i];
    return found;
}

bool segment_take(struct segment *segment, str *rest)
{
    size_t at = 0, len;

    segment->count = 0;
    while (segment->count < SEGMENT_LONGEST && at < rest->len) {
        uint32_t c = utf8_decode(str_from(*rest, at), &len);

        if (script_of(c) != SCRIPT_HAN)
            break;
        segment->characters[segment->count++] =
            (struct segment_character){ str_first(str_from(*rest, at), len), c, table_character(c) };
        at += len;
    }
    *rest = str_from(*rest, at);
    segment->word_count = part(segment, 0, segment->count, 0, segment->words);
    return segment->count;
}

size_t segment_within(const struct segment *segment, size_t first, size_t count, struct segment_word *words)
{
    return part(segment, first, count, count, words);
}
