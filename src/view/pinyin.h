/* view/pinyin.h: pinyin above the Chinese of an article's page, for readers who switch it on.
 *
 * The text itself stays as it is: the readings lie in a <template>, and the page's script puts them in their place. So
 * nobody hears or finds or copies what isn't shown. Each run of Chinese has a line there, among those of its language,
 * once however often it stands in the text: its words and their readings in turn, with tabs between; what has no
 * reading has an empty one. As ruby they would be three times as long.
 */
#ifndef STELE_VIEW_PINYIN_H
#define STELE_VIEW_PINYIN_H

#include "view/context.h"

/* The template's element; empty where the article has no runs of Chinese to read: above all of a Chinese article they
 * would be several times the page. What terms.yaml or the author says stands above what is computed; a person's name of
 * which no reading is to be shown has none. */
str pinyin_write(const struct context *context, const struct article *article, const struct parts *parts);

#endif
