/** API campaigns: a name under which the dashboard reports template messages together. */
package io.github.camelinterakt.model.campaign;
