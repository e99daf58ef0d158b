package io.crmkit.store.tck.mutant;

import io.crmkit.store.Batch;
import io.crmkit.store.Key;
import io.crmkit.store.Limits;
import io.crmkit.store.Op;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.Value;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Stores that break rules of group G (sizes and limits). */
final class SizeMutants {
    private static final int BODY = Limits.MINIMUM.bodyBytes();

    private SizeMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of("SmallStore", "G01", data -> new PlainStore(data) {
                    @Override
                    public Limits limits() {
                        Limits least = super.limits();
                        return new Limits(
                                least.bodyBytes(), 767, least.indexKeyBytes(), 191, least.tenantBytes(), 25, 32, 3, 16);
                    }
                }),
                cutting("TextColumnStore", "G02", body -> body.substring(0, Math.min(body.length(), 65_535))),
                Mutant.of("BelowLimitStore", "G02", data -> new PlainStore(data) {
                    @Override
                    void refuse(Batch batch) {
                        super.refuse(batch);
                        for (Op op : batch.ops()) {
                            if (op instanceof Op.Put put && put.next().body().length() >= BODY) {
                                throw new IllegalArgumentException("body too long");
                            }
                        }
                    }
                }),
                cutting("TruncatingStore", "G03", SizeMutants::cut),
                Mutant.of("LateRefusalStore", "G03", data -> new PlainStore(data) {
                    @Override
                    void refuse(Batch batch) {}

                    @Override
                    void put(TenantId tenant, StoredRecord next) {
                        if (utf8(next.body()) > BODY) {
                            throw new IllegalArgumentException("value too long"); // the first operation stays
                        }
                        super.put(tenant, next);
                    }
                }),
                Mutant.of("ThreeBytesPerCharStore", "G04", data -> new PlainStore(data) {
                    @Override
                    void refuse(Batch batch) {
                        super.refuse(batch);
                        for (Op op : batch.ops()) {
                            if (op instanceof Op.Put put
                                    && put.next().body().length() * 3L > BODY
                                    && put.next().body().contains("é")) {
                                throw new IllegalArgumentException("body could be too long");
                            }
                        }
                    }
                }),
                Mutant.of("CharCountingStore", "G04", data -> new PlainStore(data) {
                    // looks at the number of characters; the column then cuts at its bytes
                    @Override
                    void refuse(Batch batch) {}

                    @Override
                    void put(TenantId tenant, StoredRecord next) {
                        super.put(tenant, body(next, cut(next.body())));
                    }
                }),
                Mutant.of("ColumnCapStore", "G05", data -> new PlainStore(data) {
                    @Override
                    void put(TenantId tenant, StoredRecord next) {
                        super.put(tenant, capped(next, 20));
                    }
                }),
                Mutant.of("TruncatedNamesStore", "G05", data -> new PlainStore(data) {
                    // names of columns over 30 characters are cut, so two columns are one
                    @Override
                    void put(TenantId tenant, StoredRecord next) {
                        Map<String, Value> columns = new HashMap<>();
                        next.attributes().forEach((name, value) -> columns.put(cut(name, 30), value));
                        Map<String, Value> attributes = new HashMap<>(next.attributes());
                        attributes.replaceAll((name, value) -> columns.getOrDefault(cut(name, 30), value));
                        super.put(tenant, new StoredRecord(next.key(), next.version(), next.body(), attributes));
                    }
                }),
                Mutant.of("VarcharStore", "G07", data -> new PlainStore(data) {
                    @Override
                    Data.Cell cell(TenantId tenant, Key key) {
                        return super.cell(tenant, new Key(key.kind(), cut(key.id(), 64)));
                    }
                }),
                Mutant.of("CutTenantStore", "G07", data -> new PlainStore(data) {
                    @Override
                    Data.Cell cell(TenantId tenant, Key key) {
                        return super.cell(new TenantId(cut(tenant.value(), 50)), key);
                    }
                }),
                Mutant.of("SilentlyCutTextStore", "G07", data -> new PlainStore(data) {
                    @Override
                    void refuse(Batch batch) {}

                    @Override
                    void put(TenantId tenant, StoredRecord next) {
                        super.put(
                                tenant,
                                body(
                                        TextMutants.written(next, text -> utf8(text) > 800 ? cut(text, 400) : text),
                                        next.body()));
                    }
                }),
                Mutant.of("UnquotedNamesStore", "G08", data -> new PlainStore(data) {
                    @Override
                    void put(TenantId tenant, StoredRecord next) {
                        if (next.key().kind().equals("order")) {
                            throw new IllegalStateException("syntax error at or near \"order\"");
                        }
                        super.put(tenant, next);
                    }
                }),
                Mutant.of("SharedColumnStore", "G08", data -> new PlainStore(data) {
                    // an attribute that is called like a column of the adapter ends up in that column
                    @Override
                    void put(TenantId tenant, StoredRecord next) {
                        Map<String, Value> attributes = new HashMap<>(next.attributes());
                        attributes.computeIfPresent(
                                "id", (name, value) -> new Value.Text(next.key().id()));
                        attributes.computeIfPresent("version", (name, value) -> new Value.Int(next.version()));
                        super.put(tenant, new StoredRecord(next.key(), next.version(), next.body(), attributes));
                    }
                }));
    }

    /** Stores this much of a body, and refuses nothing. */
    private static Mutant cutting(String name, String kills, UnaryOperator<String> cut) {
        return Mutant.of(name, kills, data -> new PlainStore(data) {
            @Override
            void refuse(Batch batch) {}

            @Override
            void put(TenantId tenant, StoredRecord next) {
                super.put(tenant, body(next, cut.apply(next.body())));
            }
        });
    }

    private static StoredRecord body(StoredRecord record, String body) {
        return new StoredRecord(record.key(), record.version(), body, record.attributes());
    }

    private static StoredRecord capped(StoredRecord next, int columns) {
        Map<String, Value> attributes = new HashMap<>();
        next.attributes()
                .forEach((name, value) -> attributes.put(name, attributes.size() < columns ? value : empty(value)));
        return new StoredRecord(next.key(), next.version(), next.body(), attributes);
    }

    private static Value empty(Value value) {
        return switch (value.type()) {
            case TEXT -> new Value.Text("");
            case INT -> new Value.Int(0);
            case BOOL -> new Value.Bool(false);
        };
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }

    private static String cut(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= BODY ? body : new String(bytes, 0, BODY, StandardCharsets.UTF_8);
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
