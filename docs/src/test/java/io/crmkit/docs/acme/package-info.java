/** The snippets of docs/storage-adapter.md, run: an adapter of a made-up database that keeps its data in the reference store. */
@NullMarked
package io.crmkit.docs.acme;

import org.jspecify.annotations.NullMarked;
