package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.exports.JsonLinesExport;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.repository.Query;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.Safeguards;
import io.crmkit.privacy.audit.TreeHeadSigner;
import io.crmkit.privacy.erasure.Tombstone;
import io.crmkit.privacy.key.AesKeyEncryption;
import io.crmkit.privacy.suppression.SuppressionKeys;
import io.crmkit.store.RecordStore;
import io.crmkit.store.jdbc.JdbcStore;
import io.crmkit.store.memory.MemoryStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plants values in every personal field of every entity type of all modules, erases the person and looks for them in all that is left.
 * The descriptors say what has to be planted: whoever adds a type or a field has to plant it too.
 */
class ErasureEverywhereTest {
    private static final Instant NOW = Instant.parse("2026-11-23T17:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();

    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-|^R-2026-[0-9A-Z]{4}-[0-9A-Z]{4}$");

    /** Personal fields without a text of the person: what they say is gone with their record, or with the others of it. */
    private static final Map<String, String> NO_TEXT_OF_ITS_OWN = Map.of(
            "segment_membership.segment", "the name that the business gave, and the id",
            "recovery_case.receipts", "ids of commands and digests");

    @TempDir
    private Path directory = Path.of("");

    @Test
    void nothingIsLeftInTheFilesOfSqlite() throws IOException, SQLException {
        Path file = directory.resolve("crm.db");
        PlantedValues ada;
        PlantedValues bob;
        try (Crm crm = open(JdbcStore.sqlite(file))) {
            Planted planted = plant(crm);
            ada = planted.ada();
            bob = planted.bob();
            checkpoint(file);
            Set<String> before = bob.in(directory);
            assertThat(ada.in(directory)).as("before").hasSizeGreaterThan(60);

            planted.erase();

            checkpoint(file);
            assertThat(ada.in(directory)).as("while the store is open").isEmpty();
            assertThat(bob.in(directory)).as("of somebody else").isEqualTo(before);
            assertThat(planted.refused().in(directory))
                    .as("refused by an import")
                    .isEmpty();
            export(crm, directory.resolve("export.jsonl"));
        }
        assertThat(ada.in(directory)).as("after the store is closed").isEmpty();
    }

    /** What a host reads of a store of its own, and files that PostgreSQL has written anew; its log is cleared by itself later. */
    @Test
    void nothingIsLeftInTheTablesOfPostgres() throws IOException, SQLException {
        Path data = directory.resolve("data");
        try (EmbeddedPostgres server =
                        EmbeddedPostgres.builder().setDataDirectory(data).start();
                Crm crm = open(JdbcStore.on(server.getPostgresDatabase()))) {
            Planted planted = plant(crm);
            assertThat(planted.ada().in(export(server))).as("before").hasSizeGreaterThan(60);

            planted.erase();

            assertThat(planted.ada().in(export(server))).as("in any row").isEmpty();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("VACUUM FULL");
                statement.execute("CHECKPOINT");
            }
            assertThat(planted.ada().in(data.resolve("base")))
                    .as("in any file of a table")
                    .isEmpty();
            assertThat(planted.bob().in(data.resolve("base"))).isNotEmpty();
        }
    }

    private static Crm open(RecordStore.Factory store) {
        return Crm.builder(store)
                .clock(() -> NOW)
                .fields(PlantedPerson.FIELDS)
                .history(recorded())
                .build();
    }

    /** All types whose changes tell of a person, but those that the library itself keeps beside them. */
    private static EntityType<?, ?>[] recorded() {
        Set<String> besides = Set.of("history", "merge", "merge_snapshot", "match_keys", "imported_record");
        try (Crm crm = Crm.builder(MemoryStore.create()).build()) {
            return crm.entityTypes().stream()
                    .filter(type -> !type.personalFields().isEmpty() && !besides.contains(type.name()))
                    .toArray(EntityType<?, ?>[]::new);
        }
    }

    private record Planted(
            Privacy privacy, List<CustomerId> people, PlantedValues ada, PlantedValues bob, PlantedValues refused) {
        void erase() {
            for (CustomerId one : people) {
                assertThat(privacy.erasure().erase(one, "request-9").state()).isEqualTo(Tombstone.State.COMPLETED);
            }
        }
    }

    private static Planted plant(Crm crm) {
        Privacy privacy = Privacy.on(crm).safeguards(safeguards()).build();
        new PlantedPerson(crm, privacy, "cydplanted", 86).plant();
        Map<String, Set<String>> codes = personal(crm); // and what is Cyd's alone
        new PlantedPerson(crm, privacy, "bobplanted", 85).plant();
        Map<String, Set<String>> ofBob = personal(crm);
        PlantedPerson ada = new PlantedPerson(crm, privacy, "adaplanted", 87);
        List<CustomerId> people = ada.plant();
        Map<String, Set<String>> ofBoth = personal(crm);

        Map<String, Set<String>> bobs = more(ofBob, codes);
        Map<String, Set<String>> adas = more(ofBoth, ofBob);
        assertThat(missing(crm, adas))
                .as("personal fields in which nothing was planted")
                .isEmpty();
        return new Planted(privacy, people, values(adas), values(bobs), ada.refused());
    }

