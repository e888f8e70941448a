/** What the recipes need beside YAML: the check of a webhook's signature, a row of a sheet, and the HTTP client's settings. */
package io.github.camelinterakt.examples.recipes;
