package io.crmkit.recovery.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class MergePatchTest {
    /** The rows of RFC 7396, appendix A, whose target and patch are both objects; the last is the example of section 3, shortened. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':'b'}            | {'a':'c'}             | {'a':'c'}",
                "{'a':'b'}            | {'b':'c'}             | {'a':'b','b':'c'}",
                "{'a':'b'}            | {'a':null}            | {}",
                "{'a':'b','b':'c'}    | {'a':null}            | {'b':'c'}",
                "{'a':['b']}          | {'a':'c'}             | {'a':'c'}",
                "{'a':'c'}            | {'a':['b']}           | {'a':['b']}",
                "{'a':{'b':'c'}}      | {'a':{'b':'d','c':null}} | {'a':{'b':'d'}}",
                "{'a':[{'b':'c'}]}    | {'a':[1]}             | {'a':[1]}",
                "{'e':null}           | {'a':1}               | {'e':null,'a':1}",
                "{}                   | {'a':{'bb':{'ccc':null}}} | {'a':{'bb':{}}}",
                "{'author':{'given':'John','family':'Doe'},'tags':['x','y'],'content':'z'}"
                        + " | {'author':{'family':null},'tags':['x']}"
                        + " | {'author':{'given':'John'},'tags':['x'],'content':'z'}"
            })
    void aPatchIsAppliedAsTheStandardSays(String target, String patch, String expected) {
        ObjectNode patched = json(target);

        MergePatch.apply(patched, json(patch));

        assertThat(patched).isEqualTo(json(expected));
    }

    private static ObjectNode json(String quoted) {
        return MergePatch.read(quoted.replace('\'', '"'));
    }
}
