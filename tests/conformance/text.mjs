// text.mjs STELE TOOLS TMP [EXAMPLES]: the text of pages against that of another CommonMark parser (micromark, with
// GFM): on the specification's examples, on texts of our own, and on lines put together from signs at random, the same
// ones every time. What stele does otherwise is listed here with its reason; signs that it adds to Markdown don't
// stand in the lines, and nothing else may differ.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [stele, tools, tmp, examplesFile] = process.argv.slice(2);
const { micromark } = await import(pathToFileURL(join(tools, 'node_modules/micromark/index.js')));
const { gfm, gfmHtml } = await import(pathToFileURL(join(tools, 'node_modules/micromark-extension-gfm/index.js')));

// --- text of HTML

const TAG = /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[[^]*?\]\]>|<![^>]*>|<\/?[a-zA-Z](?:"[^"]*"|'[^']*'|[^'">])*>/g;
const BLOCK = /^<\/?(?:p|h[1-6]|ul|ol|li|blockquote|pre|table|thead|tbody|tr|th|td|hr|div|br|section|aside|dl|dt|dd|figure|figcaption)\b/i;
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const plain = html => html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ENTITIES[name]);

// White space makes no difference but that it is there; a block's end is white space. Between lines of Chinese stele has
// none.
const JOINED = /(?<=[\u2014\u3000-\u9fff\uff00-\uffef“”]) (?=[\u2014\u3000-\u9fff\uff00-\uffef“”])/g;
function textOf(html) {
    const text = plain(html.replace(TAG, tag => BLOCK.test(tag) ? '\n' : ''));
    return text.replace(/[ \t\r\n]+/g, ' ').replace(JOINED, '').trim();
}

// --- the two parsers

function textByMicromark(markdown, prepare = html => html) {
    const html = prepare(micromark(markdown, { allowDangerousHtml: true, allowDangerousProtocol: true, extensions: [gfm()],
        htmlExtensions: [gfmHtml()] }));
    return textOf(html.replace(/<section data-footnotes[^]*/, '').replace(/<sup><a href="#user-content-fn[^]*?<\/sup>/g, '')
        .replace(/<img(?:"[^"]*"|[^">])*>/g, '').replace(/<input[^>]*>/g, ''));
}

function textByStele(markdown) {
    const file = join(tmp, 'text.md');
    writeFileSync(file, '# Title\n\n' + markdown);
    let out;
    try {
        out = execFileSync(stele, ['dump', 'body', file], { stdio: ['ignore', 'pipe', 'ignore'] });
    } catch (error) {
        out = error.stdout; // findings are none of our business here
    }
    const site = out.toString().replace(/^<!-- site -->\n/, '').replace(/<!-- book -->[^]*/, '');
    return textOf(site.replace(/<section class="notes"[^]*/, '').replace(/<sup class="noteref"[^]*?<\/sup>/g, '')
        .replace(/<img(?:"[^"]*"|[^">])*>/g, '').replace(/<input[^>]*>/g, ''));
}

// --- comparing

let failed = 0, passed = 0;

function tell(name, markdown, ours, theirs) {
    if (ours === theirs) {
        passed++;
        return;
    }
    failed++;
    console.log(`not ok - text: ${name}\n  markdown:  ${JSON.stringify(markdown)}`);
    console.log(`  stele:     ${JSON.stringify(ours)}\n  micromark: ${JSON.stringify(theirs)}`);
}

function compare(name, markdown) {
    tell(name, markdown, textByStele(markdown), textByMicromark(markdown));
}

// --- the specification's examples: what stele does otherwise, by example and with the reason

const CAPTIONS = [580, 581, 584, 585, 592, 593, 594, 596, 597, 599]; // a picture alone: its title is its caption
const SILENT = [140, 141, 142, 145, 147, 653]; // <script>, <style>, <title>, <xmp>: no browser shows what is in them
const NEWER = [645, 646]; // comments as CommonMark 0.31 has them, which micromark follows
const MARKED = [649, 652]; // raw HTML whose tags the expression above can't tell from text

const skipped = new Set([...SILENT, ...NEWER, ...MARKED]);
const caption = html => html.replace(/<p><img[^>]* title="([^"]*)" \/><\/p>/g, '<p>$1</p>');

