/**
 * Fields that a business adds to its records: typed values in {@link io.crmkit.core.field.CustomFields}, checked against a
 * {@link io.crmkit.core.field.FieldSchema} before anything is stored.
 */
@NullMarked
package io.crmkit.core.field;

import org.jspecify.annotations.NullMarked;
