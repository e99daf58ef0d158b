/**
 * The storage SPI: what a store must do so that CRM Kit can keep its data there. Start with
 * {@link io.crmkit.store.RecordStore}, whose seven methods an adapter implements, and prove the adapter with crm-store-tck.
 * Applications do not use this package; they use the typed repositories of {@code io.crmkit.core}.
 *
 * <p>Nothing ambiguous crosses this line: no nulls, floats, dates or locales; texts in code-point order, integers, booleans.
 */
@NullMarked
package io.crmkit.store;

import org.jspecify.annotations.NullMarked;
