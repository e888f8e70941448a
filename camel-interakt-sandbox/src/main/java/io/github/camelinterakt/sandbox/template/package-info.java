/** Message templates: their creation, their approval, their list, and the media that their headers show. */
package io.github.camelinterakt.sandbox.template;
