#include "doc/numbers.h"

#include "base/utf8.h"

enum { REPLACEMENT = 0xFFFD };

/* `written`: the Markdown has U+FFFD itself, so that it says nothing. */
static bool holds_none(str text, bool written)
{
    for (size_t at = 0, len; at < text.len; at += len) {
        uint32_t c = utf8_decode(str_from(text, at), &len);

        if ((c < 0x20 && c != '\n' && c != '\t' && c != '\r') || (c >= 0x7F && c < 0xA0) ||
            (c == REPLACEMENT && !written))
            return true;
    }
    return false;
}

void numbers_check(struct doc *doc, struct diag *diag)
{
    bool written = str_find(doc->markdown, S("\xEF\xBF\xBD")) >= 0;
    struct node *root = doc->root, *note = doc->definitions;

    if (str_find(doc->markdown, S("&#")) < 0)
        return;
    for (; root; root = note, note = note ? note->next : NULL)
        for (struct node *node = root; node; node = node_next(root, node))
            if (holds_none(node->text, written) || holds_none(node->names->title, written))
                diag_warn(diag, "text.control", node->span,
                    "a number here, like &#8;, stands for no character that can be printed; please take it away");
}
