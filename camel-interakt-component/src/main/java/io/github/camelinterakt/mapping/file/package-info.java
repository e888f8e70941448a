/** Mapping files, in YAML or as properties: read with the place of every setting, so that an error can name it. */
package io.github.camelinterakt.mapping.file;
