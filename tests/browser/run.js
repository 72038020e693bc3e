// Pages and books in a real browser: axe-core on every page, side notes where they belong, no sideways scrolling, and the
// book opened, turned and read in a reading system (foliate-js). Usage: run.js TOOLS SITE BOOK [SCREENSHOTS]
const fs = require('fs'), path = require('path');
const { report, axe, run } = require('./common.js');
const [tools, site, book, shots] = process.argv.slice(2);

function pages(folder, base = '') {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => entry.isDirectory()
    ? pages(path.join(folder, entry.name), `${base}${entry.name}/`)
    : entry.name.endsWith('.html') ? [base + entry.name] : []);
}

async function judgePage(browser, origin, name, width, dark) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: dark ? 'dark' : 'light' });
  const page = await context.newPage();
  const label = `${name} at ${width} px${dark ? ', dark' : ''}`;
  const outside = [];
  page.on('request', (request) => { if (!request.url().startsWith(origin)) outside.push(request.url()); });
  await page.goto(`${origin}/site/${name}`);
  report(`nothing from other hosts: ${label}`, outside.join(' '));
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  report(`no sideways scrolling: ${label}`, sideways > 0 ? `${sideways} px` : '');
  report(`axe: ${label}`, await axe(page, tools));
  if (shots) await page.screenshot({ path: path.join(shots, `${name.replace(/\W+/g, '-')}-${width}${dark ? '-dark' : ''}.png`), fullPage: true });
  await context.close();
}

// Beside its reference, right of the text, none over another; on a small screen behind the text.
async function judgeNotes(browser, origin, name) {
  const measure = () => [...document.querySelectorAll('.note')].map((note, i) => {
    const box = note.getBoundingClientRect(), ref = document.getElementById(`ref-${i + 1}`).getBoundingClientRect();
    const text = document.querySelector('.text').getBoundingClientRect();
    return { top: box.top, bottom: box.bottom, left: box.left, ref: ref.top, right: text.right, end: text.bottom };
  });
  const wide = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await wide.goto(`${origin}/site/${name}`);
  let notes = await wide.evaluate(measure);
  report('the article has notes', notes.length ? '' : 'none');
  report('side notes stand beside the text', notes.every((n) => n.left >= n.right) ? '' : JSON.stringify(notes));
  report('no side note covers another', notes.every((n, i) => !i || n.top >= notes[i - 1].bottom) ? '' : JSON.stringify(notes));
  report('side notes stand at their reference, or right below the note before', notes.every((n, i) =>
    Math.abs(n.top - n.ref) < 30 || (i && n.top - notes[i - 1].bottom < 40)) ? '' : JSON.stringify(notes));
  const targets = await wide.evaluate(() => [...document.querySelectorAll('.noteref a')].map((a) => {
    const box = a.getBoundingClientRect(), hit = document.elementFromPoint(box.left + box.width / 2 - 11, box.top + box.height / 2);
    return box.top < 0 || box.bottom > innerHeight || hit === a;
  }));
  report('references can be hit within 24 px', targets.every(Boolean) ? '' : JSON.stringify(targets));
  await wide.close();
  const small = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await small.goto(`${origin}/site/${name}`);
  notes = await small.evaluate(measure);
  report('on a small screen notes stand behind the text', notes.every((n) => n.top >= n.end) ? '' : JSON.stringify(notes));
  await small.click('#ref-2');
  report('a reference leads to its note', (await small.evaluate(() => location.hash)) === '#note-2' ? '' : 'elsewhere');
  await small.click('#note-2 .backref');
  report('and the note back', (await small.evaluate(() => location.hash)) === '#ref-2' ? '' : 'elsewhere');
  await small.close();
}

async function judgeBook(browser, origin) {
  const page = await browser.newPage({ viewport: { width: 900, height: 1000 } });
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(`${origin}/reader/reader.html?url=${origin}/books/${encodeURIComponent(path.basename(book))}`);
  await page.waitForFunction(() => document.querySelector('foliate-view')?.book?.toc?.length, null, { timeout: 20000 })
    .catch((error) => errors.push(String(error)));
  const seen = await page.evaluate(async () => {
    const view = document.querySelector('foliate-view');
    const wait = () => new Promise((resolve) => setTimeout(resolve, 400));
    const text = () => view.renderer.getContents().map(({ doc }) => doc.body.textContent).join(' ');
    const last = view.book.sections.length - 1;
    const texts = [];
    for (let i = 0; i <= last; i++) { await view.goTo(i); await wait(); texts.push(text()); }
    const toc = view.book.toc.flatMap((item) => [item.label, ...(item.subitems ?? []).map((sub) => sub.label)]);
    await view.goTo(view.book.toc[0].href); await wait();
    const doc = view.renderer.getContents()[0].doc;
    const image = doc.querySelector('img'), ref = doc.querySelector('a[role=doc-noteref]');
    const resolved = ref ? view.book.resolveHref?.(view.book.sections[last].resolveHref(ref.getAttribute('href'))) : null;
    return { title: view.book.metadata.title, language: view.book.metadata.language, sections: last + 1, toc, texts,
      picture: image ? image.naturalWidth > 0 : null, note: Boolean(resolved) };
  }).catch((error) => { errors.push(String(error)); return null; });
  report('the book opens in a reading system', errors.join('; '));
  if (seen) {
    report('it has a title and a language', seen.title && seen.language ? '' : JSON.stringify(seen));
    report('every section shows text', seen.texts.every((text) => text.trim().length > 3) ? '' : JSON.stringify(seen.texts.map((t) => t.length)));
    report('its table of contents has chapters and parts', seen.toc.length >= 4 ? '' : JSON.stringify(seen.toc));
    report('its picture is shown', seen.picture === false ? 'it is not' : '');
    report('its notes are found', seen.note ? '' : 'they are not');
  }
  if (shots) await page.screenshot({ path: path.join(shots, 'book.png') });
  await page.close();
}

run(tools, { '/site/': site, '/reader/': path.join(tools, 'foliate-js'), '/books/': path.dirname(book) }, async (browser, origin) => {
  for (const name of pages(site))
    for (const [width, dark] of [[390, false], [1280, false], [1280, true]]) await judgePage(browser, origin, name, width, dark);
  await judgeNotes(browser, origin, 'articles/widening-circle/index.html');
  await judgeBook(browser, origin);
});
