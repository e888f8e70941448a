/** The upload of a template's media: multipart, streamed from a file or from memory with a known length. */
package io.github.camelinterakt.upload;
