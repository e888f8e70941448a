// The page: draws state and ui into the body, and follows the sandbox.
import { html, nothing, render } from './lit.js';
import { customer, follow, guide, now, onChange, selectAccount, state, ui, update } from './store.js';
import { icon, number, time } from './text.js';
import { dialog, syncDialog } from './dialog.js';
import { copyButton, tabs } from './parts.js';
import { customers, isAtBottom, telephone } from './chat.js';
import { calls, webhooks } from './traffic.js';
import { contact, settings, templates } from './account.js';
import { accountOf } from './customer-actions.js';

const PANELS = { webhooks, calls, contact, templates, settings };

function top() {
  const { quota = { used: 0 }, faults = [], sandbox, webhook } = state;
  const go = (panel) => () => update({ panel, column: 'panels' });
  return html`<header class="top">
    <h1>Interakt sandbox</h1>
    ${sandbox.accounts.length > 1
      ? html`<label class="account">account <select @change=${(event) => selectAccount(event.target.value)}>${sandbox.accounts.map((key) => html`<option ?selected=${key === accountOf()}>${key}</option>`)}</select></label>`
      : html`<span class="account">account <b>${accountOf()}</b></span>`}
    <span class="gap"></span>
    <button type="button" class="chip" @click=${go('webhooks')}>webhook <b class=${webhook.enabled ? '' : 'warn'}>${webhook.enabled ? 'on' : webhook.url ? 'switched off' : 'none'}</b></button>
    <button type="button" class="chip" @click=${go('settings')}>quota <b>${quota.requestsPerMinute ? `${number(quota.used)}/${number(quota.requestsPerMinute)}` : 'none'}</b>
      ${quota.requestsPerMinute ? html`<meter aria-hidden="true" min="0" max=${quota.requestsPerMinute} high=${quota.requestsPerMinute * 0.8} optimum="0" value=${quota.used}></meter>` : nothing}</button>
    <button type="button" class="chip" @click=${go('settings')}>clock <b id="clock">${time(now())}</b>${state.clock.speed === 1 ? nothing : html` <span class="speed">×${state.clock.speed}</span>`}</button>
    <button type="button" class="chip" @click=${go('settings')}>faults <b class=${faults.length ? 'warn' : ''}>${faults.length ? `${faults.length} on` : 'off'}</b></button>
    <button type="button" class="chip help" aria-label="Show the guide" @click=${() => guide({ hidden: false, again: true })}>?</button>
  </header>`;
}

function steps() {
  const sent = state.calls.some((call) => call.method === 'POST' && /\/message\/$/.test(call.path) && call.status < 300);
  const answered = state.webhook.posts.some((post) => post.type === 'message_received') || customer()?.conversation.some((entry) => entry.direction === 'in');
  return [
    [ui.guide.copied || sent, 'Copy URL and key', html`<code>${state.sandbox.baseUrl}</code>${copyButton('base URL', state.sandbox.baseUrl, () => guide({ copied: true }))}<br><code>${state.sandbox.apiKey}</code>${copyButton('API key', state.sandbox.apiKey, () => guide({ copied: true }))}`],
    [sent, 'Send a message', html`From your route, or with this ${copyButton('curl command', curl())} curl command.`],
    [answered, 'Answer as the customer', html`Write in the phone, or tap a button of the message.`],
    [ui.guide.looked, 'Look at the webhook', html`Open a post: its body, signature and your answer.`],
  ];
}

const curl = () => `curl -u '${state.sandbox.apiKey}:' -H 'Content-Type: application/json' ${state.sandbox.baseUrl}/message/ -d '{"fullPhoneNumber":"919999999999","type":"Template","template":{"name":"welcome","languageCode":"en","bodyValues":["there"]}}'`;

function help() {
  const list = steps();
  if (ui.guide.hidden || (list.every(([done]) => done) && !ui.guide.again)) return nothing;
  return html`<section class="guide" aria-label="First steps"><ol>${list.map(
    ([done, title, text], index) => html`<li class=${done ? 'done' : ''}><span class="step" aria-hidden="true">${done ? icon('check') : index + 1}</span><div><b>${title}</b>${done ? html`<span class="hidden"> (done)</span>` : nothing}<p>${text}</p></div></li>`,
  )}</ol><button type="button" class="plain" aria-label="Hide the guide" @click=${() => guide({ hidden: true, again: false })}>${icon('close')}</button></section>`;
}

