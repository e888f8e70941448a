// What went over the wire: posts to the application's webhook, and calls of the API.
import { html, live, nothing, repeat } from './lit.js';
import { act, detail, guide, state, ui, update } from './store.js';
import { icon, number, pretty, taken, time } from './text.js';
import { form, matches, search } from './dialog.js';
import { copyButton } from './parts.js';

/** Rows that open in place; those that come meanwhile move nothing. */
function rows(name, list, summary, content, opened = () => {}) {
  const open = ui.open[name];
  const focusable = list.find((item) => item.id === open) ?? list[0];
  const toggle = (item) => {
    update({ open: { ...ui.open, [name]: open === item.id ? null : item.id } });
    opened(item);
  };
  return html`<ul class="list wire" data-arrows>${repeat(list, (item) => item.id, (item) => html`<li class=${item.id === open ? 'open' : ''}>
    <button type="button" class="wire-row" data-item tabindex=${item === focusable ? 0 : -1} aria-expanded=${item.id === open} @click=${() => toggle(item)}>${icon('open')}${summary(item)}</button>
    ${item.id === open ? html`<div class="content">${content(item)}</div>` : nothing}</li>`)}</ul>`;
}

function status(code, text = code) {
  const kind = code >= 200 && code < 300 ? 'good' : code === 429 ? 'warn' : 'bad';
  return html`<span class="status ${kind}">${text || 'none'}</span>`;
}

const post = (path, body) => act('POST', `webhook/${path}`, body);

const later = (item) => ({
  title: 'Post again later',
  fields: [
    { name: 'times', label: 'Times', type: 'number', min: 1, max: 100, value: 1, required: true },
    { name: 'delay', label: 'Delay', type: 'select', options: [['PT5S', '5 seconds'], ['PT1M', '1 minute'], ['PT10M', '10 minutes'], ['PT24H', '24 hours']], value: 'PT5S', hint: 'By the sandbox’s clock' },
  ],
  submit: 'Post',
  action: (values) => post(`posts/${item.id}/repeat`, values),
});

const ownEvent = (body) => ({
  title: 'Post an event of your own',
  text: 'The sandbox signs and posts it as it is, whatever its shape.',
  fields: [{ name: 'event', label: 'JSON', type: 'textarea', rows: 12, required: true, value: body ?? '{\n  "version": "1.0",\n  "type": "account_alerts"\n}' }],
  submit: 'Sign and post',
  action: async ({ event }) => {
    try {
      return await act('POST', 'webhook/events', JSON.parse(event));
    } catch (e) {
      update({ error: `That is not JSON: ${e.message}` });
      return null;
    }
  },
});

const saving = () => ({
  title: 'Webhook',
  text: 'Saving posts a test, which must get 200 within 3 seconds. It also switches a webhook on again that was switched off.',
  fields: [
    { name: 'url', label: 'URL', type: 'url', required: true, value: state.webhook.url ?? '', placeholder: 'http://127.0.0.1:8080/interakt' },
    { name: 'secret', label: 'Secret', required: true, value: 'examplesecret', hint: 'Signs each post: header Interakt-Signature' },
  ],
  submit: 'Save and test',
  action: (values) => act('PUT', 'webhook', values),
});

function budget(hook) {
  const minutes = Math.round(hook.failureWindowSeconds / 60);
  const text = `${hook.failures} of ${hook.failureLimit} failures in ${minutes} min`;
  return html`<p class="budget"><span class="pips" aria-hidden="true">${Array.from({ length: hook.failureLimit }, (_, i) => html`<i class=${i < hook.failures ? 'spent' : ''}></i>`)}</span>${text}</p>`;
}

export function webhooks() {
  const hook = state.webhook;
  const shown = hook.posts.filter((item) => matches('posts', item.type, item.status, item.body));
  return html`
    <div class="box">
      <div class="line"><span class="status ${hook.enabled ? 'good' : 'bad'}">${hook.enabled ? 'on' : 'off'}</span>
        <code class="url">${hook.url ?? 'No webhook is saved.'}</code>
        <button type="button" @click=${() => update({ dialog: saving() })}>${hook.url ? 'Change…' : 'Save a URL…'}</button>
        ${hook.url ? html`<button type="button" @click=${() => act('DELETE', 'webhook')}>Remove</button>` : nothing}</div>
      ${hook.url && !hook.enabled ? html`<p class="error">Too many posts failed, so Interakt has switched the webhook off. Save it again to go on.</p>` : nothing}
      ${hook.url ? html`<div class="line">${budget(hook)}${hook.posts.some((item) => item.status !== 200)
        ? html`<button type="button" @click=${() => post('repost-failed')}>Post failed events again</button>` : nothing}</div>` : nothing}
      ${hook.dropped ? html`<p class="muted">${number(hook.dropped)} events were lost while it was off.</p>` : nothing}
    </div>
    ${holding(hook)}
    ${search('posts', 'Search type, status or body')}
    ${rows('posts', shown, (item) => html`
      <span class="when">${time(item.at)}</span><span class="what">${item.type}</span>
      ${status(item.status === 200 ? 200 : item.status || 599, item.late ? 'late' : item.status)}<span class="took">${taken(item.millis)}</span>`, postContent, () => guide({ looked: true }))}
    ${shown.length ? nothing : html`<p class="empty">${hook.posts.length ? 'No post matches.' : 'Nothing was posted yet. Say something as a customer, or send a template.'}</p>`}`;
}

