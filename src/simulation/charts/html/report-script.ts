/**
 * What a report does in the browser: hover shows values, dragging zooms, keys and buttons do the same. It runs on what `html.ts` writes: every
 * section has its data as JSON and its charts as SVG, whose plots lie between `data-left` and `data-right`. Texts are only ever set as texts.
 */
export const REPORT_SCRIPT = String.raw`'use strict';
(() => {
  const SVG = 'http://www.w3.org/2000/svg';
  const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800];
  const UNITS = [['d', 86400], ['h', 3600], ['m', 60], ['s', 1]];
  const LEAST_SPAN = 10;
  const DRAG_PIXELS = 6;

  const timeText = (second) => {
    let rest = Math.round(second);
    if (rest === 0) return '0';
    return UNITS.map(([unit, size]) => {
      const count = Math.floor(rest / size);
      rest -= count * size;
      return count === 0 ? '' : count + unit;
    }).join('');
  };
  const amountText = (value) => (value === null ? 'nothing' : String(Number(value.toPrecision(4))));
  const make = (parent, name, attributes, text) => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    parent.append(made);
    return made;
  };
  const line = (parent, className, text) => {
    const made = document.createElement('div');
    made.className = className;
    made.textContent = text ?? '';
    parent.append(made);
    return made;
  };

  const setUp = (section) => {
    const data = JSON.parse(section.querySelector('script').textContent);
    const figure = section.querySelector('figure');
    const tip = figure.querySelector('.tip');
    const full = data.duration;
    const view = { from: 0, to: full };
    let cursor;

    const charts = [...figure.querySelectorAll('svg')].map((svg) => {
      const number = (name) => Number(svg.dataset[name]);
      const [left, right, top, bottom] = ['left', 'right', 'top', 'bottom'].map(number);
      const cross = make(svg, 'line', { class: 'cross', y1: top, y2: bottom, visibility: 'hidden' });
      const chosen = make(svg, 'rect', { class: 'chosen', y: top, height: bottom - top, visibility: 'hidden' });
      return { svg, left, right, top, bottom, width: svg.viewBox.baseVal.width, cross, chosen };
    });
    const xOf = ({ left, right }, second) => left + (second - view.from) / (view.to - view.from) * (right - left);
    const secondAt = ({ svg, left, right, width }, clientX) => {
      const box = svg.getBoundingClientRect();
      const share = ((clientX - box.left) / box.width * width - left) / (right - left);
      return view.from + Math.min(1, Math.max(0, share)) * (view.to - view.from);
    };

    const drawTicks = (chart) => {
      const { svg, left, right, bottom } = chart;
      const group = svg.querySelector('.ticks');
      group.replaceChildren();
      const room = Math.max(1, Math.floor((right - left) / 80));
      const span = view.to - view.from;
      const step = STEPS.find((one) => span / one <= room) ?? Math.ceil(span / room / 86400) * 86400;
      for (let tick = Math.ceil(view.from / step) * step; tick <= view.to; tick += step) {
        const x = xOf(chart, tick);
        make(group, 'line', { x1: x, x2: x, y1: bottom, y2: bottom + 5, class: 'frame' });
        const anchor = x < left + 12 ? 'start' : x > right - 12 ? 'end' : 'middle';
        make(group, 'text', { 'x': x, 'y': bottom + 18, 'class': 'muted small', 'text-anchor': anchor }, timeText(tick));
      }
    };
    const show = (from, to) => {
      const span = Math.min(full, Math.max(LEAST_SPAN, to - from));
      view.from = Math.max(0, Math.min(from, full - span));
      view.to = view.from + span;
      for (const chart of charts) {
        const { svg, left, right } = chart;
        const scale = full / span;
        const shift = left - left * scale - view.from * (right - left) * scale / full;
        for (const group of svg.querySelectorAll('.zoom')) group.setAttribute('transform', 'translate(' + shift + ' 0) scale(' + scale + ' 1)');
        drawTicks(chart);
      }
      section.dataset.from = String(view.from);
      section.dataset.to = String(view.to);
      hide();
    };
    const zoom = (factor) => {
      const middle = cursor ?? (view.from + view.to) / 2;
      show(middle - (middle - view.from) * factor, middle + (view.to - middle) * factor);
    };
    const move = (share) => show(view.from + share * (view.to - view.from), view.to + share * (view.to - view.from));

    const hide = () => {
      cursor = undefined;
      tip.hidden = true;
      for (const { cross } of charts) cross.setAttribute('visibility', 'hidden');
    };
    const indexAt = (second) => {
      const found = data.seconds.findIndex((end) => end >= second);
      return found < 0 ? data.seconds.length - 1 : found;
    };
    const point = (chart, second) => {
      cursor = second;
      const index = indexAt(second);
      const x = xOf(chart, second);
      chart.cross.setAttribute('x1', x);
      chart.cross.setAttribute('x2', x);
      chart.cross.setAttribute('visibility', 'visible');
      tip.replaceChildren();
      const head = document.createElement('b');
      head.textContent = timeText(second);
      tip.append(head);
      for (const { name, unit, values } of data.rows) {
        const row = line(tip, 'row');
        const label = document.createElement('span');
        label.textContent = name;
        row.append(label, amountText(values[index]) + (unit === '' ? '' : ' ' + unit));
      }
      const bound = data.bindings.find(({ from, to }) => second >= from && second < to);
      if (bound !== undefined) line(tip, 'why', bound.kind + ': ' + bound.text);
      tip.hidden = false;
      const box = chart.svg.getBoundingClientRect();
      const scale = box.width / chart.width;
      const at = x * scale;
      const beside = at + 16 + tip.offsetWidth <= box.width ? at + 16 : at - 16 - tip.offsetWidth;
      tip.style.left = Math.max(0, Math.min(beside, box.width - tip.offsetWidth)) + 'px';
      tip.style.top = chart.top * scale + 8 + 'px';
    };

    for (const chart of charts) {
      const { svg, chosen } = chart;
      let start;
      const select = (event) => {
        const [from, to] = [start.second, secondAt(chart, event.clientX)].sort((a, b) => a - b);
        chosen.setAttribute('x', xOf(chart, from));
        chosen.setAttribute('width', xOf(chart, to) - xOf(chart, from));
        chosen.setAttribute('visibility', 'visible');
        return [from, to];
      };
      svg.addEventListener('pointerdown', (event) => {
        if (event.button === 0 && event.pointerType !== 'touch') start = { clientX: event.clientX, second: secondAt(chart, event.clientX) };
      });
      svg.addEventListener('pointermove', (event) => {
        if (start !== undefined) select(event);
        point(chart, secondAt(chart, event.clientX));
      });
      svg.addEventListener('pointerup', (event) => {
        if (start === undefined) return;
        const range = select(event);
        const isDrag = Math.abs(event.clientX - start.clientX) >= DRAG_PIXELS;
        start = undefined;
        chosen.setAttribute('visibility', 'hidden');
        if (isDrag) show(range[0], range[1]);
      });
      svg.addEventListener('pointerleave', () => {
        start = undefined;
        chosen.setAttribute('visibility', 'hidden');
        hide();
      });
      svg.addEventListener('dblclick', () => show(0, full));
      svg.addEventListener('keydown', (event) => {
        const sample = full / Math.max(1, data.seconds.length);
        const step = { ArrowLeft: -sample, ArrowRight: sample }[event.key];
        if (step !== undefined) point(chart, Math.min(view.to, Math.max(view.from, (cursor ?? (view.from + view.to) / 2) + step)));
        else if (event.key === '+') zoom(0.5);
        else if (event.key === '-') zoom(2);
        else if (event.key === '0') show(0, full);
        else if (event.key === 'Escape') hide();
        else return;
        event.preventDefault();
      });
    }
    return { zoom, move, reset: () => show(0, full) };
  };

  const views = [...document.querySelectorAll('section')].map(setUp);
  const act = { in: (view) => view.zoom(0.5), out: (view) => view.zoom(2), back: (view) => view.move(-0.5), on: (view) => view.move(0.5), all: (view) => view.reset() };
  for (const button of document.querySelectorAll('button[data-act]')) button.addEventListener('click', () => views.forEach(act[button.dataset.act]));
  document.querySelector('button[data-theme-switch]').addEventListener('click', () => {
    const root = document.documentElement;
    const isDark = (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
    root.dataset.theme = isDark ? 'light' : 'dark';
  });
})();
`;