    private static Set<String> missing(Crm crm, Map<String, Set<String>> planted) {
        Set<String> missing = new TreeSet<>();
        crm.entityTypes()
                .forEach(type -> type.personalFields().forEach(field -> missing.add(type.name() + "." + field)));
        missing.removeAll(planted.keySet());
        missing.removeAll(NO_TEXT_OF_ITS_OWN.keySet());
        return missing;
    }

    private static PlantedValues values(Map<String, Set<String>> planted) {
        return new PlantedValues(planted.values().stream()
                .flatMap(Set::stream)
                .distinct()
                .map(value -> value.length() > 200 ? value.substring(0, 200) : value)
                .toList());
    }

    private static Map<String, Set<String>> more(Map<String, Set<String>> all, Map<String, Set<String>> known) {
        Set<String> before = new TreeSet<>();
        known.values().forEach(before::addAll);
        Map<String, Set<String>> more = new TreeMap<>();
        all.forEach((field, values) -> {
            Set<String> fresh = new TreeSet<>(values);
            fresh.removeAll(before);
            if (!fresh.isEmpty()) {
                more.put(field, fresh);
            }
        });
        return more;
    }

    /** Returns the texts in the personal fields of all records, by type and field. */
    private static Map<String, Set<String>> personal(Crm crm) {
        Map<String, Set<String>> texts = new TreeMap<>();
        crm.entityTypes().forEach(type -> personal(crm, type, texts));
        return texts;
    }

    private static <E, I extends Id> void personal(Crm crm, EntityType<E, I> type, Map<String, Set<String>> texts) {
        try (Stream<E> records = all(crm, type)) {
            records.forEach(record -> {
                JsonNode json = JSON.readTree(type.codec().encode(record));
                for (String field : type.personalFields()) {
                    collect(
                            json.path(field),
                            texts.computeIfAbsent(type.name() + "." + field, name -> new TreeSet<>()));
                }
            });
        }
    }

    private static <E, I extends Id> Stream<E> all(Crm crm, EntityType<E, I> type) {
        return crm.repository(type).stream(Query.by(new EntityIndex<E>("all", List.of())));
    }

    /** Ids and numbers of cases stay, and short words are everywhere. */
    private static void collect(JsonNode node, Set<String> texts) {
        if (node.isContainer()) {
            node.forEach(one -> collect(one, texts));
        } else if (node.isString()) {
            String text = node.stringValue();
            if (text.startsWith("{") || text.startsWith("[") || text.startsWith("\"")) {
                collect(JSON.readTree(text), texts);
            } else if (text.length() > 5 && !ID.matcher(text).find()) {
                texts.add(text);
            }
        }
    }

    private static void export(Crm crm, Path file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        crm.entityTypes().forEach(type -> export(crm, type, out));
        Files.write(file, out.toByteArray());
    }

    private static <E, I extends Id> void export(Crm crm, EntityType<E, I> type, ByteArrayOutputStream out) {
        JsonLinesExport.write(type, all(crm, type), out);
    }

    /** Writes every row of every table into a file. */
    private Path export(EmbeddedPostgres server) throws IOException, SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found = statement.executeQuery(
                    "select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables"
                            + " where schemaname not in ('pg_catalog', 'information_schema')")) {
                while (found.next()) {
                    tables.add(found.getString(1));
                }
            }
            assertThat(tables).isNotEmpty();
            for (String table : tables) {
                try (ResultSet found = statement.executeQuery("select t::text from " + table + " t")) {
                    while (found.next()) {
                        rows.add(found.getString(1));
                    }
                }
            }
        }
        return Files.write(directory.resolve("rows.txt"), rows, StandardCharsets.UTF_8);
    }

    private static Safeguards safeguards() {
        try {
            SecureRandom random = new SecureRandom();
            return new Safeguards(
                    AesKeyEncryption.of("v1", new byte[32], random),
                    SuppressionKeys.of("v1", new byte[32]),
                    TreeHeadSigner.of(
                            "test",
                            "2026",
                            KeyPairGenerator.getInstance("Ed25519")
                                    .generateKeyPair()
                                    .getPrivate()),
                    random);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Older copies of pages are in the write-ahead log until this. */
    private static void checkpoint(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            try (ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                assertThat(result.getInt(1)).as("busy").isZero();
            }
        }
    }
}
