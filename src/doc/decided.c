#include "doc/decided.h"

#include "doc/glosses.h"

void decided_take_languages(struct doc *doc, const struct term_base *base)
{
    for (size_t i = 0; base->count && i < doc->gloss_count; i++) {
        struct gloss *gloss = doc->glosses[i];
        const struct term_record *record = terms_find(base, gloss->en, gloss->zh);

        if (!record || !record->lang.text.len)
            continue;
        gloss->lang = record->lang.text;
        if (gloss->original)
            node_names(doc, gloss->original)->lang = gloss->lang;
    }
}
