// Small parts that several panels share.
import { html } from './lit.js';
import { copy, icon } from './text.js';
import { note, update } from './store.js';

export function copyButton(what, text, then = () => {}) {
  const run = async () => {
    const done = await copy(text);
    if (!done) return update({ error: `The browser does not let this page copy. Select the ${what} and copy it yourself.` });
    note(`Copied the ${what}.`);
    then();
  };
  return html`<button type="button" class="plain" aria-label="Copy the ${what}" title="Copy the ${what}" @click=${run}>${icon('copy')}</button>`;
}

/** Tabs: arrows choose, as the ARIA practices ask. */
export function tabs(label, list, chosen, choose) {
  const move = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const index = list.findIndex(([key]) => key === chosen);
    const next = step ? (index + step + list.length) % list.length : { Home: 0, End: list.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    choose(list[next][0]);
    event.currentTarget.querySelectorAll('[role=tab]')[next].focus();
  };
  return html`<div role="tablist" aria-label=${label} @keydown=${move}>${list.map(([key, text, count]) => html`<button type="button" role="tab" id="tab-${key}"
    aria-selected=${key === chosen} aria-controls="panel" tabindex=${key === chosen ? 0 : -1} @click=${() => choose(key)}>${text}${count ? html` <span class="count">${count}</span>` : ''}</button>`)}</div>`;
}
