#include "doc/fences.h"

#include <string.h>

str fences_run(str line, char c)
{
    size_t count = 0;

    while (count < line.len && line.at[count] == c)
        count++;
    return count < 3 ? S("") : str_first(line, count);
}

/* The length of a list's or definition's sign and the blank after it, or 0. */
static size_t item_sign(str text)
{
    size_t digits = 0;

    while (digits < text.len && digits < 9 && text.at[digits] >= '0' && text.at[digits] <= '9')
        digits++;
    if (text.len < digits + 2 || (text.at[digits + 1] != ' ' && text.at[digits + 1] != '\t'))
        return 0;
    return memchr(digits ? ".)" : "-+*:", text.at[digits], digits ? 2 : 4) ? digits + 2 : 0;
}

static struct fence_front front_of(str line)
{
    struct fence_front front = { 0 };
    size_t spaces = 0, sign;

    while (front.len < line.len) {
        if (line.at[front.len] == ' ' || line.at[front.len] == '\t') {
            front.list = front.list || ++spaces > 3;
            front.len++;
        } else if (line.at[front.len] == '>') {
            front.quotations++;
            front.len++;
        } else if ((sign = item_sign(str_from(line, front.len)))) {
            front.list = true;
            front.len += sign;
        } else {
            break;
        }
    }
    return front;
}

/* Whether a line is still in what the open fence of code stands in. */
static bool is_in_front(const struct fences *f, str line)
{
    struct fence_front front = front_of(line);

    return front.quotations >= f->front.quotations &&
           (!f->front.list || front.len == line.len || front.len >= f->front.len);
}

bool fences_follow(struct fences *f, str line)
{
    struct fence_front front = front_of(line);
    str bare = str_from(line, front.len);
    str fence = fences_run(bare, '`').len ? fences_run(bare, '`') : fences_run(bare, '~');

    f->open = f->open && is_in_front(f, line);
    if (!f->open) {
        f->open = fence.len > 0 && (fence.at[0] == '~' || str_find(str_from(bare, fence.len), S("`")) < 0);
        f->fence = fence;
        f->front = front;
        return f->open;
    }
    if (fence.len >= f->fence.len && fence.at[0] == f->fence.at[0] && str_trim(str_from(bare, fence.len)).len == 0)
        f->open = false;
    return true;
}
