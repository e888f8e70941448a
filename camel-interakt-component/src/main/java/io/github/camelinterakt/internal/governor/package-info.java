/** The account's quota: who may call when. */
package io.github.camelinterakt.internal.governor;
