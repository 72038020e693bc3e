#include "pack/plan.h"

#include "base/file.h"

#include <stdlib.h>

/* How deep a folder is followed that makes way for a file: what stele writes is never deeper. */
enum { PLAN_DEPTH = 64 };

enum rank { RANK_WAY, RANK_WAY_FOLDER, RANK_ASSETS, RANK_FILE, RANK_MANIFEST, RANK_REMOVE, RANK_FOLDER };

struct planned {
    enum rank rank;
    struct step step;
};

enum state { STATE_BAD, STATE_MISSING, STATE_THERE };

struct plan {
    const struct output *output;
    const char *out;
    struct arena *arena;
    struct diag *diag;
    uint64_t disk;                /* that OUT lies on */
    struct map states;            /* of folders, by path: points into known_states */
    struct map let;               /* folders in which names may be changed */
    struct map given[STEP_KINDS]; /* paths that have their step of that kind */
    struct planned *steps;
    size_t count, cap;
};

static enum state known_states[] = { STATE_BAD, STATE_MISSING, STATE_THERE };

/* --- what is there */

static const char *full(const struct plan *plan, str path)
{
    return str_equal(path, S(".")) ? plan->out : file_join(plan->arena, str_of(plan->out), path);
}

static bool look(const struct plan *plan, str path, struct file_info *info)
{
    int error = file_stat(full(plan, path), info);

    return error ? file_failed(plan->diag, "output.write", "look at", full(plan, path), error) : true;
}

static bool is_ours(const struct plan *plan, str path)
{
    return map_get(&plan->output->manifest.paths, path) || str_equal(path, S(MANIFEST_PATH));
}

static bool foreign(const struct plan *plan, str path, const struct file_info *info)
{
    const char *where = full(plan, path);

    if (info->link)
        diag_fail(plan->diag, "output.foreign",
            "%s is a symbolic link, through which stele doesn't write; move it away, or choose another place with -o",
            where);
    else
        diag_fail(plan->diag, "output.foreign",
            "%s isn't stele's (%s/" MANIFEST_PATH " doesn't list it) and stands where something has to be written; "
            "move it away, or choose another place with -o",
            where, plan->out);
    return false;
}

static bool changed(const struct plan *plan, str path)
{
    diag_fail(
        plan->diag, "output.changed", "%s has changed while stele was at work; please build again", full(plan, path));
    return false;
}

/* Steps are renames: they can't cross from one disk to another. */
static bool is_on_disk(const struct plan *plan, str path, const struct file_info *info)
{
    if (info->disk == plan->disk)
        return true;
    diag_fail(plan->diag, "output.write",
        "%s lies on another disk than %s, so it can't be replaced whole; give them the same one", full(plan, path),
        plan->out);
    return false;
}

static enum state look_at_folder(const struct plan *plan, str folder)
{
    struct file_info info;

    if (!look(plan, folder, &info))
        return STATE_BAD;
    if (info.kind == FILE_NONE && !info.link)
        return STATE_MISSING;
    if (info.kind == FILE_DIRECTORY && !info.link)
        return is_on_disk(plan, folder, &info) ? STATE_THERE : STATE_BAD;
    if (info.kind == FILE_REGULAR && !info.link && is_ours(plan, folder))
        return STATE_MISSING; /* it makes way */
    foreign(plan, folder, &info);
    return STATE_BAD;
}

static enum state state_of(struct plan *plan, str folder)
{
    const enum state *known = map_get(&plan->states, folder);
    enum state state;

    if (str_equal(folder, S(".")))
        return STATE_THERE;
    if (known)
        return *known;
    state = state_of(plan, file_directory(folder));
    if (state == STATE_THERE)
        state = look_at_folder(plan, folder);
    map_set(&plan->states, folder, &known_states[state]);
    return state;
}

/* --- steps */

/* Whether the system lets us change names in a folder: asked before, so that no step fails for that. */
static bool may_change(struct plan *plan, str folder)
{
    int error = map_set(&plan->let, folder, plan) ? 0 : file_may_change(full(plan, folder));

    return error ? file_failed(plan->diag, "output.write", "write in", full(plan, folder), error) : true;
}

static bool add_step(struct plan *plan, enum rank rank, enum step_kind kind, str path)
{
    if (map_set(&plan->given[kind], path, plan))
        return true;
    if (!may_change(plan, file_directory(path)))
        return false;
    plan->steps = arena_grow(plan->arena, plan->steps, plan->count, &plan->cap, sizeof *plan->steps);
    plan->steps[plan->count++] = (struct planned){ rank, { kind, path } };
    return true;
}

static enum rank rank_of(str path)
{
    if (str_equal(path, S(MANIFEST_PATH)))
        return RANK_MANIFEST;
    return str_starts(path, S("site/assets")) ? RANK_ASSETS : RANK_FILE;
}

/* Whether all that lies in a folder is stele's, so that the folder can make way for a file. */
static bool holds_ours_only(const struct plan *plan, str folder, int depth)
{
    struct file_names names;

    if (depth > PLAN_DEPTH || file_list(plan->arena, full(plan, folder), &names) != 0)
        return false;
    for (size_t i = 0; i < names.count; i++) {
        str path = str_of(file_join(plan->arena, folder, names.items[i].name));
        bool ours = names.items[i].kind == FILE_DIRECTORY ? holds_ours_only(plan, path, depth + 1)
                                                          : names.items[i].kind == FILE_REGULAR && is_ours(plan, path);

        if (!ours)
            return false;
    }
    return true;
}

