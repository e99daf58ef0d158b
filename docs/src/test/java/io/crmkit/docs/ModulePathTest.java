package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The other tests run on the class path; here the modules run as modules, where a package that is not opened fails. */
class ModulePathTest {
    private static final Set<String> MODULES = Set.of(
            "io.crmkit.core", "io.crmkit.metrics", "io.crmkit.recovery", "io.crmkit.privacy", "io.crmkit.store.jdbc");
    private static final List<String> TEST_JARS =
            List.of("junit", "assertj", "jqwik", "archunit", "opentest4j", "apiguardian", "byte-buddy", "surefire", "docs", "tck");

    @Test
    void aCustomerIsStoredAndReadOnTheModulePath() throws Exception {
        Path[] path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> TEST_JARS.stream().noneMatch(entry.substring(entry.lastIndexOf("crm-") + 1)::contains))
                .map(Path::of)
                .filter(Files::exists)
                .toArray(Path[]::new);
        Configuration modules =
                ModuleLayer.boot().configuration().resolve(ModuleFinder.of(path), ModuleFinder.of(), MODULES);
        ModuleLayer layer = ModuleLayer.boot().defineModulesWithOneLoader(modules, ClassLoader.getPlatformClassLoader());
        ClassLoader loader = layer.findLoader("io.crmkit.core");

        Object factory = call(loader.loadClass("io.crmkit.store.memory.MemoryStore"), null, "create");
        Class<?> crmClass = loader.loadClass(Crm.class.getName());
        Object crm = call(call(crmClass, null, "builder", factory), "build");
        Object customers = call(crm, "customers");
        Object builder =
                call(loader.loadClass("io.crmkit.core.customer.Customer"), null, "person", "Ada", "Lovelace");
        Object ada = call(customers, "add", call(builder, "build"));
        Object id = call(loader.loadClass("io.crmkit.core.customer.Customer"), ada, "id");

        assertThat(crmClass.getModule().isNamed()).isTrue();
        assertThat(call(customers, "find", id).toString()).contains("PERSON").doesNotContain("Lovelace");
    }

    private static Object call(Object target, String method, Object... arguments) throws Exception {
        return call(target.getClass(), target, method, arguments);
    }

    private static Object call(Class<?> type, Object target, String name, Object... arguments) throws Exception {
        List<Method> found = new ArrayList<>();
        for (Method method : type.getMethods()) {
            if (method.getName().equals(name)
                    && method.getParameterCount() == arguments.length
                    && !method.isBridge()) {
                found.add(method);
            }
        }
        return found.get(0).invoke(target, arguments);
    }
}
