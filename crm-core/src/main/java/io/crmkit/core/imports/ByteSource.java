package io.crmkit.core.imports;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read from the beginning as often as needed: {@code () -> Files.newInputStream(path)}. */
@FunctionalInterface
public interface ByteSource {
    /** Opens the bytes at the first one; whoever opened them closes them. */
    InputStream open() throws IOException;
}
