package io.crmkit.recovery.cases;

import io.crmkit.core.json.JsonCodec;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Differences of cases as JSON Merge Patch, RFC 7396. Sound here because the canonical JSON of a case holds no null. */
final class MergePatch {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private MergePatch() {}

    /** Returns what turns one case into the other, leaving out texts. */
    static String between(RecoveryCase before, RecoveryCase after) {
        RecoveryCase was = before.withoutTexts();
        RecoveryCase is = after.withoutTexts();
        JsonCodec<RecoveryCase> codec = RecoveryCase.TYPE.codec();
        return JSON.writeValueAsString(
                difference(read(codec.encodeDifferences(was, is)), read(codec.encodeDifferences(is, was))));
    }

    /** Returns what turns nothing into a case, leaving out texts. */
    static String of(RecoveryCase first) {
        return RecoveryCase.TYPE.codec().encode(first.withoutTexts());
    }

    static ObjectNode read(String json) {
        return (ObjectNode) JSON.readTree(json);
    }

    /** Applies a patch in place. */
    static void apply(ObjectNode target, ObjectNode patch) {
        for (String name : patch.propertyNames()) {
            JsonNode value = patch.get(name);
            if (value.isNull()) {
                target.remove(name);
            } else if (value instanceof ObjectNode nested) {
                ObjectNode inner = target.get(name) instanceof ObjectNode there ? there : JSON.createObjectNode();
                apply(inner, nested);
                target.set(name, inner);
            } else {
                target.set(name, value);
            }
        }
    }

    private static ObjectNode difference(ObjectNode before, ObjectNode after) {
        ObjectNode patch = JSON.createObjectNode();
        List<String> gone = new ArrayList<>(before.propertyNames());
        gone.removeAll(after.propertyNames());
        gone.forEach(patch::putNull);
        for (String name : after.propertyNames()) {
            JsonNode was = before.get(name);
            JsonNode is = after.get(name);
            if (was instanceof ObjectNode outer && is instanceof ObjectNode inner) {
                ObjectNode nested = difference(outer, inner);
                if (!nested.isEmpty()) {
                    patch.set(name, nested);
                }
            } else if (!is.equals(was)) {
                patch.set(name, is);
            }
        }
        return patch;
    }
}
