/** What is wrong with a mapping, where, and what was probably meant: collected, so that it can be told at once. */
package io.github.camelinterakt.mapping.problem;
