/** RCS messages of every type. All of them start at {@link io.github.camelinterakt.model.rcs.RcsMessage}. */
package io.github.camelinterakt.model.rcs;
