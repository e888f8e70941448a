// What the customer can do, each as a request of the control API.
import { html, nothing } from './lit.js';
import { act, customer, select, state, ui, update } from './store.js';
import { dateTime, icon, pretty, words } from './text.js';

const SILENT = ['reaction', 'edit', 'read', 'pay', 'orderStatus'];

/** Lets the chosen customer act, and shows what they write; resolves to null if the sandbox refuses. */
export async function does(action) {
  ui.jump = !SILENT.includes(action.type);
  const done = await act('POST', `customers/${encodeURIComponent(ui.customer)}/messages`, action);
  if (!done) ui.jump = false;
  return done;
}

/** A file goes to the sandbox first; the message then names its address there. */
async function sendMedia(type, { file, caption }) {
  const uploaded = await act('POST', `media?name=${encodeURIComponent(file.name)}`, file);
  return uploaded && does({ type, mediaUrl: uploaded.url, caption });
}

const mediaDialog = (type, label, accept) => ({
  title: `Send ${label}`,
  fields: [
    { name: 'file', label: 'File', type: 'file', accept, required: true },
    ...(type === 'audio' || type === 'sticker' ? [] : [{ name: 'caption', label: 'Caption' }]),
  ],
  submit: 'Send',
  action: (values) => sendMedia(type, values),
});

/** `name = value` lines as an object. */
export function lines(text) {
  return Object.fromEntries(
    (text ?? '').split('\n').map((line) => line.split(/=(.*)/s, 2).map((part) => part.trim())).filter(([name, value]) => name && value !== undefined),
  );
}

export const attachments = [
  ['image', 'Image', () => mediaDialog('image', 'an image', 'image/*')],
  ['document', 'Document', () => mediaDialog('document', 'a document', '')],
  ['video', 'Video', () => mediaDialog('video', 'a video', 'video/*')],
  ['audio', 'Audio', () => mediaDialog('audio', 'a voice message', 'audio/*')],
  ['sticker', 'Sticker', () => mediaDialog('sticker', 'a sticker', 'image/webp')],
  ['location', 'Location', () => ({
    title: 'Send a location',
    fields: [
      { name: 'latitude', label: 'Latitude', type: 'number', min: -90, max: 90, required: true, value: 12.9716 },
      { name: 'longitude', label: 'Longitude', type: 'number', min: -180, max: 180, required: true, value: 77.5946 },
    ],
    submit: 'Send',
    action: (values) => does({ type: 'location', ...values }),
  })],
  ['contact', 'Contact', () => ({
    title: 'Send a contact',
    fields: [
      { name: 'name', label: 'Name', required: true },
      { name: 'phone', label: 'Phone', type: 'tel', placeholder: '+919999999999', required: true },
    ],
    submit: 'Send',
    action: (values) => does({ type: 'contacts', ...values }),
  })],
  ['order', 'Order', () => ({
    title: 'Order from the catalogue',
    fields: [
      { name: 'name', label: 'Product id', required: true, value: 'tea-250' },
      { name: 'quantity', label: 'Quantity', type: 'number', min: 1, required: true, value: 1 },
      { name: 'amount', label: 'Price of one', type: 'number', min: 0, required: true, value: 249 },
    ],
    submit: 'Order',
    action: (item) => does({ type: 'order', items: [item] }),
  })],
  ['flow', 'Flow answer', () => ({
    title: 'Answer a Flow',
    text: 'Interakt posts a Flow answer twice: as a received message, and as the response to the template.',
    fields: [{ name: 'answers', label: 'Answers', type: 'textarea', rows: 4, required: true, value: 'name = Asha\nslot = 10:30', hint: 'One on a line: name = value' }],
    submit: 'Answer',
    action: ({ answers }) => does({ type: 'flow', answers: lines(answers) }),
  })],
];

export const newCustomer = () => ({
  title: 'New customer',
  text: 'A customer has a phone, or writes under a user name without one.',
  fields: [
    { name: 'name', label: 'Name', placeholder: 'Asha' },
    { name: 'phone', label: 'Phone', type: 'tel', placeholder: '+919999999999', hint: 'With country code. Leave it empty for a customer with a user name.' },
    { name: 'username', label: 'User name', placeholder: 'asha' },
    { name: 'userId', label: 'Business-scoped user id', placeholder: 'IN.abc123' },
    { name: 'traits', label: 'Traits', type: 'textarea', placeholder: 'city = Pune', hint: 'One on a line: name = value' },
  ],
  submit: 'Add customer',
  action: async ({ traits, ...values }) => {
    const created = await act('POST', 'customers', { ...values, traits: lines(traits) });
    if (created) select(created.id);
    return created;
  },
});

