#include "gloss/decided.h"

#include "base/map.h"
#include "doc/languages.h"
#include "gloss/glosses.h"
#include "lang/han.h"

static void take_of_gloss(struct doc *doc, struct gloss *gloss, const struct term_base *base)
{
    const struct term_record *record = terms_find(base, gloss->en, gloss->zh);

    if (!record || !record->lang.text.len || (gloss->marked && gloss->said))
        return;
    if (gloss->original && han_writes(languages_given(gloss->original->parent)))
        return;
    gloss->lang = record->lang.text;
    if (gloss->original)
        node_names(doc->arena, gloss->original)->lang = gloss->lang;
}

static void take_alone(struct doc *doc, const struct term_base *base)
{
    struct map *said = NULL;

    for (size_t i = 0; i < base->count; i++) {
        const struct term_record *record = &base->records[i];

        if (!record->lang.text.len || !record->zh.text.len || record->standing == TERM_IGNORED)
            continue;
        if (!said) {
            said = arena_new(doc->arena, struct map);
            said->arena = doc->arena;
        }
        if (!map_get(said, record->zh.text))
            map_set(said, record->zh.text, (void *)(uintptr_t)&record->lang);
    }
    doc->han_said = said;
}

void decided_take_languages(struct doc *doc, const struct term_base *base)
{
    for (size_t i = 0; base->count && i < doc->gloss_count; i++)
        take_of_gloss(doc, doc->glosses[i], base);
    take_alone(doc, base);
}
