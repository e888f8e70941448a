// Words, times and small marks that several parts draw. Everything from outside becomes text nodes, never markup.
import { html, svg, nothing } from './lit.js';

const TIME = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const DATE_TIME = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'full' });
const NUMBER = new Intl.NumberFormat();

const at = (format) => (instant) => (instant == null ? '' : format.format(new Date(instant)));
export const time = at(TIME);
export const dateTime = at(DATE_TIME);
export const day = at(DAY);
export const number = (value) => NUMBER.format(value);

/** A length of time in its two largest units, such as `23 h 12 min`. */
export function duration(ms) {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const units = [['d', 86400], ['h', 3600], ['min', 60], ['s', 1]];
  const from = units.findIndex(([, size]) => seconds >= size);
  if (from < 0) return '0 s';
  const [[unit, size], next] = [units[from], units[from + 1]];
  const rest = next ? Math.floor((seconds % size) / next[1]) : 0;
  return `${Math.floor(seconds / size)} ${unit}` + (rest ? ` ${rest} ${next[0]}` : '');
}

/** A time taken, such as `12 ms` or `2.5 s`. */
export const taken = (ms) => (ms == null ? '' : ms < 1000 ? `${Math.round(ms)} ms` : `${number(Math.round(ms / 100) / 10)} s`);

export const money = (amount, currency) => {
  try {
    return new Intl.NumberFormat(undefined, { style: 'currency', currency }).format(amount);
  } catch {
    return [number(amount ?? 0), currency].filter(Boolean).join(' ');
  }
};

/** Digits of an Indian number in two groups, others as they are: a wrong grouping would be worse than none. */
export const phone = (digits) => {
  const plain = String(digits ?? '').replace(/^\+?/, '+');
  return plain.replace(/^\+91(\d{5})(\d{5})$/, '+91 $1 $2');
};

export const nameOf = (customer) =>
  String(customer.name ?? '') || (customer.phone ? phone(customer.phone) : '') || customer.username || 'Unknown customer';

export const initials = (customer) => {
  const words = String(customer.name ?? customer.username ?? '').split(/\s+/).filter(Boolean);
  return words.length ? words.slice(0, 2).map((word) => [...word][0].toUpperCase()).join('') : '#';
};

/** A word of the API as people write it: `RATE_LIMITED` and `rateLimited` become `rate limited`. */
export const words = (name) =>
  String(name ?? '').replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ').toLowerCase();

/** JSON over several lines; other text as it is. */
export function pretty(body) {
  if (body == null || body === '') return '';
  if (typeof body !== 'string') return JSON.stringify(body, null, 2);
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

const MARKS = { '*': 'strong', _: 'em', '~': 's', '```': 'code' };
const MARKED = /(```)(.+?)\1|(?<![\p{L}\p{N}])([*_~])(?=\S)([^\n]+?)(?<=\S)\3(?![\p{L}\p{N}])/su;

/** WhatsApp's own marks: *bold*, _italic_, ~struck~ and ```monospaced```. */
export function rich(text) {
  const found = MARKED.exec(text ?? '');
  if (!found) return text ?? '';
  const inner = found[2] ?? rich(found[4]);
  const element = {
    strong: () => html`<strong>${inner}</strong>`,
    em: () => html`<em>${inner}</em>`,
    s: () => html`<s>${inner}</s>`,
    code: () => html`<code>${inner}</code>`,
  }[MARKS[found[1] ?? found[3]]]();
  return html`${text.slice(0, found.index)}${element}${rich(text.slice(found.index + found[0].length))}`;
}

const PATHS = {
  accepted: svg`<circle cx="12" cy="12" r="8"/><path d="M12 8v4l3 2"/>`,
  sent: svg`<path d="m6 12.5 4 4 8-9"/>`,
  delivered: svg`<path d="m2 12.5 4 4 8-9M10.5 15l1.5 1.5 8-9"/>`,
  failed: svg`<circle cx="12" cy="12" r="9"/><path d="M12 7.5v5.5M12 16.5v.01"/>`,
  reply: svg`<path d="m9 7-5 5 5 5M4 12h9c4 0 7 2 7 6"/>`,
  url: svg`<path d="M14 5h5v5M19 5l-8 8M10 6H6a1 1 0 0 0-1 1v11a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1v-4"/>`,
  phone: svg`<path d="M7 4h3l1.5 4.5-2 1.5a11 11 0 0 0 4.5 4.5l1.5-2L20 14v3a2 2 0 0 1-2 2C11 19 5 13 5 6a2 2 0 0 1 2-2z"/>`,
  copy: svg`<rect x="9" y="9" width="10" height="10" rx="2"/><path d="M15 6V5H7a2 2 0 0 0-2 2v8h1"/>`,
  list: svg`<path d="M9 7h11M9 12h11M9 17h11M4.5 7v.01M4.5 12v.01M4.5 17v.01"/>`,
  image: svg`<rect x="4" y="5" width="16" height="14" rx="2"/><circle cx="9" cy="10" r="1.5"/><path d="m5 18 5-5 3 3 3-3 4 4"/>`,
  video: svg`<rect x="4" y="6" width="16" height="12" rx="2"/><path d="m10.5 9.5 4 2.5-4 2.5z"/>`,
  audio: svg`<path d="M5 10v4M9 7v10M13 9v6M17 5v14"/>`,
  document: svg`<path d="M7 3h7l4 4v13a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM14 3v4h4M9 12h6M9 16h6"/>`,
  location: svg`<path d="M12 21c-4-4.5-6-7.5-6-10.5a6 6 0 0 1 12 0c0 3-2 6-6 10.5z"/><circle cx="12" cy="10.5" r="2"/>`,
  contact: svg`<circle cx="12" cy="9" r="3.5"/><path d="M5.5 20c.5-4 3-6 6.5-6s6 2 6.5 6"/>`,
  order: svg`<path d="M5 8h14l-1.200 11a1 1 0 0 1-1 1H7.200a1 1 0 0 1-1-1zM9 8a3 3 0 0 1 6 0"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  send: svg`<path d="M4 12 20 5l-5 15-3-7z"/>`,
  more: svg`<path d="M5.5 12h.01M12 12h.01M18.5 12h.01"/>`,
  close: svg`<path d="m6 6 12 12M18 6 6 18"/>`,
  open: svg`<path d="m9 6 6 6-6 6"/>`,
  check: svg`<path d="m5 12.5 4.5 4.5 9-10"/>`,
};
PATHS.read = PATHS.delivered;
PATHS.sticker = PATHS.image;
PATHS.suggestion = PATHS.reply;
PATHS.flow = PATHS.list;

/** A drawing beside a word that says the same, hence hidden from screen readers. */
export const icon = (name) =>
  PATHS[name] ? html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${PATHS[name]}</svg>` : nothing;

/** Text that a button copies. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
