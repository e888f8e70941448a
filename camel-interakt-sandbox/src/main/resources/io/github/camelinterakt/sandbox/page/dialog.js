// Forms, inline or in the page's one dialog: a list of fields, and what to do with their values.
import { html, live, nothing } from './lit.js';
import { ui, update } from './store.js';
import { icon } from './text.js';

let drawn = 0;

function control(field, id) {
  const common = field.hint ? `${id}-hint` : nothing;
  const value = field.value ?? '';
  if (field.type === 'select') {
    return html`<select id=${id} name=${field.name} aria-describedby=${common} @change=${field.onchange ?? nothing}>${field.options.map(
      (option) => {
        const [key, label] = Array.isArray(option) ? option : [option, option];
        return html`<option value=${key} ?selected=${String(key) === String(value)}>${label}</option>`;
      },
    )}</select>`;
  }
  if (field.type === 'textarea') {
    return html`<textarea id=${id} name=${field.name} rows=${field.rows ?? 3} placeholder=${field.placeholder ?? nothing} ?required=${field.required} aria-describedby=${common} spellcheck="false" .value=${value}></textarea>`;
  }
  if (field.type === 'checkbox') {
    return html`<input id=${id} type="checkbox" name=${field.name} ?checked=${field.value} aria-describedby=${common}>`;
  }
  return html`<input id=${id} name=${field.name} type=${field.type ?? 'text'} placeholder=${field.placeholder ?? nothing} ?required=${field.required}
    min=${field.min ?? nothing} max=${field.max ?? nothing} step=${field.type === 'number' ? 'any' : nothing} pattern=${field.pattern ?? nothing} accept=${field.accept ?? nothing}
    autocomplete="off" spellcheck="false" aria-describedby=${common} .value=${field.type === 'file' ? nothing : value}>`;
}

export function fields(list, prefix) {
  return list.map((field) => {
    const id = `${prefix}-${field.name}`;
    return html`<div class="field ${field.type ?? 'text'} ${field.small ? 'small' : ''}">
      <label for=${id}>${field.label}</label>${control(field, id)}
      ${field.hint ? html`<small id="${id}-hint">${field.hint}</small>` : nothing}
    </div>`;
  });
}

/** The values of a form by name: numbers as numbers, what is left empty not at all. */
export function valuesOf(form, list) {
  const values = {};
  for (const field of list) {
    const element = form.elements[field.name];
    if (field.type === 'checkbox') values[field.name] = element.checked;
    else if (field.type === 'file') values[field.name] = element.files[0];
    else if (element.value !== '') values[field.name] = field.type === 'number' ? Number(element.value) : element.value;
  }
  return values;
}

/** A form within a panel. */
export function form({ name, list, submit, action, others = nothing }) {
  const send = async (event) => {
    event.preventDefault();
    await action(valuesOf(event.target, list), event.target);
  };
  return html`<form class="inline" autocomplete="off" @submit=${send}>${fields(list, name)}<div class="actions"><button class="primary">${submit}</button>${others}</div></form>`;
}

/**
 * The dialog that `ui.dialog` describes: `title`, `fields` with `submit` and `action`, or a `body` of its own. It closes after an
 * action unless the sandbox refused it.
 */
export function dialog() {
  const shown = ui.dialog;
  const close = () => document.querySelector('dialog').close();
  const send = async (event) => {
    event.preventDefault();
    if ((await shown.action(valuesOf(event.target, shown.fields))) !== null && ui.dialog === shown) close();
  };
  if (shown && shown.key === undefined) shown.key = ++drawn;
  return html`<dialog aria-labelledby="dialog-title" @close=${() => update({ dialog: null, error: null })} @click=${(event) => event.target === event.currentTarget && close()}>
    ${shown ? html`<div class="sheet">
      <header><h2 id="dialog-title">${shown.title}</h2><button type="button" class="plain" aria-label="Close" @click=${close}>${icon('close')}</button></header>
      ${shown.text ? html`<p class="muted">${shown.text}</p>` : nothing}
      ${ui.error ? html`<p class="error" role="alert">${ui.error}</p>` : nothing}
      ${shown.body ? shown.body(close) : nothing}
      ${shown.fields ? html`<form autocomplete="off" @submit=${send}>${fields(shown.fields, `d${shown.key}`)}<div class="actions"><button class="primary">${shown.submit}</button></div></form>` : nothing}
    </div>` : nothing}
  </dialog>`;
}

/** Opens or closes the dialog's element as `ui.dialog` says; called after each drawing. */
export function syncDialog() {
  const element = document.querySelector('dialog');
  if (ui.dialog && !element.open) element.showModal();
  if (!ui.dialog && element.open) element.close();
}

/** A search field that keeps what is typed while rows arrive. */
export function search(name, label) {
  return html`<input class="search" type="search" aria-label=${label} placeholder=${label} .value=${live(ui.search[name] ?? '')}
    @input=${(event) => update({ search: { ...ui.search, [name]: event.target.value } })}>`;
}

/** Whether one of the texts contains what is searched for. */
export function matches(name, ...texts) {
  const wanted = (ui.search[name] ?? '').trim().toLowerCase();
  return !wanted || texts.some((text) => String(text ?? '').toLowerCase().includes(wanted));
}
