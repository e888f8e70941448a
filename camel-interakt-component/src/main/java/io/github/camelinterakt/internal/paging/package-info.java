/** Lists that the API gives page by page, as one lazy iterator. */
package io.github.camelinterakt.internal.paging;
