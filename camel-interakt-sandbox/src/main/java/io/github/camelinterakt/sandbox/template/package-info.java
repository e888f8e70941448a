/** Message templates, their approval, and the media of their headers. */
package io.github.camelinterakt.sandbox.template;
