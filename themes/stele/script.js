// What an article's page adds where scripts run: the reader's switches, and cards for glosses. Without it the switches
// don't show and every gloss is a link to its entry among the terms.
(() => {
  "use strict";
  const root = document.documentElement;

  // --- switches: their state is a list of classes on the root element, which the page's head sets before it is drawn

  const remember = () => {
    const state = ["no-originals", "pinyin", "converted"].filter((name) => root.classList.contains(name)).join(" ");
    try { localStorage.setItem("stele", state); } catch (error) { /* then it isn't remembered */ }
  };

  // What the page keeps of its Chinese by the text that it is of: readings, and terms in the other characters.
  const rubies = new Map(), others = new Map(), written = new Map();

  for (const line of document.querySelector("template.pinyin")?.content.textContent.split("\n") ?? []) {
    const words = line.split("\t"); // a word, its reading, the next word …
    if (words.length > 1) rubies.set(words.filter((word, i) => i % 2 === 0).join(""), words);
  }
  for (const run of document.querySelector("template.converted")?.content.children ?? []) others.set(run.dataset.of, run);
  // Nothing stands above code, an address, or what has its author's reading; nor are these converted.
  const closed = (span) => span.closest(".cards, code, pre, ruby") || /:\/\/|^www\./.test(span.closest("a")?.textContent);
  for (const span of rubies.size || others.size ? document.querySelectorAll("main span[lang|=zh]") : [])
    if (!span.children.length && !closed(span) && (rubies.has(span.textContent) || others.has(span.textContent)))
      written.set(span, { han: span.textContent, lang: span.lang });

  const element = (name, ...content) => {
    const made = document.createElement(name);
    made.append(...content);
    return made;
  };
  const ruby = (words) => words.flatMap((word, i) => i % 2 ? [] : !words[i + 1] ? [word]
    : [element("ruby", word, element("rp", "("), element("rt", words[i + 1]), element("rp", ")"))]);

  const render = () => {
    const converted = root.classList.contains("converted"), read = root.classList.contains("pinyin");
    for (const [span, { han, lang }] of written) {
      const other = converted ? others.get(han) : null, shown = other ? other.textContent : han;
      const words = read ? rubies.get(shown) : null;
      span.lang = other ? other.lang : lang;
      if (words) span.replaceChildren(...ruby(words));
      else span.textContent = shown;
    }
    root.classList.add("ready");
  };

  if (root.matches(".pinyin, .converted")) render();

  for (const button of document.querySelectorAll(".switches button")) {
    const { on, off } = button.dataset;
    const tell = () => button.setAttribute("aria-pressed", String(root.classList.contains(on || off) === Boolean(on)));
    tell();
    button.addEventListener("click", () => {
      root.classList.toggle(on || off);
      tell();
      render();
      remember();
    });
  }

  // --- cards: one is open at most; `kept` where it was asked for by keyboard or touch, and stays when the mouse leaves

  const cards = document.querySelector(".cards");
  if (!cards || !HTMLElement.prototype.showPopover) return;

  let open = null, timer = 0, pointer = "", passing = false;

  const cardOf = (link) => document.getElementById("card." + decodeURIComponent(link.hash.slice(1)));
  const linkAt = (target) => target instanceof Element ? target.closest("a.gloss[href]") : null;
  const inCard = (target) => Boolean(open) && target instanceof Node && open.card.contains(target);

  const after = (delay, action) => {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  };

  // Below the last line of the words that it explains, or above the first; where neither has room, where there is more.
  const place = ({ link, card }) => {
    const lines = link.getClientRects(), first = lines[0], last = lines[lines.length - 1], gap = 6, edge = 8;
    card.style.maxHeight = "";
    const above = first.top - gap - edge, below = root.clientHeight - last.bottom - gap - edge;
    const down = card.offsetHeight <= below || below >= above;
    card.style.maxHeight = Math.max(down ? below : above, 120) + "px";
    const left = Math.min(down ? last.left : first.left, root.clientWidth - card.offsetWidth - edge);
    card.style.left = Math.max(left, edge) + scrollX + "px";
    card.style.top = (down ? last.bottom + gap : first.top - gap - card.offsetHeight) + scrollY + "px";
  };

  const hide = () => {
    clearTimeout(timer);
    if (!open) return;
    open.card.hidePopover();
    open.link.removeAttribute("data-open");
    open = null;
  };

  const show = (link, kept) => {
    clearTimeout(timer);
    if (open && open.link === link) {
      open.kept = open.kept || kept;
      return;
    }
    hide();
    const card = cardOf(link);
    if (!card) return;
    card.showPopover();
    open = { link, card, kept };
    link.setAttribute("data-open", "");
    place(open);
  };

  for (const card of cards.children) {
    const name = (part, as) => {
      part.id = card.id + as;
      return part.id;
    };
    card.popover = "manual";
    card.setAttribute("role", "group");
    card.setAttribute("aria-labelledby", name(card.querySelector(".english"), ".english"));
    card.dataset.told = [...card.querySelectorAll(".head, .definition")].map((part, i) => name(part, "." + i)).join(" ");
  }
  for (const link of document.querySelectorAll("a.gloss[href]")) {
    const card = cardOf(link);
    if (card) link.setAttribute("aria-describedby", card.dataset.told);
  }
  cards.hidden = false;

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || (open && open.kept)) return;
    const link = linkAt(event.target);
    if (link) after(150, () => show(link, false));
    else if (inCard(event.target)) clearTimeout(timer);
    else if (open) after(300, hide);
    else clearTimeout(timer);
  });

  document.addEventListener("pointerdown", (event) => {
    pointer = event.pointerType;
    if (open && !inCard(event.target) && linkAt(event.target) !== open.link) hide();
  });

  // The first tap opens the card, the second follows the link.
  document.addEventListener("click", (event) => {
    const link = linkAt(event.target);
    if (!link || !cardOf(link) || pointer !== "touch" || event.detail === 0 || (open && open.link === link)) return;
    event.preventDefault();
    show(link, true);
  });

  document.addEventListener("focusin", (event) => {
    const link = linkAt(event.target);
    if (passing || inCard(event.target)) return;
    if (link && link.matches(":focus-visible")) show(link, true);
    else if (open && link !== open.link) hide();
  });

  const focus = (element) => {
    passing = true;
    element.focus({ preventScroll: true });
    passing = false;
  };

  // The card stands at the end of the page, but in the order of the keyboard right behind the words that it explains.
  const tab = (event) => {
    const inside = [...open.card.querySelectorAll("a")], at = inside.indexOf(document.activeElement);
    const link = open.link;
    if (at < 0 && document.activeElement === link && !event.shiftKey) {
      focus(inside[0]);
      event.preventDefault();
    } else if (at > 0 || (at === 0 && inside.length > 1 && !event.shiftKey)) {
      if (event.shiftKey || at < inside.length - 1) return;
      focus(link);
      hide();
    } else if (at === 0) {
      focus(link);
      if (event.shiftKey) event.preventDefault();
      else hide();
    }
  };

  document.addEventListener("keydown", (event) => {
    if (!open) return;
    if (event.key === "Tab") tab(event);
    if (event.key !== "Escape") return;
    if (inCard(document.activeElement)) focus(open.link);
    hide();
    event.preventDefault();
  });

  addEventListener("resize", hide);
})();
