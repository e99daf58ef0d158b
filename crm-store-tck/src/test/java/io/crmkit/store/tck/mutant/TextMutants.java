package io.crmkit.store.tck.mutant;

import io.crmkit.store.Batch;
import io.crmkit.store.Key;
import io.crmkit.store.LogSlice;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.Value;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores that break rules E06 to E08, E10 and E12 to E16 (what texts may contain). */
final class TextMutants {
    private TextMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of("NormalisingStore", "E06", data -> new PlainStore(data) {
                    @Override
                    String canonical(String text) {
                        return Normalizer.normalize(text, Normalizer.Form.NFC);
                    }
                }),
                writing("ThreeByteUtf8Store", "E07", text -> text.replaceAll("[\\x{10000}-\\x{10ffff}]", "?")),
                writing("JoinerDroppingStore", "E07", text -> text.replace("\u200d", "")),
                writing("LineEndingStore", "E08", text -> text.replace("\r\n", "\n")),
                writing("ByteOrderMarkStore", "E08", text -> text.startsWith("\ufeff") ? text.substring(1) : text),
                writing(
                        "PrintableStore",
                        "E08",
                        text -> text.replaceAll("[\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]", "")),
                writing("TrimmingStore", "E10 E08", String::strip),
                Mutant.of("DotReplacingStore", "E12", data -> new PlainStore(data) {
                    // a document store whose author met "field names must not contain dots"
                    @Override
                    void append(TenantId tenant, String log, List<String> bodies) {
                        super.append(tenant, log.replace('.', '_'), bodies);
                    }

                    @Override
                    public LogSlice readLog(TenantId tenant, String log, long after, int limit) {
                        return super.readLog(tenant, log.replace('.', '_'), after, limit);
                    }
                }),
                writing("OperatorStore", "E12", text -> text.startsWith("{") ? text.replace("\"$", "\"\uff04") : text),
                Mutant.of("LocaleUpperCaseStore", "E13", data -> new PlainStore(data) {
                    @Override
                    @SuppressWarnings("StringCaseLocaleUsage")
                    Data.Cell cell(TenantId tenant, Key key) {
                        return new Data.Cell(tenant, key.kind().toUpperCase(), key.id());
                    }

                    @Override
                    Stream<StoredRecord> candidates(TenantId tenant, Scan scan) {
                        return data.records.values().stream()
                                .filter(record -> record.key().kind().equals(scan.kind()));
                    }
                }),
                Mutant.of("FormattedKeyStore", "E13", data -> new PlainStore(data) {
                    @Override
                    @SuppressWarnings("AnnotateFormatMethod")
                    Data.Cell cell(TenantId tenant, Key key) {
                        return new Data.Cell(
                                tenant,
                                key.kind(),
                                String.format("%04d-%s", key.id().length(), key.id()));
                    }
                }),
                Mutant.of("PrefixIndexStore", "E14 G07", data -> new PlainStore(data) {
                    @Override
                    String canonical(String text) {
                        int points = Math.min(text.codePointCount(0, text.length()), 191 / 4);
                        return text.substring(0, text.offsetByCodePoints(0, points));
                    }
                }),
                Mutant.of("SmallKeyStore", "E14", data -> new PlainStore(data) {
                    @Override
                    void put(TenantId tenant, StoredRecord next) {
                        int bytes = next.attributes().values().stream()
                                .mapToInt(value -> value instanceof Value.Text text ? utf8(text.value()) : 8)
                                .sum();
                        if (bytes > 1_200) {
                            throw new IllegalStateException("index row size exceeds btree maximum");
                        }
                        super.put(tenant, next);
                    }
                }),
                Mutant.of("TypeGuessingStore", "E15", data -> new PlainStore(data) {
                    @Override
                    int compare(Value a, Value b) {
                        return a instanceof Value.Text left
                                        && b instanceof Value.Text right
                                        && isNumber(left)
                                        && isNumber(right)
                                ? Double.compare(Double.parseDouble(left.value()), Double.parseDouble(right.value()))
                                : super.compare(a, b);
                    }

                    private boolean isNumber(Value.Text text) {
                        return text.value().matches("[-+]?[0-9]+(\\.[0-9]+)?");
                    }
                }),
                Mutant.of("QuestionMarkStore", "E16", data -> new PlainStore(data) {
                    @Override
                    void refuse(Batch batch) {}

                    @Override
                    void put(TenantId tenant, StoredRecord next) {
                        super.put(tenant, written(next, TextMutants::encoded));
                    }
                }),
                Mutant.of("QuestionMarkQueryStore", "E16", data -> new PlainStore(data) {
                    @Override
                    void refuse(TenantId tenant, Scan scan) {}

                    @Override
                    String canonical(String text) {
                        return encoded(text); // what the driver sends
                    }
                }));
    }

    /** What becomes of a text in a driver that encodes it without looking: half a surrogate pair becomes a question mark. */
    private static String encoded(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    static StoredRecord written(StoredRecord next, UnaryOperator<String> stored) {
        Map<String, Value> attributes = new HashMap<>(next.attributes());
        attributes.replaceAll(
                (name, value) -> value instanceof Value.Text text ? new Value.Text(stored.apply(text.value())) : value);
        return new StoredRecord(next.key(), next.version(), stored.apply(next.body()), attributes);
    }

    /** Of every body and every text attribute, only this much is stored. */
    private static Mutant writing(String name, String kills, UnaryOperator<String> stored) {
        return Mutant.of(name, kills, data -> new PlainStore(data) {
            @Override
            void put(TenantId tenant, StoredRecord next) {
                super.put(tenant, written(next, stored));
            }

            @Override
            void append(TenantId tenant, String log, List<String> bodies) {
                super.append(tenant, log, bodies.stream().map(stored).toList());
            }
        });
    }
}
