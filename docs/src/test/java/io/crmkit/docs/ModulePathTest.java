package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The other tests run on the class path; here the modules run as modules, where a package that is not opened fails. */
class ModulePathTest {
    private static final Set<String> MODULES = Set.of(
            "io.crmkit.core", "io.crmkit.metrics", "io.crmkit.recovery", "io.crmkit.privacy", "io.crmkit.store.jdbc");
    private static final List<String> TEST_JARS = List.of(
            "junit",
            "assertj",
            "jqwik",
            "archunit",
            "opentest4j",
            "apiguardian",
            "byte-buddy",
            "surefire",
            "docs",
            "tck");

    @Test
    void aCustomerIsStoredAndReadOnTheModulePath() throws Exception {
        Path[] path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> TEST_JARS.stream().noneMatch(entry.substring(entry.lastIndexOf("crm-") + 1)::contains))
                .map(Path::of)
                .filter(Files::exists)
                .toArray(Path[]::new);
        Configuration modules =
                ModuleLayer.boot().configuration().resolve(ModuleFinder.of(path), ModuleFinder.of(), MODULES);
        ModuleLayer layer =
                ModuleLayer.boot().defineModulesWithOneLoader(modules, ClassLoader.getPlatformClassLoader());
        ClassLoader loader = layer.findLoader("io.crmkit.core");

        Object factory = callStatic(loader, "io.crmkit.store.memory.MemoryStore", "create");
        Class<?> crmClass = loader.loadClass(Crm.class.getName());
        Object crm = call(callStatic(loader, Crm.class.getName(), "builder", factory), "build");
        Object customers = call(crm, "customers");
        Object builder = callStatic(loader, "io.crmkit.core.customer.Customer", "person", "Ada", "Lovelace");
        Object ada = call(customers, "add", call(builder, "build"));
        Object id = invoke(loader.loadClass("io.crmkit.core.customer.Customer"), ada, "id");

        assertThat(crmClass.getModule().isNamed()).isTrue();
        assertThat(call(customers, "find", id).toString()).contains("PERSON").doesNotContain("Lovelace");
    }

    private static Object call(Object target, String method, Object... arguments) throws Exception {
        return invoke(target.getClass(), target, method, arguments);
    }

    private static Object callStatic(ClassLoader loader, String type, String method, Object... arguments)
            throws Exception {
        return invoke(loader.loadClass(type), null, method, arguments);
    }

    private static Object invoke(Class<?> type, @Nullable Object target, String name, Object... arguments)
            throws Exception {
        for (Method method : type.getMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == arguments.length && !method.isBridge()) {
                return method.invoke(target, arguments);
            }
        }
        throw new AssertionError(type + " has no method " + name);
    }
}
