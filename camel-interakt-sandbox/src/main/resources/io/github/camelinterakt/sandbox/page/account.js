// The account's state in panels: the chosen contact, templates and campaigns, and what the sandbox is set to.
import { html, live, nothing, repeat } from './lit.js';
import { act, customer, now, state, ui, update } from './store.js';
import { dateTime, duration, icon, nameOf, number, phone, rich, words } from './text.js';
import { form, matches, search } from './dialog.js';
import { copyButton } from './parts.js';
import { windowLeft } from './customer-actions.js';

const valueText = (value) => (value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value));

function pairs(object, empty) {
  const list = Object.entries(object ?? {});
  return list.length ? html`<dl class="facts">${list.map(([name, value]) => html`<dt>${name}</dt><dd>${valueText(value)}</dd>`)}</dl>` : html`<p class="muted">${empty}</p>`;
}

export function contact() {
  const shown = customer();
  if (!shown) return html`<p class="empty">Choose a customer to see traits, tags and events.</p>`;
  const left = windowLeft(shown, now());
  const facts = [
    ['Phone', shown.phone && phone(shown.phone)],
    ['User name', shown.username],
    ['Id', shown.id],
    ['Window', left > 0 ? `open until ${dateTime(shown.windowOpenUntil)}, ${duration(left)} left` : 'closed: only templates may be sent'],
    ['Agent', shown.agent ?? 'nobody assigned'],
  ].filter(([, value]) => value);
  return html`<h3>${nameOf(shown)}</h3>
    <dl class="facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
    <h3>Traits</h3>${pairs(shown.traits, 'None yet. trackUser sets them.')}
    <h3>Tags</h3>${shown.tags?.length ? html`<ul class="tags">${shown.tags.map((tag) => html`<li>${tag}</li>`)}</ul>` : html`<p class="muted">None yet. trackUser adds them.</p>`}
    <h3>Events</h3>${shown.events?.length
      ? html`<ol class="events">${[...shown.events].reverse().map((event) => html`<li><b>${event.name}</b> <time datetime=${event.at}>${dateTime(event.at)}</time>${Object.keys(event.traits ?? {}).length ? pairs(event.traits) : nothing}</li>`)}</ol>`
      : html`<p class="muted">None yet. trackEvent adds them.</p>`}`;
}

const CATEGORIES = ['UTILITY', 'MARKETING', 'AUTHENTICATION'];
const BUTTONS = { QUICK_REPLY: 'reply', URL: 'url', PHONE_NUMBER: 'phone' };
const STATES = { APPROVED: 'good', REJECTED: 'bad' };

const newTemplate = () => ({
  title: 'New template',
  fields: [
    { name: 'name', label: 'Name', required: true, pattern: '[a-z0-9_]+', placeholder: 'order_shipped', hint: 'Small letters, digits and underscores' },
    { name: 'language', label: 'Language', required: true, value: 'en' },
    { name: 'category', label: 'Category', type: 'select', options: CATEGORIES, value: 'UTILITY' },
    { name: 'body', label: 'Text', type: 'textarea', required: true, placeholder: 'Hi {{1}}, your order {{2}} is on its way.' },
    { name: 'footer', label: 'Footer' },
  ],
  submit: 'Create',
  action: (values) => act('POST', 'templates', values),
});

const rejecting = (path) => ({
  title: 'Reject the template',
  fields: [{ name: 'reason', label: 'Reason', required: true, value: 'TAG_CONTENT_MISMATCH' }],
  submit: 'Reject',
  action: ({ reason }) => act('POST', path, { status: 'REJECTED', reason }),
});

const newCampaign = () => ({
  title: 'New campaign',
  fields: [
    { name: 'name', label: 'Name', required: true },
    { name: 'template', label: 'Template', type: 'select', options: state.templates.map((each) => `${each.name} ${each.language}`) },
  ],
  submit: 'Create',
  action: ({ name, template = '' }) => {
    const [templateName, language] = template.split(' ');
    return act('POST', 'campaigns', { name, templateName, language });
  },
});

