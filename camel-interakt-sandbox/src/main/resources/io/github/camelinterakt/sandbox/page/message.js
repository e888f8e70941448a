// One message as the customer's phone shows it.
import { html, nothing } from './lit.js';
import { note, state, ui, update } from './store.js';
import { icon, money, rich, time, words } from './text.js';
import { detailsOf, does, pickFrom } from './customer-actions.js';

const STATUSES = { accepted: 'Accepted', sent: 'Sent', delivered: 'Delivered', read: 'Read', failed: 'Failed' };
const CHANNELS = { rcs: 'RCS', sms: 'SMS fallback' };

/** The address under which this page may load a file: only the sandbox's own; others are named, not fetched. */
export function ownMedia(url) {
  try {
    const parsed = new URL(url, location.href);
    const own = parsed.host === location.host || parsed.host === new URL(state.sandbox.baseUrl).host;
    return own && parsed.pathname.startsWith('/media/') ? parsed.pathname + parsed.search : null;
  } catch {
    return null;
  }
}

function fileName(media) {
  if (media.fileName) return media.fileName;
  try {
    return decodeURIComponent(new URL(media.url, location.href).pathname.split('/').pop()) || media.url;
  } catch {
    return media.url ?? '';
  }
}

function media(kind, file) {
  const own = ownMedia(file.url);
  const name = fileName(file);
  if (own && (kind === 'image' || kind === 'sticker')) {
    return html`<img class="media ${kind}" src=${own} alt="${words(kind)}: ${name}">`;
  }
  if (own && kind === 'video') return html`<video class="media" src=${own} controls preload="metadata" aria-label=${name}></video>`;
  if (own && kind === 'audio') return html`<audio class="media" src=${own} controls preload="metadata" aria-label=${name}></audio>`;
  const tall = kind === 'image' || kind === 'video' ? 'tall' : '';
  return html`<div class="file ${tall}">${icon(kind)}<span><b>${name}</b><small>${words(kind)}${own ? html`, <a href=${own} target="_blank" rel="noopener">open</a>` : origin(file.url)}</small></span></div>`;
}

function origin(url) {
  try {
    return `, from ${new URL(url).host}`;
  } catch {
    return '';
  }
}

function header(part) {
  if (!part) return nothing;
  const format = part.format?.toLowerCase();
  if (format === 'text' || !format) return part.text ? html`<p class="head">${part.text}</p>` : nothing;
  return media(format, part);
}

function button(entry, each) {
  const tap = async () => {
    const done = await does({ type: 'tap', button: each.text, messageId: entry.id });
    if (!done || (each.kind !== 'url' && each.kind !== 'phone')) return;
    ui.jump = false;
    note(`Tapped “${each.text}”: the click goes to the webhook.`);
  };
  const target = each.kind === 'url' || each.kind === 'phone' ? each.url ?? '' : '';
  return html`<button type="button" class="tap" title=${target} @click=${tap}>${icon(each.kind)}<span>${each.text}</span></button>`;
}

const buttons = (entry, list) =>
  list?.length ? html`<div class="taps">${list.map((each) => button(entry, each))}</div>` : nothing;

function cards(entry, list) {
  if (!list?.length) return nothing;
  return html`<div class="cards" role="group" aria-label="${list.length} cards" tabindex="0">${list.map(
    (card, index) => html`<div class="card" role="group" aria-label="Card ${index + 1} of ${list.length}">
      ${header(card.header)}
      ${card.title ? html`<p class="head">${card.title}</p>` : nothing}
      ${card.body ? html`<p class="body">${rich(card.body)}</p>` : nothing}
      ${buttons(entry, card.buttons)}
    </div>`,
  )}</div>`;
}