function panels() {
  const list = [['webhooks', 'Webhooks'], ['calls', 'Calls'], ['contact', 'Contact'], ['templates', 'Templates'], ['settings', 'Settings']];
  const chosen = PANELS[ui.panel] ? ui.panel : 'webhooks';
  const choose = (panel) => {
    update({ panel });
    document.getElementById('panel').scrollTop = 0;
  };
  return html`<section class="column panels" aria-label="Panels">
    ${tabs('Panels', list, chosen, choose)}
    <div role="tabpanel" id="panel" class="panel" aria-labelledby="tab-${chosen}" tabindex="-1"><h2 class="hidden">${list.find(([key]) => key === chosen)[1]}</h2>${PANELS[chosen]()}</div></section>`;
}

const COLUMNS = [['customers', 'Customers'], ['phone', 'Phone'], ['panels', 'Panels']];

function columns() {
  const unread = state.customers.reduce((sum, each) => sum + (each.unread ?? 0), 0);
  return html`<nav class="columns" aria-label="Columns">${COLUMNS.map(
    ([key, label]) => html`<button type="button" aria-current=${key === ui.column ? 'true' : nothing} @click=${() => update({ column: key })}>${label}${key === 'customers' && unread ? html` <span class="count">${unread}</span>` : nothing}</button>`,
  )}</nav>`;
}

const page = () => html`
  ${state ? html`${top()}${help()}${columns()}<main class="show-${ui.column}">${customers()}${telephone()}${panels()}</main>`
    : html`<main class="start"><h1>Interakt sandbox</h1><p>${ui.connected ? 'Asking the sandbox…' : ''}</p></main>`}
  ${ui.connected ? nothing : html`<p class="toast bad" role="status">The sandbox does not answer. Start it again; this page reconnects by itself.</p>`}
  ${ui.error && !ui.dialog ? html`<div class="toast bad" role="alert"><span>${ui.error}</span><button type="button" class="plain" aria-label="Dismiss" @click=${() => update({ error: null })}>${icon('close')}</button></div>` : nothing}
  <p class=${ui.note ? 'toast' : 'hidden'} role="status">${ui.note}</p>
  ${dialog()}
  <p class="hidden" role="status" aria-live="polite">${ui.news}</p>`;

let shown = { customer: null, entries: 0, follows: true };

/** Draws; a conversation at its end stays there, one that is read further up stays where it is. */
function draw() {
  const before = document.getElementById('log');
  const follows = !before || isAtBottom(before);
  render(page(), document.body);
  syncDialog();
  const log = document.getElementById('log');
  const entries = customer()?.conversation.length ?? 0;
  const other = shown.customer !== customer()?.id;
  const more = entries > shown.entries;
  if (log && (other || follows || (more && ui.jump))) {
    log.scrollTop = log.scrollHeight;
    ui.jump &&= !more;
  } else if (log && more) {
    update({ below: true });
  }
  shown = { customer: customer()?.id, entries, follows: other || follows };
}

/** Another height or orientation keeps the newest message in view. */
function resize() {
  const log = document.getElementById('log');
  if (log && shown.follows) log.scrollTop = log.scrollHeight;
}

/** Arrows move within a list; Escape takes an error away. */
function keys(event) {
  if (event.key === 'Escape' && ui.error && !ui.dialog) update({ error: null });
  const item = event.target.closest?.('[data-item]');
  const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const end = { Home: 0, End: -1 }[event.key];
  if (!item || (step === undefined && end === undefined)) return;
  const items = [...item.closest('[data-arrows]').querySelectorAll('[data-item]')];
  event.preventDefault();
  (end === undefined ? items[items.indexOf(item) + step] : items.at(end))?.focus();
}

function tick() {
  const clock = document.getElementById('clock');
  if (clock && state && state.clock.speed && !document.hidden) update();
}

onChange(draw);
document.addEventListener('keydown', keys);
addEventListener('resize', resize);
setInterval(tick, 1000);
update();
follow();