/* The first folder on the way to a path that isn't there; empty where all are. */
static bool find_missing(struct plan *plan, str path, str *missing)
{
    *missing = S("");
    for (size_t i = 0; i < path.len; i++) {
        enum state state = path.at[i] == '/' ? state_of(plan, str_first(path, i)) : STATE_THERE;

        if (state == STATE_BAD)
            return false;
        if (state == STATE_THERE)
            continue;
        *missing = str_first(path, i);
        break;
    }
    return true;
}

static bool may_stand(const struct plan *plan, str path, const struct file_info *info)
{
    if (info->link)
        return false;
    switch (info->kind) {
    case FILE_NONE: return true;
    case FILE_REGULAR: return is_ours(plan, path);
    case FILE_DIRECTORY: return holds_ours_only(plan, path, 0);
    case FILE_OTHER: return false;
    }
    return false;
}

static bool plan_entry(struct plan *plan, const struct output_entry *entry)
{
    struct file_info info;
    str missing;

    if (entry->known)
        return true;
    if (!find_missing(plan, entry->path, &missing))
        return false;
    if (missing.len)
        return entry->staged ? add_step(plan, rank_of(missing), STEP_MOVE, missing) : changed(plan, entry->path);
    if (!look(plan, entry->path, &info))
        return false;
    if (!may_stand(plan, entry->path, &info))
        return foreign(plan, entry->path, &info);
    if (!entry->staged)
        return info.kind == FILE_REGULAR && info.size == entry->size ? true : changed(plan, entry->path);
    return add_step(plan, rank_of(entry->path), STEP_MOVE, entry->path);
}

/* --- what goes */

/* Whether something new has a path's name as its folder, or stands where one of the path's folders is. */
static bool is_in_the_way(const struct plan *plan, str path)
{
    if (map_get(&plan->output->folders, path))
        return true;
    for (size_t i = 0; i < path.len; i++)
        if (path.at[i] == '/' && map_get(&plan->output->entries, str_first(path, i)))
            return true;
    return false;
}

static bool plan_folders(struct plan *plan, str path, enum rank rank)
{
    for (size_t i = path.len; i-- > 0;)
        if (path.at[i] == '/' && !map_get(&plan->output->folders, str_first(path, i)) &&
            !add_step(plan, rank, STEP_FOLDER, str_first(path, i)))
            return false;
    return true;
}

/* Only a file that stands there as one: what somebody has put in its place stays. */
static bool plan_removal(struct plan *plan, str path)
{
    enum state state = state_of(plan, file_directory(path));
    bool early = is_in_the_way(plan, path);
    struct file_info info;

    if (state != STATE_THERE)
        return state == STATE_MISSING;
    if (!look(plan, path, &info))
        return false;
    if (info.link || info.kind != FILE_REGULAR)
        return true;
    return add_step(plan, early ? RANK_WAY : RANK_REMOVE, STEP_REMOVE, path) &&
           plan_folders(plan, path, early ? RANK_WAY_FOLDER : RANK_FOLDER);
}

/* --- all of it */

/* Folders are emptied from within. */
static int compare_steps(const void *a, const void *b)
{
    const struct planned *left = a, *right = b;
    int order = str_compare(left->step.path, right->step.path);

    if (left->rank != right->rank)
        return left->rank < right->rank ? -1 : 1;
    return left->step.kind == STEP_FOLDER ? -order : order;
}

static bool plan_all(struct plan *plan)
{
    const struct manifest *manifest = &plan->output->manifest;
    bool ok = true;

    for (const struct output_entry *entry = plan->output->last; ok && entry; entry = entry->before)
        ok = plan_entry(plan, entry);
    for (size_t i = 0; ok && !plan->output->keeps_rest && i < manifest->count; i++)
        if (!map_get(&plan->output->entries, manifest->items[i].path))
            ok = plan_removal(plan, manifest->items[i].path);
    return ok;
}

static struct plan plan_of(struct arena *arena, const struct output *output, struct diag *diag)
{
    struct plan plan = { .output = output, .out = output->options->path, .arena = arena, .diag = diag };

    plan.states.arena = plan.let.arena = arena;
    for (size_t i = 0; i < STEP_KINDS; i++)
        plan.given[i].arena = arena;
    return plan;
}

bool plan_make(struct journal *journal, struct arena *arena, const struct output *output, struct diag *diag)
{
    struct plan plan = plan_of(arena, output, diag);
    struct file_info info;

    if (!look(&plan, S("."), &info))
        return false;
    plan.disk = info.disk;
    if (!plan_all(&plan))
        return false;
    if (plan.count)
        qsort(plan.steps, plan.count, sizeof *plan.steps, compare_steps);
    for (size_t i = 0; i < plan.count; i++)
        journal_add(journal, arena, plan.steps[i].step.kind, plan.steps[i].step.path);
    return true;
}