if (examplesFile)
    for (const { example, markdown } of JSON.parse(readFileSync(examplesFile)))
        if (!skipped.has(example))
            tell(`GFM ${example}`, markdown, textByStele(markdown),
                textByMicromark(markdown, CAPTIONS.includes(example) ? caption : undefined));

// --- lines put together at random, by Marsaglia's xorshift, so that they are the same everywhere

let state = 20250101;
function random(n) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % n;
}

// Where parsers of GFM differ among themselves, signs don't meet: runs of different lengths (the rule of three, which
// micromark applies to what is left of a run), strikes that cross emphasis, entities, brackets and code in or before bare
// addresses, a reference before a bracket that nothing closes, "![^".
const WORDS = ['a', 'bc', ' ', ' ', ' d ', 'e', ' (', ')', ' "', '"', ', ', '. ', '\n', '?', '-', '=', '#', ':'];
const HTML = ['<b>', '</b>', '<i\nx="*">', '<', '>', '<a href="/">', '</a>', '<u x=\\"/\\">'];
const ESCAPES = ['\\*', '\\_', '\\`', '\\\\', '\\[', '\\]', '\\"', "\\'", '\\~', '&amp;', '&#42;'];
const SETS = {
    emphasis: ['*', '_', '`', ...HTML, ...ESCAPES],
    strong: ['**', '__', '``', ' [^n]', ...HTML, ...ESCAPES],
    links: ['[', ']', '](/u)', '](/u "t")', '](</u v>)', '] [r] ', '][] ', ' ![p', ' [r] ', ' [^n] ', ' [^n](x)', '*', '<https://e.example/*a*>', '`', '{', '}', '|', ...HTML, ...ESCAPES],
    addresses: ['*', ' http://e.example/a_b*c', ' www.e.example/x_y ', ' (https://e.example/(a)_(b)', ' xy@e.example'],
    chinese: ['中文', '，', '。', '“文', '”', '（', '）', '、', '文\n字', '字', '[字](/u)', '`字`', '<b>', '</b>', '[^n]', ' https://e.example/a_b ', '国', '·', '——', '《文》', ...ESCAPES],
    strikes: ['~', '~~', '~~~', '`', '<b>', '</b>', ...ESCAPES],
};
function line(set) {
    let text = 'w';
    for (let n = 3 + random(20); n; n--)
        text += random(2) ? WORDS[random(WORDS.length)].replace('\n', '\nv') : SETS[set][random(SETS[set].length)];
    return set === 'addresses' ? text.replaceAll('"', '') : text;
}
const PART = /P\d+: ?/;
for (const set in SETS)
    for (let d = 0; d < 10; d++) {
        const lines = Array.from({ length: 100 }, () => line(set));
        const markdown = lines.map((text, i) => `P${i}: ${text}`).join('\n\n') + '\n\n[^n]: A note.\n\n[r]: /r\n';
        const ours = textByStele(markdown).split(PART), theirs = textByMicromark(markdown).split(PART);
        lines.forEach((text, i) => tell(`${set} ${100 * d + i}`, text, ours[i + 1], theirs[i + 1]));
    }

// Blocks in one another, a document for each.
const BLOCKS = ['- ', '* ', '1. ', '> ', '  ', '    ', '# ', '## ', '- [ ] t '];
const LINES = ['a *b* `c`', 'd\\', 'e  ', '---', '===', '[r] and [s][]', '<div>', '<!-- c -->', 'f [^n]', '1) g', '+ h', '![p](/u) i', '&amp; \\* j', '#k', '#', 'l ##'];
for (let d = 0; d < 100; d++) {
    let markdown = 'w\n';
    for (let n = 4 + random(12); n; n--) {
        for (let depth = random(3); depth; depth--)
            markdown += BLOCKS[random(BLOCKS.length)];
        markdown += LINES[random(LINES.length)] + (random(4) ? '\n' : '\n\n');
    }
    compare(`blocks ${d}`, markdown + '\n\n[^n]: A note.\n\n[r]: /u "t"\n');
}

console.log(`${failed ? 'not ok' : 'ok'} - the text of ${passed} texts is that of micromark`);
process.exit(failed ? 1 : 0);
