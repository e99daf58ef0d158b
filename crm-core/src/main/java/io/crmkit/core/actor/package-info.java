/** Who does something: a person of the business, a program, the customer. */
@NullMarked
package io.crmkit.core.actor;

import org.jspecify.annotations.NullMarked;
