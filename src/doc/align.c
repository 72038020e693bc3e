#include "doc/align.h"

/* Up to how many comparisons two lists are matched by what they hold. */
enum { CELLS = 1 << 16 };

/* What it costs to leave out a paragraph, or anything else (there are few of them, and they are rarely left out), to
 * join two paragraphs, to set kinds beside each other that differ. Lengths of which one is twice the other cost 100. */
enum { COST_ALONE = 45, COST_OTHER_ALONE = 60, COST_JOIN = 12, COST_KIND = 40 };

/* A block, or a section with all in it. */
struct unit {
    enum node_kind kind;
    size_t size;
    size_t at;    /* the first block */
    size_t count; /* of blocks */
};

struct units {
    struct unit *items;
    size_t count;
};

struct aligning {
    struct arena *arena;
    const struct block *left, *right;
    uint64_t left_size, right_size; /* of all: how the lengths of the two languages compare */
    struct alignment *out;
    size_t step_cap, difference_cap;
};

static void add_step(struct aligning *a, size_t left, size_t right)
{
    struct alignment *out = a->out;

    out->steps = arena_grow(a->arena, out->steps, out->count, &a->step_cap, sizeof *out->steps);
    out->steps[out->count++] = (struct step){ left, right };
}

static void add_difference(struct aligning *a, struct difference difference)
{
    struct alignment *out = a->out;

    out->differences =
        arena_grow(a->arena, out->differences, out->difference_count, &a->difference_cap, sizeof *out->differences);
    out->differences[out->difference_count++] = difference;
}

/* --- two lists of units, by kind and length */

static unsigned cost_of_lengths(const struct aligning *a, size_t left, size_t right)
{
    uint64_t x = left * a->right_size, y = right * a->left_size;
    uint64_t sum = x + y, gap = x > y ? x - y : y - x;

    return sum ? (unsigned)(gap / (sum / 300 + 1)) : 0;
}

static unsigned cost_of_pair(const struct aligning *a, const struct unit *left, const struct unit *right)
{
    return cost_of_lengths(a, left->size, right->size) + (left->kind == right->kind ? 0 : COST_KIND);
}

static unsigned cost_alone(const struct unit *unit)
{
    return unit->kind == NODE_PARAGRAPH ? COST_ALONE : COST_OTHER_ALONE;
}

/* Two paragraphs of one side for one of the other; nothing else is joined. */
static bool may_join(const struct unit *first, const struct unit *other)
{
    return first[0].kind == NODE_PARAGRAPH && first[1].kind == NODE_PARAGRAPH && other->kind == NODE_PARAGRAPH;
}

enum move { MOVE_PAIR, MOVE_LEFT, MOVE_RIGHT, MOVE_TWO_LEFT, MOVE_TWO_RIGHT };
static const struct step moves[] = { { 1, 1 }, { 1, 0 }, { 0, 1 }, { 2, 1 }, { 1, 2 } };

/* What it costs to make `move` in front of these units. */
static unsigned cost_of_move(
    const struct aligning *a, enum move move, const struct unit *left, const struct unit *right)
{
    switch (move) {
    case MOVE_PAIR: return cost_of_pair(a, left, right);
    case MOVE_LEFT: return cost_alone(left);
    case MOVE_RIGHT: return cost_alone(right);
    case MOVE_TWO_LEFT: return COST_JOIN + cost_of_lengths(a, left[0].size + left[1].size, right->size);
    case MOVE_TWO_RIGHT: return COST_JOIN + cost_of_lengths(a, left->size, right[0].size + right[1].size);
    }
    return 0;
}

static bool can_move(
    enum move move, const struct unit *left, size_t left_rest, const struct unit *right, size_t right_rest, bool joins)
{
    if (moves[move].left > left_rest || moves[move].right > right_rest)
        return false;
    if (move == MOVE_TWO_LEFT)
        return joins && may_join(left, right);
    return move != MOVE_TWO_RIGHT || (joins && may_join(right, left));
}

/* The best alignment from each pair of blocks to the ends, found from the ends on: best[i * width + j]. */
static unsigned char *best_moves(
    const struct aligning *a, struct arena *scratch, const struct units *left, const struct units *right, bool joins)
{
    size_t width = right->count + 1, cells = (left->count + 1) * width;
    unsigned char *best = arena_array(scratch, unsigned char, cells);
    unsigned *costs = arena_array(scratch, unsigned, cells);

    for (size_t cell = cells - 1; cell-- > 0;) {
        size_t i = cell / width, j = cell % width;

        costs[cell] = ~0u;
        for (enum move move = MOVE_PAIR; move <= MOVE_TWO_RIGHT; move++) {
            const struct unit *l = &left->items[i], *r = &right->items[j];
            unsigned cost;

            if (!can_move(move, l, left->count - i, r, right->count - j, joins))
                continue;
            cost = cost_of_move(a, move, l, r) + costs[cell + moves[move].left * width + moves[move].right];
            if (cost < costs[cell]) {
                costs[cell] = cost;
                best[cell] = (unsigned char)move;
            }
        }
    }
    return best;
}

static bool have_same_kinds(const struct units *left, const struct units *right)
{
    for (size_t i = 0; i < left->count; i++)
        if (left->count != right->count || left->items[i].kind != right->items[i].kind)
            return false;
    return left->count == right->count;
}