/** A template's text with its variables marked. */
const marked = (text) => String(text ?? '').split(/(\{\{\d+\}\})/).map((part, index) => (index % 2 ? html`<mark>${part}</mark>` : rich(part)));

const headerOf = ({ header, headerFormat }) => (header || !headerFormat || headerFormat === 'TEXT' ? header : `${words(headerFormat)} in the header`);

function templateItem(each) {
  const path = `templates/${encodeURIComponent(each.name)}/${encodeURIComponent(each.language)}/status`;
  const header = headerOf(each);
  return html`<li class="template-item">
    <header><h3>${each.name}</h3> <span class="muted">${each.language}</span> <span class="status ${STATES[each.status] ?? 'warn'}">${words(each.status)}</span></header>
    <div class="preview">
      ${header ? html`<p class="head">${marked(header)}</p>` : nothing}
      <p class="body">${marked(each.body)}</p>
      ${each.footer ? html`<p class="foot">${each.footer}</p>` : nothing}
      ${each.buttons?.length ? html`<p class="labels">${each.buttons.map((button) => html`<span>${icon(BUTTONS[button.type] ?? button.kind)}${button.text}</span>`)}</p>` : nothing}
      ${each.cards?.length ? html`<p class="foot">${each.cards.length} cards</p>` : nothing}
    </div>
    ${each.rejectionReason ? html`<p class="error">Rejected: ${each.rejectionReason}</p>` : nothing}
    <div class="actions">
      ${each.status === 'APPROVED' ? nothing : html`<button type="button" @click=${() => act('POST', path, { status: 'APPROVED' })}>Approve</button>`}
      ${each.status === 'REJECTED' ? nothing : html`<button type="button" @click=${() => update({ dialog: rejecting(path) })}>Reject…</button>`}
      <label>Category <select @change=${(event) => act('POST', path, { category: event.target.value })}>${CATEGORIES.map((name) => html`<option value=${name} .selected=${live(name === each.category?.toUpperCase())}>${words(name)}</option>`)}</select></label>
    </div></li>`;
}

export function templates() {
  const shown = state.templates.filter((each) => matches('templates', each.name, each.body, each.status));
  return html`<div class="line">${search('templates', 'Search templates')}<button type="button" @click=${() => update({ dialog: newTemplate() })}>New…</button></div>
    <ul class="list">${repeat(shown, (each) => `${each.name}/${each.language}`, templateItem)}</ul>
    ${shown.length ? nothing : html`<p class="empty">${state.templates.length ? 'No template matches.' : 'No templates yet. createTemplate makes them, or “New”.'}</p>`}
    <div class="line"><h3>Campaigns</h3><button type="button" @click=${() => update({ dialog: newCampaign() })}>New…</button></div>
    ${state.campaigns?.length ? html`<ul class="list">${state.campaigns.map((each) => html`<li class="line"><b>${each.name}</b> <span class="muted">${each.templateName} ${each.language ?? ''}</span> <code>${each.id}</code>${copyButton('campaign’s id', each.id)}</li>`)}</ul>` : html`<p class="muted">None yet.</p>`}`;
}

const KINDS = [['status', 'Error status'], ['rateLimited', 'Rate limited (429)'], ['delay', 'Slow response'], ['reset', 'Connection reset'], ['empty', 'Empty response'], ['garbage', 'Garbage'], ['brokenBody', 'Body breaks off']];

function faultFields() {
  const kind = ui.open.fault ?? 'status';
  const field = {
    status: [{ name: 'status', label: 'Status', type: 'number', min: 400, max: 599, value: 503, small: true }],
    rateLimited: [{ name: 'retryAfter', label: 'Retry-After', value: '20', small: true }],
    delay: [{ name: 'delay', label: 'Delay', type: 'select', options: [['PT1S', '1 s'], ['PT5S', '5 s'], ['PT30S', '30 s'], ['PT2M', '2 min']], small: true }],
  }[kind] ?? [];
  return [
    { name: 'operation', label: 'Operation', type: 'select', value: 'MESSAGE', options: (state.operations ?? ['MESSAGE']).map((name) => [name, words(name)]) },
    { name: 'kind', label: 'Fault', type: 'select', value: kind, options: KINDS, onchange: (event) => update({ open: { ...ui.open, fault: event.target.value } }) },
    ...field,
    { name: 'calls', label: 'Calls', type: 'number', min: 1, value: 1, small: true },
    { name: 'afterTheCall', label: 'After the call took effect', type: 'checkbox' },
  ];
}

