/** Downloads the media that customers send. */
package io.github.camelinterakt.media;
