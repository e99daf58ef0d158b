/**
 * People, organizations and households that a business serves. Start with {@link io.crmkit.core.customer.Customer}; everything
 * that happens with a customer refers to it by its id.
 */
@NullMarked
@CrmStyle
package io.crmkit.core.customer;

import io.crmkit.core.style.CrmStyle;
import org.jspecify.annotations.NullMarked;
