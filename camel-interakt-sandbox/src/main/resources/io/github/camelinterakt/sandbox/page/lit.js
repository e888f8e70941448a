// The one place that knows where lit-html lies: its WebJar on the class path.
export { html, svg, nothing, render } from '/webjars/lit-html/3.3.1/lit-html.js';
export { repeat } from '/webjars/lit-html/3.3.1/directives/repeat.js';
export { live } from '/webjars/lit-html/3.3.1/directives/live.js';
