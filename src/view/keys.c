#include "view/keys.h"

#include "base/hasher.h"
#include "publication/editions.h"
#include "publication/facing.h"
#include "view/dictionary.h"

/* --- what others show of an article, of a term, of an issue */

static void add_line(struct hasher *hasher, const struct line *line)
{
    hasher_text(hasher, line->plain);
    hasher_text(hasher, line->xhtml.bytes);
    for (size_t i = 0; i < line->xhtml.slot_count; i++) {
        const struct slot *slot = &line->xhtml.slots[i];

        hasher_number(hasher, (uint64_t)slot->at << 32 | slot->index);
        hasher_number(hasher, slot->kind);
    }
}

static uint64_t face_of(const struct facts *facts)
{
    struct hasher hasher = { 0 };

    hasher_text(&hasher, facts->slug);
    hasher_text(&hasher, facts->edition);
    hasher_number(&hasher, facts->page);
    hasher_text(&hasher, facts->lang);
    add_line(&hasher, &facts->title);
    return hasher.hash;
}

static void add_face(const struct keys *keys, struct hasher *hasher, const struct article *article)
{
    uint64_t *face = article ? &keys->faces[article - keys->context->publication->articles] : NULL;

    if (face && !*face)
        *face = face_of(article->facts); /* of a book's, which are made when they are asked for */
    hasher_number(hasher, face ? *face : 0);
}

static uint64_t term_hash(const struct keys *keys, const struct term *term)
{
    const struct terms_plan *plan = keys->context->terms;
    const struct terms_entry *entry = terms_entry(plan, term);
    struct hasher hasher = { 0 };

    hasher_text(&hasher, term->id);
    hasher_text(&hasher, term->en);
    hasher_text(&hasher, term->zh);
    hasher_text(&hasher, term->abbr);
    hasher_text(&hasher, term->lang);
    hasher_text(&hasher, term->other);
    hasher_text(&hasher, glossary_reading(term));
    hasher_number(&hasher, (uint64_t)term->guessed | (uint64_t)term->kind << 1 | (uint64_t)term->status << 8);
    hasher_text(&hasher, plan->entries[term->number].converted);
    if (term->count)
        hasher_text(&hasher, term->occurrences[0].article->facts->lang);
    if (!entry)
        return hasher.hash;
    hasher_text(&hasher, entry->definition);
    hasher_text(&hasher, entry->sheet->href);
    hasher_number(&hasher, terms_says_more(entry, term));
    return hasher.hash;
}

static void add_yaml(struct hasher *hasher, const struct yaml *node)
{
    for (; node; node = node->next) {
        hasher_text(hasher, node->key);
        hasher_text(hasher, node->text);
        add_yaml(hasher, node->first);
    }
    hasher_number(hasher, 0);
}

static uint64_t issue_hash(const struct issue_config *config)
{
    struct hasher hasher = { 0 };

    hasher_text(&hasher, config->id);
    hasher_text(&hasher, config->title.text);
    if (config->title.all)
        add_yaml(&hasher, config->title.all->first);
    return hasher.hash;
}

/* --- what all pages share */

static uint64_t shared_hash(const struct keys *keys, uint64_t given)
{
    const struct context *c = keys->context;
    const struct publication *p = c->publication;
    struct hasher hasher = { given };

    hasher_text(&hasher, c->style);
    hasher_text(&hasher, c->script);
    hasher_text(&hasher, p->input->config.url.text);
    hasher_text(&hasher, p->input->config.lang.text);
    hasher_number(&hasher, (uint64_t)p->proof | (uint64_t)(p->page_count > 0) << 1);
    hasher_text(&hasher, c->terms->count ? c->terms->sheets[0]->href : S(""));
    for (size_t i = 0; i < p->page_count && i < PAGES_AT_FOOT; i++)
        for (const struct article *page = &p->pages[i]; page; page = page->edition)
            add_face(keys, &hasher, page);
    return hasher.hash;
}

void keys_begin(struct keys *keys, struct arena *arena, const struct context *context, uint64_t given)
{
    const struct publication *p = context->publication;
    size_t count = publication_size(p);

    *keys = (struct keys){ context, 0, arena_array(arena, uint64_t, count),
        arena_array(arena, uint64_t, p->glossary.count), arena_array(arena, uint64_t, p->issue_count) };
    for (size_t i = 0; i < count; i++)
        keys->faces[i] = face_of(p->articles[i].facts);
    for (size_t i = 0; i < p->glossary.count; i++)
        keys->terms[i] = term_hash(keys, p->glossary.terms[i]);
    for (size_t i = 0; i < p->issue_count; i++)
        keys->issues[i] = issue_hash(p->issues[i].config);
    keys->shared = shared_hash(keys, given);
}

