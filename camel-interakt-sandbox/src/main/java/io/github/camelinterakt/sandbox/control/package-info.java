/** The control API below {@code /__admin/interakt/}, and the page that uses it. */
package io.github.camelinterakt.sandbox.control;
