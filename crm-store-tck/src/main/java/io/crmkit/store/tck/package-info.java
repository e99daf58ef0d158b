/**
 * The storage contract in running form. An adapter proves itself with one test class that extends
 * {@link io.crmkit.store.tck.RecordStoreTck}; every test is a {@link io.crmkit.store.tck.Rule} with a number, which its
 * failures and the report name. One topic alone runs by extending its class, for example
 * {@link io.crmkit.store.tck.PagingTopic}. Hosts test their own code on a {@link io.crmkit.store.tck.FaultyStore}.
 */
@NullMarked
package io.crmkit.store.tck;

import org.jspecify.annotations.NullMarked;
