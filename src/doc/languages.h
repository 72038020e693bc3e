/* doc/languages.h: every run of Chinese, Japanese or Korean carries its language: ko by hangul, ja by kana, zh-Hans or
 * zh-Hant by the characters that only one of them has.
 *
 * In:  a tree. Out: the same text, its runs of Han, kana and hangul each in a NODE_SPAN with `lang` set, and `lang` on
 * the pictures whose description has them, unless the article itself is in that language. A run holds the punctuation
 * that belongs to it: “总体国家安全观” keeps its English quotation marks outside, 《论持久战》 its own inside, 霸权 …
 * 持续 is one run, and 说“好”后 keeps what it encloses.
 */
#ifndef STELE_DOC_LANGUAGES_H
#define STELE_DOC_LANGUAGES_H

#include "doc/doc.h"
#include "doc/runs.h"

/* The language of Han in an article where the run itself doesn't say: the article's own where that is Chinese,
 * Japanese or Korean; else Japanese or Korean where its Han, or what it is about, clearly says so (one Japanese word is
 * a guest); else the one of simplified and traditional Chinese that it shows more of; else languages->han. `front`: its
 * front matter as the author wrote it, which is counted with the text. */
str languages_han(const struct doc *doc, str front, const struct languages *languages);

/* The language that an author has given to a node or to what stands around it; empty where none is given. */
str languages_given(const struct node *node);

/* The Chinese, Japanese or Korean that what is below `root` is written in; empty where it is mainly in anything else.
 */
str languages_main(const struct node *root, const struct languages *languages);

/* Whether any letters of Chinese, Japanese or Korean stand below `root`. */
bool languages_have_cjk(const struct node *root);

/* Tags the runs below `root`. Linear in the size of the tree. */
void languages_tag(struct doc *doc, struct node *root, const struct languages *languages);

/* Tags text, notes and all. */
void languages_tag_doc(struct doc *doc, const struct languages *languages);

#endif
