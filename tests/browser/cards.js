// Cards and switches of tests/browser/in with mouse, keyboard, touch and without a script. Usage: cards.js TOOLS OUT
const fs = require('fs'), path = require('path');
const { report, axe, run } = require('./common.js');
const [tools, out] = process.argv.slice(2);
const article = '/site/articles/a/index.html';

const open = (page) => page.evaluate(() => [...document.querySelectorAll('.card')].filter((card) => card.checkVisibility())
  .map((card) => card.id).join(' '));
const soon = (page) => page.waitForTimeout(500);
const gloss = (page, text) => page.locator('a.gloss', { hasText: text });
const is = (name, got, wanted) => report(name, got === wanted ? '' : `${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);

// Whether the open card and a line of the words that it explains have anything in common, or it leaves the window.
const covers = (page, text) => page.evaluate((words) => {
  const card = [...document.querySelectorAll('.card')].find((c) => c.checkVisibility())?.getBoundingClientRect();
  const link = [...document.querySelectorAll('a.gloss')].find((a) => a.textContent.includes(words));
  if (!card) return 'no card is open';
  if (card.left < 0 || card.right > document.documentElement.clientWidth || card.top < 0 || card.bottom > innerHeight)
    return `it leaves the window: ${JSON.stringify(card)}`;
  const lines = [...link.getClientRects()];
  return lines.some((line) => card.top < line.bottom && card.bottom > line.top) ? 'it covers a line' : '';
}, text);

async function visit(browser, origin, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 700 }, ...options });
  const page = await context.newPage();
  page.on('pageerror', (error) => report('no error in the script', String(error)));
  await page.goto(origin + article);
  return page;
}

async function mouse(browser, origin) {
  const page = await visit(browser, origin);
  is('no card is open at first', await open(page), '');
  await gloss(page, 'common security').hover();
  await soon(page);
  is('mouse: a card opens', await open(page), 'card.t-common-security');
  report('mouse: it stands beside the words', await covers(page, 'common security'));
  const said = await page.locator('.card:popover-open').innerText();
  for (const words of ['共同安全', 'gòngtóng ānquán', 'common security', 'Security that nobody has alone'])
    report(`mouse: it says ${words}`, said.includes(words) ? '' : said);
  await page.locator('.card:popover-open .definition').hover();
  await soon(page);
  is('mouse: it stays while it is pointed at', await open(page), 'card.t-common-security');
  await page.mouse.move(5, 600, { steps: 5 });
  await soon(page);
  is('mouse: it closes when it is left', await open(page), '');
  await gloss(page, 'steady order').hover();
  await soon(page);
  is('mouse: a card that would say nothing new is none', await open(page), '');
  is('mouse: words that nothing more is known of are no link', await gloss(page, 'turning point').getAttribute('href'), null);
  await gloss(page, 'Lai Ching-te').hover();
  await soon(page);
  is('mouse: a name has a card', await open(page), 'card.t-lai-ching-te');
  await page.keyboard.press('Escape');
  is('mouse: Escape closes it', await open(page), '');
  await gloss(page, 'Lai Ching-te').hover();
  await soon(page);
  is('a person whose name is read otherwise has no reading', await page.locator('.card:popover-open .reading').count(), 0);
  await gloss(page, 'Xiaodong').hover();
  await soon(page);
  is('a name that is its own reading has one', await page.locator('.card:popover-open .reading').innerText(), 'Chén Xiǎodōng');
  await page.setViewportSize({ width: 1280, height: 420 });
  await gloss(page, 'many circles').evaluate((a) => scrollTo(0, a.getBoundingClientRect().bottom + scrollY - innerHeight + 10));
  await gloss(page, 'many circles').hover();
  await soon(page);
  report('mouse: at the foot of the window it stands above', await covers(page, 'many circles'));
  await gloss(page, 'many circles').click();
  report('mouse: a click follows the link', page.url().endsWith('/terms/index.html#t-model-of-many-circles-and-of-many-more-squares-beside-them')
    ? '' : page.url());
  await page.context().close();
}

async function keyboard(browser, origin) {
  const page = await visit(browser, origin);
  const at = () => page.evaluate(() => document.activeElement.className || document.activeElement.textContent);
  for (let i = 0; i < 20 && (await at()) !== 'gloss'; i++) await page.keyboard.press('Tab');
  is('keyboard: a gloss can be reached', await at(), 'gloss');
  is('keyboard: its card opens', await open(page), 'card.t-common-security');
  report('keyboard: beside the words', await covers(page, 'common security'));
  const told = await page.evaluate(() => (document.activeElement.getAttribute('aria-describedby') || '').split(' ')
    .map((id) => document.getElementById(id)?.textContent).join(' '));
  report('keyboard: the words are described by it', told.includes('gòngtóng ānquán') && told.includes('nobody has') ? '' : told);
  await page.mouse.move(5, 600);
  await soon(page);
  is('keyboard: the mouse elsewhere leaves it open', await open(page), 'card.t-common-security');
  await gloss(page, 'many circles').hover();
  await soon(page);
  is('keyboard: even on another gloss', await open(page), 'card.t-common-security');
  await page.keyboard.press('Tab');
  is('keyboard: Tab goes into the card', await page.evaluate(() => document.activeElement.closest('.card')?.id), 'card.t-common-security');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  is('keyboard: the focus shows', outline, 'solid');
  await page.keyboard.press('Shift+Tab');
  is('keyboard: Shift and Tab come back', await at(), 'gloss');
  await page.keyboard.press('Tab');
  is('keyboard: the last link of the card', await page.evaluate(() => document.activeElement.getAttribute('href')), '../../terms/index.html#t-common-security');
  await page.keyboard.press('Tab');
  is('keyboard: behind it stands the next gloss', await page.evaluate(() => document.activeElement.textContent), 'steady order');
  is('keyboard: which has no card', await open(page), '');
  await page.keyboard.press('Tab');
  is('keyboard: and behind that one that has', await open(page), 'card.t-chen-xiaodong');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  is('keyboard: Escape closes', await open(page), '');
  is('keyboard: and the focus is where it was', await page.evaluate(() => document.activeElement.textContent.replace(/\s+/g, ' ')), 'Chen Xiaodong');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  is('keyboard: backwards as well', await open(page), 'card.t-common-security');
  await page.keyboard.press('Enter');
  await page.waitForURL(/terms/);
  is('keyboard: Enter follows the link to a place that is there', await page.evaluate(() => document.querySelector(':target')?.id), 't-common-security');
  await page.context().close();
}

async function touch(browser, origin) {
  const page = await visit(browser, origin, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await gloss(page, 'Lai Ching-te').tap();
  await soon(page);
  is('touch: a tap opens the card', await open(page), 'card.t-lai-ching-te');
  report('touch: and goes nowhere', page.url().endsWith(article) ? '' : page.url());
  report('touch: beside the words', await covers(page, 'Lai Ching-te'));
  const small = await page.evaluate(() => [...document.querySelectorAll('.card:popover-open a')].map((a) => a.getBoundingClientRect().height)
    .filter((height) => height < 24));
  report('touch: its links can be hit', small.join(' '));
  await page.locator('p', { hasText: 'A second paragraph' }).tap();
  await soon(page);
  is('touch: a tap elsewhere closes it', await open(page), '');
  await gloss(page, 'many circles').tap();
  await soon(page);
  report('touch: words on two lines are both free', await covers(page, 'many circles'));
  await gloss(page, 'common security').tap();
  await soon(page);
  is('touch: another gloss has another card', await open(page), 'card.t-common-security');
  report('touch: axe with a card open', await axe(page, tools));
  await gloss(page, 'common security').tap();
  await page.waitForURL(/terms/, { timeout: 3000 }).catch(() => {});
  report('touch: a second tap follows the link', page.url().endsWith('/terms/index.html#t-common-security') ? '' : page.url());
  await page.goto(origin + article);
  await gloss(page, 'steady order').tap();
  await page.waitForURL(/terms/, { timeout: 3000 }).catch(() => {});
  report('touch: where there is no card the first tap follows it', page.url().endsWith('/terms/index.html#t-steady-order') ? '' : page.url());
  await page.context().close();
}

async function withoutScript(browser, origin) {
  const page = await visit(browser, origin, { javaScriptEnabled: false });
  is('no script: no switch shows', await page.locator('.switches').isVisible(), false);
  is('no script: no card shows', await page.locator('.card').first().isVisible(), false);
  is('no script: no reading stands in the text but its author’s', await page.locator('.text span > ruby').count(), 0);
  await gloss(page, 'common security').click();
  report('no script: a gloss is a link', page.url().endsWith('/terms/index.html#t-common-security') ? '' : page.url());
  is('no script: to a place that is there', await page.locator('#t-common-security').isVisible(), true);
  await page.locator('#t-common-security .places a').first().click();
  report('no script: which leads back', /articles\/a\/(index.html)?#p-1$/.test(page.url()) ? '' : page.url());
  await page.context().close();
}

async function switches(browser, origin) {
  const page = await visit(browser, origin);
  const text = () => page.locator('.text').evaluate((element) => element.textContent);
  const pressed = (name) => page.getByRole('button', { name }).getAttribute('aria-pressed');
  const original = page.locator('.original').first();
  const before = await text();
  is('switches: originals show at first', await original.isVisible(), true);
  await page.getByRole('button', { name: 'Originals' }).click();
  is('switches: originals are hidden', await original.isVisible(), false);
  is('switches: which the button says', await pressed('Originals'), 'false');
  await page.reload();
  is('switches: hidden after a reload', await original.isVisible(), false);
  is('switches: and the button says so', await pressed('Originals'), 'false');
  await page.getByRole('button', { name: 'Originals' }).focus();
  await page.keyboard.press('Space');
  is('switches: by keyboard they are back', await original.isVisible(), true);
  await page.getByRole('button', { name: 'Pinyin' }).click();
  const rubies = () => page.locator('.text rt').allInnerTexts();
  is('switches: pinyin stands above words', (await rubies()).slice(0, 5).join(' '), 'gòngtóng ānquán wěndìng de zhìxù');
  report('switches: not above a name that is read otherwise', (await page.locator('.text', { hasText: '赖清德' }).locator('rt', { hasText: /L[aà]i/ }).count())
    ? 'it does' : '');
  is('switches: nor above an address, code and what is read by its author', (await page.locator('.text p', { hasText: 'Of addresses' })
    .locator('rt').allInnerTexts()).join(' '), 'WEN DING');
  report('switches: axe with pinyin', await axe(page, tools));
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map((e) => e.value))).observe({ type: 'layout-shift', buffered: true });
  });
  await page.reload();
  await soon(page);
  is('switches: pinyin is there after a reload', (await rubies()).length > 8, true);
  is('switches: and nothing moved', (await page.evaluate(() => window.shifts)).join(' '), '');
  await page.goto(origin + '/site/articles/b/index.html');
  is('switches: on another page too', await page.locator('.text rt').first().isVisible(), true);
  await page.goto(origin + article);
  await page.getByRole('button', { name: 'Pinyin' }).click();
  is('switches: without pinyin the text is as it was', await text(), before);
  await page.evaluate(() => Object.defineProperty(window, 'localStorage', { get() { throw new Error('none'); } }));
  await page.getByRole('button', { name: 'Originals' }).click();
  is('switches: where nothing can be remembered they work', await original.isVisible(), false);
  await page.context().close();
}

async function conversion(browser, origin) {
  const page = await visit(browser, origin);
  const button = page.getByRole('button', { name: 'Traditional characters (automatic)' });
  const text = () => page.locator('.text').evaluate((element) => element.textContent);
  const before = await text();
  await button.click();
  const after = await text();
  for (const [words, there] of [['穩定的秩序', true], ['多圓模式', true], ['陈晓东', true], ['赖清德', true], ['團結就是力量', false], ['团结就是力量', true]])
    report(`conversion: ${words} ${there ? 'stands' : "doesn't stand"} there`, after.includes(words) === there ? '' : after);
  is('conversion: in its language', await page.locator('.text span', { hasText: '穩定的秩序' }).last().getAttribute('lang'), 'zh-Hant');
  await page.getByRole('button', { name: 'Pinyin' }).click();
  is('conversion: with pinyin', await page.locator('.text ruby', { hasText: '穩定' }).locator('rt').innerText(), 'wěndìng');
  await page.reload();
  is('conversion: remembered', await page.locator('.text ruby', { hasText: '穩定' }).count(), 1);
  await page.getByRole('button', { name: 'Pinyin' }).click();
  await button.click();
  is('conversion: and back as it was', await text(), before);
  await page.context().close();
}

async function looks(browser, origin) {
  for (const [width, colorScheme] of [[390, 'light'], [1280, 'light'], [390, 'dark'], [1280, 'dark']]) {
    const page = await visit(browser, origin, { viewport: { width, height: 800 }, colorScheme });
    await gloss(page, 'common security').hover();
    await soon(page);
    report(`axe with a card open at ${width} px, ${colorScheme}`, (await open(page)) ? await axe(page, tools) : 'none is open');
    await page.goto(origin + '/site/terms/index.html');
    report(`axe among the terms at ${width} px, ${colorScheme}`, await axe(page, tools));
    await page.context().close();
  }
  const forced = await visit(browser, origin, { forcedColors: 'active', reducedMotion: 'reduce' });
  await gloss(forced, 'common security').hover();
  await soon(forced);
  is('forced colors: the card has an edge', await forced.locator('.card:popover-open').evaluate((card) => getComputedStyle(card).borderTopStyle), 'solid');
  await forced.context().close();
  const disk = await browser.newPage();
  await disk.goto('file://' + path.join(out, article));
  await gloss(disk, 'common security').hover();
  await soon(disk);
  is('from a disk as well', await open(disk), 'card.t-common-security');
  await disk.close();
}

function weights() {
  const script = fs.readdirSync(path.join(out, 'site/assets')).find((name) => name.endsWith('.js'));
  const bytes = fs.statSync(path.join(out, 'site/assets', script)).size;
  report('the script is under 15 KB', bytes < 15000 ? '' : `${bytes} bytes`);
  const page = fs.readFileSync(path.join(out, article), 'utf8');
  report('no page has a handler of its own', /\son[a-z]+=/.test(page) ? page.match(/\son[a-z]+=/)[0] : '');
}

run(tools, { '/site/': path.join(out, 'site') }, async (browser, origin) => {
  for (const part of [mouse, keyboard, touch, withoutScript, switches, conversion, looks]) await part(browser, origin);
  weights();
});