void keys_begin_book(struct keys *keys, struct arena *arena, const struct context *context, uint64_t given)
{
    *keys = (struct keys){ .context = context,
        .faces = arena_array(arena, uint64_t, publication_size(context->publication)) };
    keys->shared = shared_hash(keys, given);
}

/* --- a page's own */

static void add_picture(struct hasher *hasher, const struct picture *picture)
{
    hasher_text(hasher, picture ? picture->name : S(""));
    hasher_number(hasher, picture ? (uint64_t)picture->kind.width << 32 | picture->kind.height : 0);
}

static uint64_t links_hash(const struct keys *keys, const struct article *article)
{
    struct hasher hasher = { 0 };

    for (size_t i = 0; i < article->picture_count; i++)
        add_picture(&hasher, article->pictures[i]);
    for (size_t i = 0; i < article->facts->references.links.count; i++) {
        const struct link *link = &article->links[i];

        add_face(keys, &hasher, link->article);
        hasher_number(&hasher, link->article == article);
        hasher_text(&hasher, link->fragment);
        add_picture(&hasher, link->file);
    }
    return hasher.hash;
}

static uint64_t terms_hash(const struct keys *keys, const struct article *article)
{
    struct hasher hasher = { 0 };

    for (size_t i = 0; i < article->facts->gloss_count; i++) {
        const struct term *term = publication_term(article, i);

        hasher_number(&hasher, term ? keys->terms[term->number] : 0);
    }
    return hasher.hash;
}

static uint64_t around_hash(const struct keys *keys, const struct article *article)
{
    const struct publication *p = keys->context->publication;
    struct hasher hasher = { 0 };

    add_face(keys, &hasher, article);
    hasher_number(&hasher, article->issue ? keys->issues[article->issue - p->issues] : 0);
    add_face(keys, &hasher, article->previous);
    add_face(keys, &hasher, article->next);
    for (const struct article *edition = editions_first(article); edition; edition = edition->edition) {
        add_face(keys, &hasher, edition);
        hasher_number(&hasher, (uint64_t)facing_wanted(edition) | (uint64_t)(edition == article) << 1);
    }
    return hasher.hash;
}

/* An edition has from its original what it doesn't say of its date and authors. */
static uint64_t facts_hash(const struct article *article)
{
    struct hasher hasher = { article->facts->hash };

    hasher_number(&hasher, article->original ? article->original->facts->hash : 0);
    return hasher.hash;
}

struct cache_key keys_article(const struct keys *keys, const struct article *article)
{
    return (struct cache_key){ { article->facts->parts_hash, facts_hash(article), links_hash(keys, article),
        terms_hash(keys, article), around_hash(keys, article), keys->shared } };
}

struct cache_key keys_facing(const struct keys *keys, const struct article *edition)
{
    struct cache_key left = keys_article(keys, edition->original), right = keys_article(keys, edition);

    for (int i = 0; i < CACHE_REASONS; i++) {
        struct hasher hasher = { left.of[i] };

        hasher_number(&hasher, right.of[i]);
        left.of[i] = hasher.hash;
    }
    return left;
}

struct cache_key keys_archive(const struct keys *keys, const struct archive_sheet *sheet)
{
    const struct article *articles = keys->context->publication->articles + sheet->first;
    struct hasher facts = { 0 }, around = { 0 };

    for (size_t i = 0; i < sheet->count; i++) {
        hasher_number(&facts, articles[i].facts->hash);
        for (const struct article *edition = articles[i].edition; edition; edition = edition->edition) {
            hasher_number(&facts, edition->facts->hash);
            add_face(keys, &around, edition);
        }
        add_face(keys, &around, &articles[i]);
    }
    return (struct cache_key){
        { [CACHE_FACTS] = facts.hash, [CACHE_AROUND] = around.hash, [CACHE_SHARED] = keys->shared }
    };
}

/* --- a book: its chapters, and terms as its glossary shows them */

static void add_chapter(const struct keys *keys, struct hasher *of, const struct article *article)
{
    struct hasher around = { of[CACHE_AROUND].hash };

    hasher_number(&of[CACHE_TEXT], article ? article->facts->parts_hash : 0);
    hasher_number(&of[CACHE_FACTS], article ? facts_hash(article) : 0);
    hasher_number(&of[CACHE_LINKS], article ? links_hash(keys, article) : 0);
    add_face(keys, &around, article);
    hasher_number(&around, article && article->issue ? issue_hash(article->issue->config) : 0);
    for (const struct article *edition = article ? editions_first(article) : NULL; edition; edition = edition->edition)
        add_face(keys, &around, edition);
    of[CACHE_AROUND] = around;
}