function holding(hook) {
  const release = ({ shuffled, duplicates, seed }) => post('release', { shuffled, duplicates, seed });
  return html`<details class="box" ?open=${live(ui.open.order ?? hook.held > 0)} @toggle=${(event) => (ui.open.order = event.target.open)}>
    <summary>Order and repeats${hook.held ? html` <span class="count">${hook.held} held</span>` : nothing}</summary>
    ${form({
      name: 'release',
      list: [
        { name: 'shuffled', label: 'Shuffled', type: 'checkbox', value: true },
        { name: 'duplicates', label: 'Each twice', type: 'checkbox' },
        { name: 'seed', label: 'Seed', type: 'number', small: true, value: 1 },
      ],
      submit: `Release ${hook.held ?? 0} held`,
      action: release,
      others: html`<button type="button" @click=${() => post('hold')}>Hold posts</button>
        <button type="button" @click=${() => update({ dialog: ownEvent() })}>Own event…</button>`,
    })}</details>`;
}

function postContent(item) {
  return html`
    ${item.late ? html`<p class="error">The answer took longer than 3 seconds, which counts as a failure. Store the event first, answer, then process.</p>` : nothing}
    <div class="actions">
      <button type="button" @click=${() => post(`posts/${item.id}/repeat`, { times: 1 })}>Again</button>
      <button type="button" @click=${() => post(`posts/${item.id}/repeat`, { times: 2 })}>Twice</button>
      <button type="button" @click=${() => update({ dialog: later(item) })}>Later…</button>
      <button type="button" @click=${() => update({ dialog: ownEvent(pretty(item.body)) })}>Change and post…</button>
    </div>
    <h3>Interakt-Signature ${item.signature ? copyButton('signature', item.signature) : nothing}</h3>${item.signature ? html`<code class="long">${item.signature}</code>` : html`<p class="muted">Not signed: no signature is documented for RCS.</p>`}
    <h3>Body ${copyButton('body', item.body)}</h3><pre tabindex="0">${pretty(item.body)}</pre>`;
}

export function calls() {
  const only = ui.open.refusedOnly;
  const shown = state.calls.filter((call) => (!only || call.refusedBy) && matches('calls', call.method, call.path, call.operation, call.status, call.refusedBy));
  return html`
    <div class="line">${search('calls', 'Search path, status or rule')}
      <label class="check"><input type="checkbox" .checked=${live(!!only)} @change=${() => update({ open: { ...ui.open, refusedOnly: !only } })}> Refused only</label></div>
    ${rows('calls', shown, (call) => html`
      <span class="when">${time(call.at)}</span><span class="what"><b>${call.method}</b> ${shortPath(call.path)}</span>
      ${status(call.status)}<span class="took">${taken(call.millis)}</span>
      ${call.refusedBy ? html`<span class="rule">${call.refusedBy}</span>` : nothing}`, callContent)}
    ${shown.length ? nothing : html`<p class="empty">${state.calls.length ? 'No call matches.' : 'No calls yet. Point your route at the base URL above.'}</p>`}`;
}

const shortPath = (path) => path?.replace(/^\/v1\/public/, '');

function callContent(call) {
  const whole = detail(`calls/${call.id}`);
  if (!whole) return html`<p class="muted">Loading…</p>`;
  if (whole.error) return html`<p class="error">${whole.error}</p>`;
  const part = (title, { body }) => html`<h3>${title} ${body ? copyButton(title.toLowerCase(), body) : nothing}</h3>
    ${body ? html`<pre tabindex="0">${pretty(body)}</pre>` : html`<p class="muted">No body.</p>`}`;
  return html`<code class="long">${call.method} ${call.path}</code>${part('Request', whole.request ?? {})}${part('Response', whole.response ?? {})}`;
}
