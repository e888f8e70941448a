/**
 * Media: the upload of a template's media, multipart, streamed from a file or from memory with a known length; and the
 * download of what customers send.
 */
package io.github.camelinterakt.media;
