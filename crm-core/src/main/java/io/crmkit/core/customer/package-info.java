/** Who the business serves: persons, organizations and households. */
@NullMarked
package io.crmkit.core.customer;

import org.jspecify.annotations.NullMarked;