export function faults() {
  const list = state.faults ?? [];
  return html`<div class="box"><h3>Faults</h3>
    ${list.length ? html`<ul class="faults">${list.map((each) => html`<li><b>${Object.fromEntries(KINDS)[each.kind] ?? words(each.kind)}</b> for the next ${each.calls === 1 ? 'call' : `${number(each.calls)} calls`} of ${words(each.operation)}</li>`)}</ul>` : html`<p class="muted">Off: every call gets its own answer.</p>`}
    ${form({ name: 'fault', list: faultFields(), submit: 'Switch on', action: (values) => act('POST', 'faults', values),
      others: list.length ? html`<button type="button" @click=${() => act('DELETE', 'faults')}>Switch all off</button>` : nothing })}</div>`;
}

const STEPS = [['PT1M', '1 min'], ['PT1H', '1 h'], ['PT24H', '24 h']];
const SPEEDS = [[0, 'stopped'], [1, 'real time'], [10, '10 ×'], [60, '60 × (a minute a second)'], [3600, '3600 × (an hour a second)']];

function clock() {
  const { speed } = state.clock;
  const speeds = SPEEDS.some(([each]) => each === speed) ? SPEEDS : [...SPEEDS, [speed, `${number(speed)} ×`]];
  return html`<div class="box"><h3>Clock</h3><p class="big">${dateTime(now())} <small>${speed === 0 ? 'stands still' : speed === 1 ? 'runs as real time' : `runs ${number(speed)} times as fast`}</small></p>
    <div class="actions">${STEPS.map(([step, label]) => html`<button type="button" @click=${() => act('POST', 'clock/advance', { duration: step })}>+ ${label}</button>`)}
      <label>Speed <select @change=${(event) => act('PUT', 'clock', { speed: Number(event.target.value) })}>${speeds.map(([each, label]) => html`<option value=${each} .selected=${live(each === speed)}>${label}</option>`)}</select></label></div>
    <p class="muted">Moving it closes windows, approves templates and runs what is due.</p></div>`;
}

const QUOTA_WINDOWS = { 'fixed-minute': 'fixed minute', sliding: 'sliding minute', 'token-bucket': 'token bucket' };

function quota() {
  const set = state.quota ?? {};
  const limit = set.requestsPerMinute;
  return html`<div class="box"><h3>Quota</h3>
    <p class="line">${limit ? html`<meter min="0" max=${limit} high=${limit * 0.8} optimum="0" value=${set.used} aria-label="Quota in use"></meter> ${number(set.used)} of ${number(limit)} in the last minute, counted by ${QUOTA_WINDOWS[set.window] ?? set.window}` : 'Unlimited.'}</p>
    ${form({ name: 'quota', list: [
      { name: 'plan', label: 'Plan', type: 'select', value: set.plan, options: ['growth', 'advanced', 'enterprise'] },
      { name: 'requestsPerMinute', label: 'Calls a minute (0: the plan’s)', type: 'number', min: 0, value: limit ?? 300, required: true, small: true },
      { name: 'window', label: 'Counted by', type: 'select', value: set.window, options: Object.entries(QUOTA_WINDOWS) },
      { name: 'retryAfter', label: 'Retry-After', type: 'select', value: set.retryAfter, options: ['seconds', 'date', 'none'] },
      { name: 'countRefused', label: 'Refused calls count', type: 'checkbox', value: set.countRefused },
    ], submit: 'Set', action: (values) => act('PUT', 'quota', values) })}</div>`;
}