/** The rows of a list message, to pick one from. */
export const pickFrom = (entry) => ({
  title: entry.shown.list.button,
  body: (close) => html`<div class="rows" data-arrows>${entry.shown.list.sections.map((section) => html`
    ${section.title ? html`<h3>${section.title}</h3>` : nothing}
    <ul>${section.rows.map((row) => html`<li><button type="button" class="row" data-item @click=${async () => {
      if (await does({ type: 'pick', row: row.title, messageId: entry.id })) close();
    }}><b>${row.title}</b>${row.description ? html`<small>${row.description}</small>` : nothing}</button></li>`)}</ul>`)}</div>`,
});

const REACTIONS = ['👍', '❤️', '😂', '😮', '🙏'];

/** What is known of a message, and what can happen to it: its statuses, a reaction, another text. */
export const detailsOf = (entry) => ({
  title: entry.templateName ? `Template ${entry.templateName}` : `${entry.type} message`,
  body: (close) => {
    const current = customer()?.conversation.find((other) => other.id === entry.id) ?? entry;
    const facts = [
      ['Id', current.id],
      [current.direction === 'out' ? 'Accepted' : 'Received', dateTime(current.at)],
      ...['sent', 'delivered', 'read', 'failed'].filter((name) => current.times?.[name]).map((name) => [name[0].toUpperCase() + name.slice(1), dateTime(current.times[name])]),
      ['Callback data', current.callbackData],
      ['Campaign', current.campaignId],
    ].filter(([, value]) => value);
    const status = (body) => act('POST', `messages/${current.id}/status`, body);
    return html`<dl class="facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
      ${current.channel === 'sms' ? nothing : current.direction === 'out'
        ? html`<div class="actions">
            <button type="button" @click=${() => status({ status: 'delivered' })}>Mark delivered</button>
            <button type="button" @click=${() => status({ status: 'read' })}>Mark read</button>
            <button type="button" @click=${() => update({ dialog: failing(current) })}>Let it fail…</button>
          </div>
          <div class="actions" role="group" aria-label="React as the customer">${REACTIONS.map((emoji) => html`<button type="button" class="emoji" aria-label="React with ${emoji}" @click=${async () => {
            if (await does({ type: 'reaction', text: emoji, messageId: current.id })) close();
          }}>${emoji}</button>`)}</div>`
        : current.type === 'Order'
          ? html`<div class="actions"><button type="button" @click=${() => does({ type: 'pay' })}>Paid</button>
              ${['CONFIRMED', 'SHIPPED', 'CANCELLED'].map((name) => html`<button type="button" @click=${() => does({ type: 'orderStatus', status: name })}>${words(name)}</button>`)}</div>`
          : html`<div class="actions"><button type="button" @click=${() => update({ dialog: editing(current) })}>Edit as the customer…</button></div>`}
      <details class="raw"><summary>As JSON</summary><pre tabindex="0">${pretty(current)}</pre></details>`;
  },
});

const failing = (entry) => ({
  title: 'Let the message fail',
  fields: [
    { name: 'code', label: 'Error', type: 'select', value: '131026', options: [
      ['131026', '131026 Message undeliverable'], ['131047', '131047 24-hour window closed'], ['131049', '131049 Marketing limit of the customer'],
      ['131048', '131048 Spam limit'], ['130472', '130472 Experiment group'], ['131042', '131042 Payment problem'], ['1013', '1013 Not on WhatsApp'],
    ] },
    { name: 'reason', label: 'Reason', value: 'Message undeliverable', required: true },
  ],
  submit: 'Fail',
  action: (values) => act('POST', `messages/${entry.id}/status`, { status: 'failed', ...values }),
});

const editing = (entry) => ({
  title: 'Edit the message',
  fields: [{ name: 'text', label: 'New text', type: 'textarea', value: entry.shown?.body ?? '', required: true }],
  submit: 'Save',
  action: ({ text }) => does({ type: 'edit', text, messageId: entry.id }),
});

/** The menu behind the plus sign. */
export const attachMenu = () => ({
  title: 'Send as the customer',
  body: () => html`<ul class="grid" data-arrows>${attachments.map(([name, label, open]) => html`<li><button type="button" data-item @click=${() => update({ dialog: open() })}>${icon(name)}<span>${label}</span></button></li>`)}</ul>`,
});

/** Whether the 24-hour window is open. */
export const windowLeft = (shown, at) => (shown.windowOpenUntil ? Date.parse(shown.windowOpenUntil) - at : 0);

export const accountOf = () => ui.account ?? state.sandbox.accounts[0];
