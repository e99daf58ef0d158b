/** A storage adapter for an ordered key-value map, H2's MVStore: the worked example of docs/storage-adapter.md. */
@NullMarked
package io.crmkit.examples.mvstore;

import org.jspecify.annotations.NullMarked;
