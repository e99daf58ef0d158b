/**
 * Phone numbers by the numbering plans of all countries, for hosts that have Google's libphonenumber on their class path. Start with
 * {@link io.crmkit.core.phone.LibPhoneNumber}.
 */
@NullMarked
package io.crmkit.core.phone;

import org.jspecify.annotations.NullMarked;