static void add_entry(const struct keys *keys, struct hasher *hasher, const struct term *term)
{
    const struct terms_plan *plan = keys->context->terms;
    const struct terms_entry *entry = terms_entry(plan, term);

    hasher_number(hasher, term_hash(keys, term));
    hasher_text(hasher, term->other_lang);
    hasher_number(hasher, (uint64_t)term->also_count << 32 | term->variant_count);
    for (size_t i = 0; i < term->also_count; i++)
        hasher_text(hasher, term->also[i].text);
    for (size_t i = 0; i < term->variant_count; i++)
        hasher_text(hasher, term->variants[i]);
    hasher_text(hasher, entry->next_zh->id);
    hasher_text(hasher, entry->next_en->id);
    for (size_t i = 0; i < term->count; i++) {
        size_t chapter = terms_chapter(plan, keys->context, term->occurrences[i].article);

        if (chapter)
            hasher_number(hasher, chapter);
        if (chapter)
            hasher_text(hasher, str_of(term->occurrences[i].block_id));
    }
}

struct cache_key keys_book(const struct keys *keys, const struct book *book)
{
    const struct terms_plan *plan = keys->context->terms;
    struct hasher of[CACHE_REASONS] = { [CACHE_SHARED] = { keys->shared } };
    struct cache_key key;

    hasher_text(&of[CACHE_AROUND], book->id);
    hasher_text(&of[CACHE_AROUND], book->title);
    hasher_text(&of[CACHE_AROUND], book->subtitle);
    hasher_text(&of[CACHE_AROUND], book->lang);
    for (size_t i = 0; i < book->count; i++) {
        add_chapter(keys, of, book->articles[i]);
        add_chapter(keys, of, book->facing ? book->facing[i] : NULL);
    }
    for (size_t part = 0; part < TERMS_PARTS; part++) {
        hasher_number(&of[CACHE_TERMS], plan->lists[part].count);
        for (size_t i = 0; i < plan->lists[part].count; i++)
            add_entry(keys, &of[CACHE_TERMS], plan->lists[part].words[i].term);
    }
    for (size_t i = 0; i < CACHE_REASONS; i++)
        key.of[i] = of[i].hash;
    return key;
}

/* --- a sheet of terms */

/* The terms that an entry names beside its own: what is said of each, wherever it stands. */
static void add_related(const struct keys *keys, struct hasher *hasher, const struct term *term)
{
    const struct terms_plan *plan = keys->context->terms;
    const struct term *zh = term, *en = term;

    for (int i = 0; i < DICTIONARY_RELATED; i++) {
        zh = terms_entry(plan, zh)->next_zh;
        en = terms_entry(plan, en)->next_en;
        hasher_number(hasher, keys->terms[zh->number]);
        hasher_number(hasher, keys->terms[en->number]);
        if (zh == term && en == term)
            break;
    }
}

static void add_places(const struct keys *keys, struct hasher *hasher, const struct term *term)
{
    for (size_t i = 0; i < term->count; i++) {
        add_face(keys, hasher, term->occurrences[i].article);
        hasher_text(hasher, str_of(term->occurrences[i].block_id));
    }
}

/* The way from sheet to sheet. */
static uint64_t steps_hash(const struct terms_plan *plan)
{
    struct hasher hasher = { plan->lists[TERMS_PART_READINGS].count > 0 };

    for (size_t i = 0; i < plan->count; i++) {
        const struct terms_stretch *readings = &plan->sheets[i]->parts[TERMS_PART_READINGS];

        hasher_text(&hasher, plan->sheets[i]->href);
        hasher_number(&hasher, (uint64_t)(unsigned char)plan->sheets[i]->letter << 1 | (readings->from < readings->to));
        hasher_number(&hasher, plan->sheets[i]->nth);
    }
    return hasher.hash;
}

struct cache_key keys_terms(const struct keys *keys, const struct terms_sheet *sheet)
{
    const struct terms_plan *plan = keys->context->terms;
    struct hasher terms = { 0 };

    for (size_t part = 0; part < TERMS_PARTS; part++)
        for (size_t i = sheet->parts[part].from; i < sheet->parts[part].to; i++) {
            const struct word *word = &plan->lists[part].words[i];

            hasher_number(&terms, (uint64_t)part << 8 | (unsigned char)word->letter);
            add_entry(keys, &terms, word->term);
            if (part == TERMS_PART_READINGS)
                continue;
            add_related(keys, &terms, word->term);
            add_places(keys, &terms, word->term);
        }
    return (struct cache_key){
        { [CACHE_TERMS] = terms.hash, [CACHE_AROUND] = steps_hash(plan), [CACHE_SHARED] = keys->shared }
    };
}
