/**
 * What a customer is given after a failure: effective-dated tables as data, for goodwill and for what a statute demands, and results
 * that say which row decided and why. The statutory tables of this jar are examples, not legal advice.
 */
@NullMarked
package io.crmkit.recovery.compensation;

import org.jspecify.annotations.NullMarked;
