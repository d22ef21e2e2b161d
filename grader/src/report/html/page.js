// Filters exercises, and leads from a picture to the lines of the file and back.
// Everything on the page can be read without it.
(() => {
  'use strict';
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);

  // The filter.
  const articles = all('article');
  const filter = one('.filter');
  const search = one('input', filter);
  const texts = new Map(articles.map((it) => [it, it.textContent.toLowerCase()]));
  let shown = 'all';
  const fits = (state) => shown === 'all' || state === shown
    || (shown === 'open' && state !== 'passed') || (shown === 'failed' && state === 'broken');
  const apply = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const article of articles) {
      const fit = fits(article.dataset.state) && words.every((word) => texts.get(article).includes(word));
      article.hidden = !fit;
      count += fit ? 1 : 0;
      one(`.tile[href="#${article.id}"]`).parentElement.hidden = !fit;
    }
    for (const group of all('.exercises')) group.hidden = all('article', group).every((it) => it.hidden);
    for (const topic of all('.topic')) topic.hidden = all('li', topic).every((it) => it.hidden);
    one('.count', filter).textContent = `${count} of ${articles.length} exercises`;
    for (const button of all('button', filter)) {
      button.setAttribute('aria-pressed', String(button.dataset.show === shown));
    }
  };
  filter.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    shown = button.dataset.show;
    apply();
  });
  search.addEventListener('input', apply);
  if (articles.length > 1) {
    filter.hidden = false;
    apply();
  }

  // A link to an exercise opens it.
  const open = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    const details = target && one('details', target);
    if (details) details.open = true;
  };
  addEventListener('hashchange', open);
  open();

  // What is shut would not be printed.
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = all('article[data-state=failed] > details, article[data-state=broken] > details, .legend').filter((it) => !it.open);
    for (const details of opened) details.open = true;
  });
  addEventListener('afterprint', () => { for (const details of opened) details.open = false; });

  // Choosing a bar lights its line, and choosing a line lights its bars.
  const light = (check, line) => {
    for (const it of all('[data-line]', check)) {
      const on = line !== null && it.dataset.line === line;
      it.classList.toggle('lit', on);
      const button = it.matches('.shape') ? it : one('button', it);
      if (button) button.setAttribute('aria-pressed', String(on));
    }
  };
  const choose = (element, line) => {
    const check = element.closest('.check');
    const isLit = element.getAttribute('aria-pressed') === 'true';
    light(check, isLit ? null : line);
    const there = isLit ? null : one(element.matches('.shape') ? '.line.lit' : '.shape.lit', check);
    if (there) there.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  for (const button of all('.source button')) {
    button.addEventListener('click', () => choose(button, button.parentElement.dataset.line));
  }

  // Each picture: place and times beside what is pointed at or has the focus.
  const tip = document.createElement('div');
  tip.className = 'tip';
  tip.hidden = true;
  tip.setAttribute('aria-hidden', 'true');
  const hide = () => { tip.hidden = true; };
  const show = (shape) => {
    const picture = shape.closest('.picture');
    picture.append(tip);
    tip.textContent = shape.getAttribute('aria-label');
    tip.hidden = false;
    const frame = picture.getBoundingClientRect();
    const box = one('rect, path', shape).getBoundingClientRect();
    const left = Math.min(Math.max(box.left - frame.left, 0), frame.width - tip.offsetWidth);
    tip.style.left = `${Math.max(left, 0)}px`;
    tip.style.top = `${box.bottom - frame.top + 6}px`;
  };
  for (const chart of all('.picture .chart')) {
    const shapes = all('.shape', chart);
    for (const shape of shapes) {
      // The browser's own hint would come on top of ours.
      const title = one('title', shape);
      shape.setAttribute('aria-label', title.textContent);
      title.remove();
    }
    const to = (shape) => {
      for (const it of shapes) it.setAttribute('tabindex', it === shape ? '0' : '-1');
      shape.focus();
    };
    // Not on the chart: a browser gives the focus to SVG that listens for it.
    const on = (name, act) => chart.parentElement.addEventListener(name, (event) => {
      const shape = event.target.closest('.shape');
      if (shape) act(shape, event);
    });
    on('pointerover', show);
    on('pointerout', hide);
    on('focusin', show);
    on('focusout', hide);
    on('click', (shape) => {
      to(shape);
      if (shape.dataset.line) choose(shape, shape.dataset.line);
    });
    on('keydown', (shape, event) => {
      const at = shapes.indexOf(shape);
      const last = shapes.length - 1;
      const next = {
        ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: last,
      }[event.key];
      if (next !== undefined) {
        to(shapes[Math.min(Math.max(next, 0), last)]);
      } else if ((event.key === 'Enter' || event.key === ' ') && shape.dataset.line) {
        choose(shape, shape.dataset.line);
      } else if (event.key === 'Escape') {
        hide();
      } else {
        return;
      }
      event.preventDefault();
    });
  }
})();