function order(part) {
  if (!part) return nothing;
  return html`<div class="order">
    <p class="head">${icon('order')} Order ${part.reference ?? ''}</p>
    <table><thead class="hidden"><tr><th>Item</th><th>Quantity</th><th>Amount</th></tr></thead>
      <tbody>${(part.items ?? []).map(
        (item) => html`<tr><td>${item.name}</td><td>${item.quantity} ×</td><td>${money(item.amount, part.currency)}</td></tr>`,
      )}</tbody>
      ${part.total == null ? nothing : html`<tfoot><tr><th scope="row" colspan="2">Total</th><td>${money(part.total, part.currency)}</td></tr></tfoot>`}
    </table></div>`;
}

function place(part) {
  if (!part) return nothing;
  return html`<div class="file tall place">${icon('location')}<span><b>${part.label ?? 'Location'}</b><small>${part.latitude}, ${part.longitude}</small></span></div>`;
}

/** Ticks, and the same in words. */
function ticks(entry) {
  if (entry.direction !== 'out') return nothing;
  const when = entry.times?.[entry.status];
  return html`<span class="ticks ${entry.status}" title=${STATUSES[entry.status]}>${icon(entry.status)}<span class="hidden">${STATUSES[entry.status]}${when ? ` at ${time(when)}` : ''}</span></span>`;
}

function quote(entry, conversation) {
  const original = entry.replyTo && conversation.find((other) => other.id === entry.replyTo);
  if (!original) return nothing;
  return html`<p class="quote"><span class="hidden">Reply to: </span>${rich(original.shown?.body || original.templateName || words(original.type))}</p>`;
}

const isReaction = (entry) => entry.type === 'Reaction' && entry.replyTo;

/** Reactions hang on the message that they are about, as on a phone. */
export const withoutReactions = (conversation) =>
  conversation.filter((entry) => !isReaction(entry) || !conversation.some((other) => other.id === entry.replyTo));

export function message(entry, conversation) {
  const shown = entry.shown ?? {};
  const reactions = conversation.filter((other) => isReaction(other) && other.replyTo === entry.id);
  const who = entry.direction === 'out' ? 'Business' : 'Customer';
  const sticker = shown.media?.kind === 'sticker' && !shown.body ? 'bare' : '';
  return html`<li class="entry ${entry.direction} ${entry.channel} ${entry.status ?? ''} ${sticker}" data-id=${entry.id}>
    <article class="bubble" aria-label="${who}, ${words(entry.type)}, ${time(entry.at)}">
      ${CHANNELS[entry.channel] ? html`<span class="badge channel">${CHANNELS[entry.channel]}</span>` : nothing}
      ${quote(entry, conversation)}
      ${header(shown.header)}
      ${shown.media ? media(shown.media.kind?.toLowerCase(), shown.media) : nothing}
      ${place(shown.location)}
      ${order(shown.order)}
      ${shown.body ? html`<p class="body">${rich(shown.body)}</p>` : nothing}
      ${shown.footer ? html`<p class="foot">${shown.footer}</p>` : nothing}
      ${cards(entry, shown.cards)}
      <p class="meta">
        ${entry.edited ? html`<span>edited</span>` : nothing}
        ${entry.direction === 'out' && entry.type === 'Template' ? html`<span class="template">${entry.templateName}</span>` : nothing}
        <time datetime=${entry.at}>${time(entry.at)}</time>${ticks(entry)}
        <button type="button" class="more" title="Details" aria-label="Details of the message of ${time(entry.at)}" @click=${() => update({ dialog: detailsOf(entry) })}>${icon('more')}</button>
      </p>
      ${entry.error ? html`<p class="reason">${icon('failed')}<span><b>Not delivered.</b> ${entry.error.reason ?? 'No reason given'}${entry.error.code ? ` (${entry.error.code})` : ''}</span></p>` : nothing}
      ${buttons(entry, shown.buttons)}
      ${shown.list ? html`<div class="taps"><button type="button" class="tap" aria-haspopup="dialog" @click=${() => update({ dialog: pickFrom(entry) })}>${icon('list')}<span>${shown.list.button}</span></button></div>` : nothing}
    </article>
    ${reactions.length ? html`<p class="reactions"><span class="hidden">Reactions: </span>${reactions.map((each) => html`<span>${each.shown?.body}</span>`)}</p>` : nothing}
  </li>`;
}
