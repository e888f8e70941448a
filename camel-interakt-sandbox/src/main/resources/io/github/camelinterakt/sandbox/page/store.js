// What the sandbox says (`state`) and what only this page remembers (`ui`). All that is drawn comes from these two, and all that
// changes the sandbox goes through `act`.

const CONTROL = '/__admin/interakt/';
const RECONNECT_MS = 1000;
// A busy route changes the state with every call; more often than this nobody sees a difference.
const MOST_OFTEN_MS = 250;
const WAIT_SECONDS = 20;
const NOTE_MS = 4000;

/** The newest state, null until the first response. */
export let state = null;

const address = new URLSearchParams(location.hash.slice(1));

export const ui = {
  account: address.get('account'),
  customer: address.get('customer'),
  panel: address.get('panel') ?? 'webhooks',
  column: 'customers',
  search: {},
  open: {},
  drafts: {},
  details: {},
  dialog: null,
  error: null,
  note: '',
  news: '',
  connected: true,
  below: false,
  jump: false,
  guide: { ...JSON.parse(localStorage.getItem('guide') ?? '{}') },
};

let draw = () => {};
let scheduled = false;
let skew = 0;
let fetchedAt = 0;

/** Calls `listener` after each change, once for several changes of one moment. */
export function onChange(listener) {
  draw = listener;
}

/** Changes what the page remembers, and draws. */
export function update(changes = {}) {
  Object.assign(ui, changes);
  const place = new URLSearchParams();
  for (const key of ['account', 'customer', 'panel']) if (ui[key]) place.set(key, ui[key]);
  if (location.hash.slice(1) !== String(place)) history.replaceState(null, '', '#' + place);
  if (!scheduled) {
    scheduled = true;
    queueMicrotask(() => {
      scheduled = false;
      draw();
    });
  }
}

/** Says briefly that something was done where nothing else shows it. */
export function note(text) {
  update({ note: text });
  setTimeout(() => ui.note === text && update({ note: '' }), NOTE_MS);
}

/** Marks a step of the guide as done, for good. */
export function guide(changes) {
  Object.assign(ui.guide, changes);
  localStorage.setItem('guide', JSON.stringify(ui.guide));
  update();
}

/** The sandbox's time, which may run faster than the browser's or stand still. */
export function now() {
  return state ? skew + (performance.now() - fetchedAt) * (state.clock.speed ?? 1) : Date.now();
}

/** The conversation shown, or null while it is on its way. */
export function customer() {
  const shown = state?.customer;
  if (!shown || (shown.id !== ui.customer && shown.phone !== ui.customer)) return null;
  return { ...state.customers.find((each) => each.id === shown.id), ...shown };
}

export function select(id) {
  update({ customer: id, column: 'phone', below: false });
  ask?.abort();
}

export function selectAccount(account) {
  update({ account, customer: null, open: {}, details: {} });
  ask?.abort();
}

let ask = null;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

function url(path, query = {}) {
  const parameters = new URLSearchParams(query);
  if (ui.account) parameters.set('account', ui.account);
  const text = String(parameters);
  return CONTROL + path + (text ? (path.includes('?') ? '&' : '?') + text : '');
}

/** Follows the sandbox for as long as the page is open: each request is answered when there is something new. */
export async function follow() {
  let since = null;
  let before = '';
  for (;;) {
    ask = new AbortController();
    const asked = performance.now();
    const question = `${ui.account} ${ui.customer}`;
    if (question !== before) since = null;
    before = question;
    try {
      const query = { ...(ui.customer && { customer: ui.customer }), ...(since !== null && { since, wait: WAIT_SECONDS }) };
      const response = await fetch(url('state', query), { signal: ask.signal, cache: 'no-store' });
      if (response.status === 200) {
        since = accept(await response.json());
        await pause(MOST_OFTEN_MS - (performance.now() - asked));
      } else if (response.status === 204) {
        // Nothing new, yet the quota in use has aged. Too many pages that wait are told to come back.
        await pause(1000 * (response.headers.get('Retry-After') ?? 0));
        since = null;
      } else if (response.status === 404 && ui.account) {
        update({ account: null, customer: null, error: await sentence(response) });
      } else {
        throw new Error(await sentence(response));
      }
      if (!ui.connected) update({ connected: true });
    } catch {
      since = null;
      if (!ask.signal.aborted) {
        update({ connected: false });
        await pause(RECONNECT_MS);
      }
    }
  }
}

function accept(next) {
  const news = state ? newsOf(state, next) : '';
  state = next;
  skew = Date.parse(next.clock.now);
  fetchedAt = performance.now();
  // Without a customer in the state, none is chosen yet, or the chosen one is gone.
  update({ ...(news && { news }), customer: next.customer ? ui.customer : next.customers[0]?.id ?? null });
  return next.revision;
}

/** What a screen reader hears: refusals and failures in full, the rest counted. */
function newsOf(before, after) {
  const fresh = (list, known) => list.filter((item) => !known.some((old) => old.id === item.id));
  const posts = fresh(after.webhook.posts, before.webhook.posts);
  const refused = fresh(after.calls, before.calls).find((call) => call.refusedBy);
  const failed = posts.find((post) => post.status !== 200);
  const messages =
    after.customer?.id === before.customer?.id ? fresh(after.customer?.conversation ?? [], before.customer?.conversation ?? []) : [];
  return [
    messages.length === 1 ? `New message: ${messages[0].shown?.body ?? messages[0].type}.` : '',
    messages.length > 1 ? `${messages.length} new messages.` : '',
    refused ? `Call refused with ${refused.status}: ${refused.refusedBy}.` : '',
    failed ? `The webhook answered ${failed.status || 'nothing'} to ${failed.type}.` : '',
    !failed && posts.length ? `${posts.length} new webhook ${posts.length === 1 ? 'post' : 'posts'}.` : '',
  ].join(' ').trim();
}

async function sentence(response) {
  const body = await response.json().catch(() => null);
  return body?.error ?? `The sandbox answered ${response.status}. Its console may say why.`;
}

/**
 * Changes the sandbox. Returns its response, or null after it has refused; then the reason is shown, in the dialog if one is open.
 */
export async function act(method, path, body) {
  try {
    const bytes = body instanceof Blob;
    const response = await fetch(url(path), {
      method,
      body: body === undefined || bytes ? body : JSON.stringify(body),
      headers: { 'Content-Type': bytes ? body.type || 'application/octet-stream' : 'application/json' },
    });
    if (!response.ok) throw new Error(await sentence(response));
    update({ error: null });
    return (await response.json().catch(() => null)) ?? {};
  } catch (e) {
    const offline = e instanceof TypeError;
    update({ error: offline ? 'The sandbox does not answer. Start it again; this page reconnects by itself.' : e.message });
    return null;
  }
}

/** Reads something once, for example a call's bodies; undefined until it is here. */
export function detail(path) {
  if (!(path in ui.details)) {
    ui.details[path] = undefined;
    fetch(url(path))
      .then(async (response) => (response.ok ? response.json() : { error: await sentence(response) }))
      .catch(() => ({ error: 'The sandbox does not answer.' }))
      .then((result) => {
        ui.details[path] = result;
        update();
      });
  }
  return ui.details[path];
}