const USUAL = { sent: '200ms..600ms', delivered: '400ms..1s', read: '2s..4s' };
const UNRELIABLE = { delayed: '0s..2s', shuffled: true, duplicated: 0.3 };
const DELIVERIES = [
  ['usual', 'delivered and read within seconds', { rules: [USUAL] }],
  ['off', 'nothing happens by itself', { rules: [] }],
  ['failing', 'every fifth message fails', { rules: [{ ...USUAL, failed: { code: '131026', reason: 'Message undeliverable', after: '1s', probability: 0.2 } }] }],
  ['unreliable', 'posts late, in any order, some twice', { rules: [USUAL], posts: UNRELIABLE }],
];
const percent = (part) => `${Math.round(part * 100)} %`;

/** What may happen, such as `failed (131026) after 1s with 20 %`. */
function step(name, what) {
  const { after = '0s', probability, code, button } = typeof what === 'string' ? { after: what } : what;
  return `${name}${code ? ` (${code})` : ''}${button ? ` (${button})` : ''} after ${after}${probability === undefined ? '' : ` with ${percent(probability)}`}`;
}

/** The rules in force, in words. */
function inForce({ rules = [], posts }) {
  const texts = rules.map(({ to, template, ...steps }) => {
    const list = ['sent', 'failed', 'delivered', 'read', 'clicked'].filter((name) => steps[name]).map((name) => step(name, steps[name]));
    return html`<b>${[to && `to ${to}`, template && `template ${template}`].filter(Boolean).join(', ') || 'All messages'}</b>: ${list.join(', ') || 'sent at once'}`;
  });
  const late = [posts?.delayed && `${typeof posts.delayed === 'string' ? posts.delayed : posts.delayed.after} late`, posts?.shuffled && 'in any order', posts?.duplicated && `${percent(posts.duplicated)} twice`].filter(Boolean);
  if (late.length) texts.push(html`<b>Posts</b>: ${late.join(', ')}`);
  return texts.length ? html`<ul class="faults rules">${texts.map((text) => html`<li>${text}</li>`)}</ul>` : html`<p class="muted">Off: messages are sent, and nothing else happens by itself.</p>`;
}

function delivery() {
  const kinds = state.delivery ? [['now', 'as it is now', state.delivery], ...DELIVERIES] : DELIVERIES;
  const chosen = kinds.find(([key]) => key === ui.open.delivery) ?? kinds[0];
  const set = async ({ rules }) => {
    try {
      if (await act('PUT', 'delivery', JSON.parse(rules))) update({ open: { ...ui.open, delivery: 'now' } });
    } catch (e) {
      update({ error: `The rules are not JSON: ${e.message}` });
    }
  };
  return html`<div class="box"><h3>Delivery</h3>
    ${state.delivery ? inForce(state.delivery) : nothing}
    ${form({ name: 'delivery', list: [
      { name: 'kind', label: 'What happens to messages', type: 'select', value: chosen[0], options: kinds, onchange: (event) => update({ open: { ...ui.open, delivery: event.target.value } }) },
      { name: 'rules', label: 'Rules', type: 'textarea', rows: 6, value: JSON.stringify(chosen[2], null, 2) },
    ], submit: 'Set', action: set })}</div>`;
}

const resetting = () => ({
  title: 'Reset the sandbox?',
  text: 'Contacts, messages, calls, faults and the webhook’s posts are deleted. This cannot be undone.',
  fields: [],
  submit: 'Reset',
  action: () => act('POST', 'reset'),
});

export function settings() {
  return html`${faults()}${clock()}${delivery()}${quota()}
    <div class="box"><h3>Sandbox</h3><dl class="facts">
      <dt>Base URL</dt><dd><code>${state.sandbox.baseUrl}</code>${copyButton('base URL', state.sandbox.baseUrl)}</dd>
      <dt>API key</dt><dd><code>${state.sandbox.apiKey}</code>${copyButton('API key', state.sandbox.apiKey)}</dd>
      <dt>Control API</dt><dd><a href="/__admin/interakt/openapi.yaml">openapi.yaml</a></dd></dl>
      <div class="actions"><button type="button" class="danger" @click=${() => update({ dialog: resetting() })}>Reset…</button></div></div>`;
}
