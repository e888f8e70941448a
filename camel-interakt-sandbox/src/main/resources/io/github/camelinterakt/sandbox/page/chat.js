// The customers at the left, and the phone in the middle.
import { html, live, nothing, repeat } from './lit.js';
import { customer, now, select, state, ui, update } from './store.js';
import { day, duration, icon, initials, nameOf, phone, rich, time } from './text.js';
import { matches, search } from './dialog.js';
import { attachMenu, does, newCustomer, windowLeft } from './customer-actions.js';
import { message, withoutReactions } from './message.js';

export function customers() {
  const shown = state.customers.filter((each) => matches('customers', each.name, each.phone, each.username, each.lastText));
  const current = shown.find((each) => each.id === ui.customer) ?? shown[0];
  return html`<section class="column customers" aria-labelledby="customers-title">
    <header><h2 id="customers-title">Customers</h2>
      <button type="button" class="plain" @click=${() => update({ dialog: newCustomer() })}>${icon('plus')}<span>New</span></button></header>
    ${search('customers', 'Search customers')}
    <ul class="list" data-arrows>${repeat(shown, (each) => each.id, (each) => html`<li>
      <button type="button" class="customer" data-item tabindex=${each === current ? 0 : -1} aria-current=${each.id === ui.customer ? 'true' : nothing} @click=${() => select(each.id)}>
        <span class="avatar" aria-hidden="true">${initials(each)}</span>
        <span class="who"><span class="pair"><b>${nameOf(each)}</b>${each.unread ? html`<span class="count">${each.unread}<span class="hidden"> unread</span></span>` : nothing}</span>
          <span class="pair"><small>${rich(each.lastText) || (each.phone ? phone(each.phone) : 'No phone')}</small>${each.lastMessageAt ? html`<small>${time(each.lastMessageAt)}</small>` : nothing}</span></span>
      </button></li>`)}</ul>
    ${shown.length ? nothing : html`<p class="empty">${state.customers.length ? 'Nobody matches. Search for a name, a phone or a text.' : 'No customers yet. They come with your first call, or with “New”.'}</p>`}
  </section>`;
}

function conversation(shown) {
  let last = '';
  const entries = withoutReactions(shown.conversation);
  if (!entries.length) {
    return html`<p class="empty">Nothing yet. Send a message from your route, or write one as ${nameOf(shown)} below.</p>`;
  }
  return html`<ol class="log" id="log" tabindex="0" aria-label="Conversation" @scroll=${atBottom}>${repeat(entries, (entry) => entry.id, (entry) => {
    const date = day(entry.at);
    const divider = date === last ? nothing : html`<li class="day"><span>${date}</span></li>`;
    last = date;
    return html`${divider}${message(entry, shown.conversation)}`;
  })}</ol>`;
}

const NEAR = 48;

export const isAtBottom = (log) => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;

function atBottom(event) {
  if (ui.below && isAtBottom(event.target)) update({ below: false });
}

function down() {
  const log = document.getElementById('log');
  if (log) log.scrollTop = log.scrollHeight;
  update({ below: false });
}

function facts(shown) {
  const left = windowLeft(shown, now());
  return [
    shown.name && shown.phone ? phone(shown.phone) : '',
    !shown.phone && shown.username && shown.name ? `@${shown.username}, no phone` : '',
    left > 0 ? `window open, ${duration(left)} left` : 'window closed, templates only',
    shown.agent ? `with ${shown.agent}` : '',
  ].filter(Boolean).join(' · ');
}

async function say(event) {
  event.preventDefault();
  const field = event.target.elements.text;
  const text = field.value.trim();
  if (text && (await does({ type: 'text', text }))) {
    update({ drafts: { ...ui.drafts, [ui.customer]: '' } });
    field.focus();
  }
}

export function telephone() {
  const shown = customer();
  if (!shown) {
    return html`<section class="column phone" aria-label="Phone"><div class="device"><p class="empty">${ui.customer ? 'Loading the conversation…' : 'Choose a customer to see their phone.'}</p></div></section>`;
  }
  const draft = (event) => update({ drafts: { ...ui.drafts, [ui.customer]: event.target.value } });
  return html`<section class="column phone" aria-label="Phone of ${nameOf(shown)}"><div class="device">
    <header><span class="avatar" aria-hidden="true">${initials(shown)}</span>
      <div class="who"><h2>${nameOf(shown)}</h2><small class=${windowLeft(shown, now()) > 0 ? '' : 'warn'}>${facts(shown)}</small></div>
      ${shown.unread ? html`<button type="button" @click=${() => does({ type: 'read' })}>Read ${shown.unread}</button>` : nothing}
    </header>
    ${conversation(shown)}
    ${ui.below ? html`<button type="button" class="below" @click=${down}>New messages below</button>` : nothing}
    <form class="composer" @submit=${say}>
      <button type="button" class="plain round" aria-haspopup="dialog" aria-label="Send something else" @click=${() => update({ dialog: attachMenu() })}>${icon('plus')}</button>
      <input name="text" aria-label="Say something as ${nameOf(shown)}" placeholder="Say something as ${nameOf(shown)}" autocomplete="off" maxlength="4096"
        .value=${live(ui.drafts[ui.customer] ?? '')} @input=${draft}>
      <button class="primary round" aria-label="Send">${icon('send')}</button>
    </form>
  </div></section>`;
}
