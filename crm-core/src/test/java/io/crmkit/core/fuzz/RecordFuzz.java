package io.crmkit.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.crmkit.core.Crm;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.id.Id;
import io.crmkit.core.json.JsonCodec;
import io.crmkit.core.json.UnreadableJsonException;
import io.crmkit.store.memory.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Timeout;

/** The first byte of an input chooses an entity type, by name; the rest is the JSON of a record, as a store or an export gives it back. */
@Timeout(60)
class RecordFuzz {
    private static final List<EntityType<?, ?>> TYPES = types();

    private static List<EntityType<?, ?>> types() {
        try (Crm crm = crm()) {
            return crm.entityTypes().stream()
                    .<EntityType<?, ?>>map(type -> type)
                    .sorted(Comparator.comparing(EntityType::name))
                    .toList();
        }
    }

    private static Crm crm() {
        AtomicLong ids = new AtomicLong();
        return Crm.builder(MemoryStore.create())
                .clock(() -> Instant.parse("2026-11-22T08:00:00Z"))
                .ids(() -> new UUID(7, ids.incrementAndGet()))
                .random(new Random(1))
                .build();
    }

    @FuzzTest
    @DictionaryFile(resourcePath = "json-lines.dict")
    void record(byte[] input) {
        if (input.length > 0) {
            String json = Secret.planted(new String(input, 1, input.length - 1, StandardCharsets.UTF_8));
            isReadOrRefused(TYPES.get((input[0] & 63) % TYPES.size()), json);
        }
    }

    private static <E, I extends Id> void isReadOrRefused(EntityType<E, I> type, String json) {
        JsonCodec<E> codec = type.codec();
        try {
            codec.knowsPropertiesOf(json);
            E record = codec.decode(json);
            String canonical = codec.encode(record);

            assertThat(codec.decode(canonical)).isEqualTo(record);
            assertThat(codec.encode(codec.decode(canonical))).isEqualTo(canonical);
            assertThat(JsonCodec.keepUnknown(json, canonical, canonical)).isNotEmpty();
            type.idOf(record);
        } catch (UnreadableJsonException refused) {
            Secret.isKeptBy(refused);
        }
    }
}
