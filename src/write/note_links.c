#include "write/note_links.h"

void note_links_name(struct writer *w, const char *name, int number)
{
    writer_slot(w, SLOT_ID, 0);
    buf_printf(&w->out, "%s-%d", name, number);
}

static void write_ref_id(struct writer *w, int number, int nth)
{
    note_links_name(w, "ref", number);
    if (nth > 1)
        buf_printf(&w->out, "-%d", nth);
}

static void write_number(struct writer *w, int number)
{
    writer_slot(w, SLOT_NOTE, (size_t)number);
}

void note_links_reference(struct writer *w, const struct node *node)
{
    bool book = w->options->target == BODY_BOOK;
    int number = node->note->number;

    if (book) {
        buf_lit(&w->out, "<a epub:type=\"noteref\" role=\"doc-noteref\" class=\"noteref\" id=\"");
    } else {
        buf_lit(&w->out, "<sup class=\"noteref\"");
        if (node->level == 1) {
            buf_lit(&w->out, " style=\"--ref:--");
            note_links_name(w, "ref", number);
            buf_byte(&w->out, '"');
        }
        buf_lit(&w->out, "><a id=\"");
    }
    write_ref_id(w, number, node->level);
    buf_lit(&w->out, "\" href=\"#");
    note_links_name(w, "note", number);
    buf_add(&w->out, book ? S("\">") : S("\" role=\"doc-noteref\">"));
    write_number(w, number);
    buf_add(&w->out, book ? S("</a>") : S("</a></sup>"));
}

/* Where %1, %2 or %3 stands; the end where none does. */
static size_t find_place(str words)
{
    for (size_t i = 0; i + 1 < words.len; i++)
        if (words.at[i] == '%' && words.at[i + 1] >= '1' && words.at[i + 1] <= '3')
            return i;
    return words.len;
}

/* Words with these replaced by numbers, the first of which is the note's. */
static void write_words(struct writer *w, str words, const int numbers[3])
{
    for (size_t at; (at = find_place(words)) < words.len; words = str_from(words, at + 2)) {
        int which = words.at[at + 1] - '1';

        buf_xml(&w->out, str_first(words, at));
        if (which == 0)
            write_number(w, numbers[0]);
        else
            buf_printf(&w->out, "%d", numbers[which]);
    }
    buf_xml(&w->out, words);
}

static void write_back_link(struct writer *w, const struct note *note, int nth)
{
    const struct body_words *words = &w->options->words;

    buf_lit(&w->out, "<a class=\"backref\" href=\"#");
    write_ref_id(w, note->number, nth);
    buf_lit(&w->out, "\" role=\"doc-backlink\" aria-label=\"");
    write_words(
        w, note->references > 1 ? words->back_nth : words->back, (int[]){ note->number, nth, note->references });
    buf_lit(&w->out, "\">");
    if (w->options->target == BODY_BOOK && nth == 1)
        write_number(w, note->number);
    else
        buf_lit(&w->out, "↩");
    if (nth > 1)
        buf_printf(&w->out, "<sup>%d</sup>", nth);
    buf_lit(&w->out, "</a>");
}

void note_links_before(struct writer *w)
{
    if (w->options->target == BODY_WEB)
        return;
    write_back_link(w, w->note, 1);
    buf_byte(&w->out, ' ');
}

void note_links_after(struct writer *w)
{
    for (int nth = w->options->target == BODY_BOOK ? 2 : 1; nth <= w->note->references; nth++) {
        buf_byte(&w->out, ' ');
        write_back_link(w, w->note, nth);
    }
}
