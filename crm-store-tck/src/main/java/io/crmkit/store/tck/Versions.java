package io.crmkit.store.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.util.Collections;
import java.util.Optional;

/** Finds out which version of an artifact is on the class path or module path. */
final class Versions {
    private Versions() {}

    /**
     * Returns the version of the artifact that a class came with: that of its module, also when it is on the class path, or what
     * its manifest calls the implementation version. Empty if it has neither.
     */
    static Optional<String> of(Class<?> type) {
        return Optional.ofNullable(type.getModule().getDescriptor())
                .or(() -> moduleOnClassPath(type))
                .flatMap(ModuleDescriptor::rawVersion)
                .or(() -> Optional.ofNullable(type.getPackage().getImplementationVersion()));
    }

    private static Optional<ModuleDescriptor> moduleOnClassPath(Class<?> type) {
        String classFile = type.getName().replace('.', '/') + ".class";
        ClassLoader loader = type.getClassLoader();
        URL itself = loader == null ? null : loader.getResource(classFile);
        if (itself == null) {
            return Optional.empty();
        }
        String module = itself.toString().replace(classFile, "module-info.class");
        try {
            for (URL other : Collections.list(loader.getResources("module-info.class"))) {
                if (other.toString().equals(module)) {
                    try (InputStream stream = other.openStream()) {
                        return Optional.of(ModuleDescriptor.read(stream));
                    }
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