/* The steps through two lists, in units. One by one where the lists look alike, or are too long to compare. */
static struct alignment match(
    const struct aligning *a, struct arena *scratch, const struct units *left, const struct units *right, bool joins)
{
    struct alignment found = { arena_array(scratch, struct step, left->count + right->count), 0, NULL, 0 };
    bool compares = !have_same_kinds(left, right) && (left->count + 1) <= CELLS / (right->count + 1);
    const unsigned char *best = compares ? best_moves(a, scratch, left, right, joins) : NULL;
    size_t i = 0, j = 0;

    while (i < left->count || j < right->count) {
        struct step step = { i < left->count, j < right->count };

        if (best)
            step = moves[best[i * (right->count + 1) + j]];
        found.steps[found.count++] = step;
        i += step.left;
        j += step.right;
    }
    return found;
}

/* --- sections */

/* The blocks of a section that stand before its first heading of a level below it. */
static size_t count_lead(const struct block *blocks, size_t count)
{
    size_t lead = 0;

    while (lead < count && !blocks[lead].level)
        lead++;
    return lead;
}

static struct units blocks_as_units(struct arena *arena, const struct block *blocks, size_t at, size_t count)
{
    struct units units = { arena_array(arena, struct unit, count), count };

    for (size_t i = 0; i < count; i++)
        units.items[i] = (struct unit){ blocks[at + i].kind, blocks[at + i].size, at + i, 1 };
    return units;
}

static int highest_level(const struct block *blocks, size_t count)
{
    int level = 7;

    for (size_t i = 0; i < count; i++)
        if (blocks[i].level && blocks[i].level < level)
            level = blocks[i].level;
    return level;
}

/* Sections that begin with a heading of `level` or above it; what stands before the first is one as well. */
static struct units sections_as_units(
    struct arena *arena, const struct block *blocks, size_t at, size_t count, int level)
{
    struct units units = { arena_array(arena, struct unit, count), 0 };

    for (size_t i = at; i < at + count; i++) {
        if (units.count == 0 || (blocks[i].level && blocks[i].level <= level))
            units.items[units.count++] = (struct unit){ NODE_HEADING, 0, i, 0 };
        units.items[units.count - 1].size += blocks[i].size;
        units.items[units.count - 1].count++;
    }
    return units;
}

/* The blocks before the first heading, side by side. `left_at` and `right_at` begin the section that they are in. */
static void align_lead(
    struct aligning *a, struct difference section, size_t left, size_t left_count, size_t right, size_t right_count)
{
    struct arena scratch = { 0 };
    struct units l = blocks_as_units(&scratch, a->left, left, left_count);
    struct units r = blocks_as_units(&scratch, a->right, right, right_count);
    struct alignment found = match(a, &scratch, &l, &r, true);
    bool differs = false;

    for (size_t i = 0; i < found.count; i++) {
        add_step(a, found.steps[i].left, found.steps[i].right);
        differs |= found.steps[i].left != found.steps[i].right;
    }
    if (differs) {
        section.left_count = left_count;
        section.right_count = right_count;
        add_difference(a, section);
    }
    arena_free(&scratch);
}

/* A section that only one side has. */
static void align_alone(struct aligning *a, struct difference section)
{
    for (size_t i = 0; i < section.left_count; i++)
        add_step(a, 1, 0);
    for (size_t i = 0; i < section.right_count; i++)
        add_step(a, 0, 1);
    section.alone = true;
    add_difference(a, section);
}

static void align_sections(struct aligning *a, struct difference both, bool headed);

/* Sections side by side, as `found` says, from these blocks on. */
static void follow_sections(struct aligning *a, const struct alignment *found, const struct units *left_units,
    const struct units *right_units, size_t left, size_t right)
{
    const struct unit *l = left_units->items, *r = right_units->items;

    for (size_t i = 0; i < found->count; i++) {
        struct step step = found->steps[i];
        struct difference section = { left, step.left ? l->count : 0, right, step.right ? r->count : 0, false };

        if (step.left && step.right)
            align_sections(a, section, true);
        else
            align_alone(a, section);
        left += section.left_count;
        right += section.right_count;
        l += step.left;
        r += step.right;
    }
}

/* Both sides from these blocks on: what they have before the first heading, then their sections. Where it is `headed`,
 * the first block of both is the heading that all this stands under. Each level of headings is one deeper here. */
static void align_sections(struct aligning *a, struct difference both, bool headed)
{
    struct arena scratch = { 0 };
    size_t left = both.left_at + headed, left_count = both.left_count - headed;
    size_t right = both.right_at + headed, right_count = both.right_count - headed;
    size_t left_lead = count_lead(a->left + left, left_count), right_lead = count_lead(a->right + right, right_count);
    int left_level = highest_level(a->left + left, left_count);
    int right_level = highest_level(a->right + right, right_count);
    int level = left_level < right_level ? left_level : right_level;
    struct units l, r;
    struct alignment found;

    if (headed)
        add_step(a, 1, 1);
    align_lead(a, both, left, left_lead, right, right_lead);
    l = sections_as_units(&scratch, a->left, left + left_lead, left_count - left_lead, level);
    r = sections_as_units(&scratch, a->right, right + right_lead, right_count - right_lead, level);
    found = match(a, &scratch, &l, &r, false);
    follow_sections(a, &found, &l, &r, left + left_lead, right + right_lead);
    arena_free(&scratch);
}

static uint64_t size_of(const struct block *blocks, size_t count)
{
    uint64_t size = 1;

    for (size_t i = 0; i < count; i++)
        size += blocks[i].size;
    return size;
}

struct alignment align(
    struct arena *arena, const struct block *left, size_t left_count, const struct block *right, size_t right_count)
{
    struct alignment out = { 0 };
    struct aligning a = { arena, left, right, size_of(left, left_count), size_of(right, right_count), &out, 0, 0 };

    align_sections(&a, (struct difference){ 0, left_count, 0, right_count, false }, false);
    return out;
}
