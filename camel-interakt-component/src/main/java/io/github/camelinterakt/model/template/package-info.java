/** Templates: creating them in every form, reading those that exist, and uploading the media of their headers. */
package io.github.camelinterakt.model.template;
