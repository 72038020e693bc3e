// Editions in other languages and the page that sets two side by side, and what Chinese looks like.
// Usage: editions.js TOOLS SITE
const { report, run } = require('./common.js');
const [tools, site] = process.argv.slice(2);
const article = 'articles/widening-circle/index.html', parallel = 'articles/widening-circle/parallel/index.html';

// Two languages side by side on a wide screen, one under the other on a narrow one; all of it without a script.
async function judgeParallel(browser, origin, name) {
  for (const width of [1280, 390]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${origin}/site/${name}`);
    const pairs = await page.locator('.parallel > .pair').all();
    let wrong = pairs.length < 10 ? `${pairs.length} pairs` : '', whole = 0, last = 0;
    for (const pair of pairs) {
      const boxes = await Promise.all((await pair.locator(':scope > *').all()).map((side) => side.boundingBox()));
      if (boxes.length !== 2) continue;
      const [a, b] = boxes, beside = Math.abs(a.y - b.y) < 2 && b.x >= a.x + a.width, under = b.y >= a.y + a.height;
      if (width > 1000 ? !beside : !under) wrong = wrong || JSON.stringify(boxes);
      if (a.y < last) wrong = wrong || 'a pair stands above the one before it';
      last = Math.max(a.y + a.height, b.y + b.height) - 1;
      whole++;
    }
    report(`${width > 1000 ? 'pairs stand side by side' : 'pairs stand one under the other'} at ${width} px`, wrong || (whole ? '' : 'there are none'));
    await page.locator('.second .noteref a').first().focus();
    await page.keyboard.press('Enter');
    const note = page.locator('li.note:target');
    report(`a note of the second text is found by keyboard at ${width} px`, await note.count() === 1 && /^zh-Hans--note-/.test(await note.getAttribute('id')) ? '' : page.url());
    await context.close();
  }
}

// From one language to the other, and what Chinese looks like.
async function judgeLanguages(browser, origin, name) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${origin}/site/${name}`);
  const style = (parent, html, selector) => page.evaluate(([where, markup, wanted]) => {
    const place = document.querySelector(where).appendChild(document.createElement('p'));
    place.innerHTML = markup;
    const found = place.querySelector(wanted), seen = getComputedStyle(found), before = getComputedStyle(found, '::before').content;
    const result = { slant: seen.fontStyle, dots: seen.textEmphasisStyle, under: seen.textEmphasisPosition, breaks: seen.lineBreak,
      size: parseFloat(seen.fontSize) / parseFloat(getComputedStyle(place).fontSize), before, family: seen.fontFamily,
      leading: parseFloat(seen.lineHeight) / parseFloat(seen.fontSize), indent: getComputedStyle(place).textIndent, quotes: seen.quotes };
    place.remove();
    return result;
  }, [parent, html, selector]);
  const check = (what, right, seen) => report(what, right ? '' : JSON.stringify(seen));

  let seen = await style('.text', '<em>the <span lang="zh-Hans">道</span></em>', 'span');
  check('no italic Han in English emphasis', seen.slant === 'normal' && /dot/.test(seen.dots) && /under/.test(seen.under), seen);
  check('Han in English is a little smaller and breaks strictly', Math.abs(seen.size - 0.94) < 0.005 && seen.breaks === 'strict', seen);
  seen = await style('.text', '<em>the way</em>', 'em');
  check('English emphasis is italic', seen.slant === 'italic' && seen.dots === 'none', seen);
  seen = await style('.text', 'don’t <span>x</span>', 'span');
  check('English is drawn by a Latin font first', /^"?Noto Serif"?,/.test(seen.family), seen);
  seen = await style('.text', '<q>x</q>', 'q');
  check('English quotation marks', /^"“" "”"/.test(seen.quotes), seen);

  await page.locator('nav.editions a[hreflang=zh-Hans]').click();
  await page.waitForURL(/zh-Hans\/$/, { waitUntil: 'load', timeout: 5000 }).catch(() => {});
  const lang = await page.evaluate(() => document.documentElement.lang);
  report('the switcher leads to the Chinese edition', lang === 'zh-Hans' && page.url().endsWith('/zh-Hans/') ? '' : page.url());
  seen = await style('.text', '<em>总体</em>', 'em');
  check('Chinese emphasis is dots', seen.slant === 'normal' && /dot/.test(seen.dots) && /under/.test(seen.under), seen);
  check('Chinese lines are 1.75 high and paragraphs begin two characters in', Math.abs(seen.leading - 1.75) < 0.01 &&
    Math.abs(parseFloat(seen.indent) - 38) < 0.5, seen);
  seen = await style('.text', '<em class="latin">way</em>', 'em');
  check('Latin words emphasised in Chinese are italic', seen.slant === 'italic' && seen.dots === 'none', seen);
  check('a title gets its marks', (await style('.text', '<cite>论持久战</cite>', 'cite')).before === '"《"');
  check('and none that it has', (await style('.text', '<cite class="titled">《论持久战》</cite>', 'cite')).before === 'none');
  check('code keeps its own font', /Mono/.test((await style('.text', '<code>int x</code>', 'code')).family));
  const marks = await page.evaluate(() => {
    const p = document.querySelector('.text').appendChild(document.createElement('p'));
    p.innerHTML = '好<span>“</span>好<span lang="en">“</span>好';
    const widths = [...p.children].map((c) => c.getBoundingClientRect().width / parseFloat(getComputedStyle(c).fontSize));
    p.remove();
    return widths;
  });
  report('quotation marks are as wide as a character in Chinese, and narrow in English', Math.abs(marks[0] - 1) < 0.1 && marks[1] < 0.6 ? '' : JSON.stringify(marks));
  const start = await page.evaluate(() => [...document.querySelectorAll('.noteref')].every((ref) => {
    const range = document.createRange();
    range.setStart(ref.previousSibling, ref.previousSibling.length - 1);
    range.setEnd(ref.previousSibling, ref.previousSibling.length);
    return ref.getBoundingClientRect().left > range.getBoundingClientRect().left;
  }));
  report('no line begins with the numeral of a note', start ? '' : 'one does');
  await page.locator('nav.editions a', { hasText: '双语对照' }).click();
  report('and on to both', page.url().endsWith('/parallel/') ? '' : page.url());
  await page.close();
}

run(tools, { '/site/': site }, async (browser, origin) => {
  await judgeParallel(browser, origin, parallel);
  await judgeLanguages(browser, origin, article);
});
