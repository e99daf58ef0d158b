package io.crmkit.store.tck.mutant;

import io.crmkit.store.Key;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.Value;
import java.text.Collator;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Stores that break rules of group E (texts) and F (numbers). */
final class ValueMutants {
    private ValueMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of("Utf16OrderStore", "E01 P02", data -> new PlainStore(data) {
                    @Override
                    int compare(Value a, Value b) {
                        return a instanceof Value.Text left && b instanceof Value.Text right
                                ? left.value().compareTo(right.value())
                                : super.compare(a, b);
                    }
                }),
                Mutant.of("LocaleOrderStore", "E01", data -> new PlainStore(data) {
                    private final Collator collator = Collator.getInstance(Locale.GERMANY);

                    @Override
                    int compare(Value a, Value b) {
                        return a instanceof Value.Text left && b instanceof Value.Text right
                                ? collator.compare(left.value(), right.value())
                                : super.compare(a, b);
                    }
                }),
                comparing("CaseInsensitiveStore", "E02", text -> text.toLowerCase(Locale.ROOT)),
                comparing("TrailingSpaceStore", "E03", String::stripTrailing),
                comparing(
                        "AccentInsensitiveStore",
                        "E04",
                        text -> Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "")),
                comparing("EmojiStore", "E05", text -> text.replaceAll("[^\\x{0}-\\x{ffff}]", "?")),
                storing(
                        "NullAsEmptyStore",
                        "E09",
                        value -> value.equals(new Value.Text("")) ? new Value.Text("null") : value),
                Mutant.of("AbsentEmptyTextStore", "E09", data -> new PlainStore(data) {
                    @Override
                    boolean equal(Value wanted, Value actual) {
                        return !wanted.equals(new Value.Text("")) && super.equal(wanted, actual);
                    }
                }),
                Mutant.of("LikeStore", "E11", data -> new PlainStore(data) {
                    @Override
                    boolean equal(Value wanted, Value actual) {
                        if (wanted instanceof Value.Text pattern && actual instanceof Value.Text text) {
                            String regex = Pattern.quote(pattern.value())
                                    .replace("%", "\\E.*\\Q")
                                    .replace("_", "\\E.\\Q");
                            return Pattern.compile(regex, Pattern.DOTALL)
                                    .matcher(text.value())
                                    .matches();
                        }
                        return super.equal(wanted, actual);
                    }
                }),
                Mutant.of("QuotedSqlStore", "E11", data -> new PlainStore(data) {
                    @Override
                    boolean equal(Scan scan, StoredRecord record) {
                        if (scan.equal().stream()
                                .anyMatch(value -> value instanceof Value.Text text
                                        && text.value().replace("''", "").contains("'"))) {
                            throw new IllegalStateException("unterminated string literal");
                        }
                        return super.equal(scan, record);
                    }
                }),
                storing(
                        "DoubleNumbersStore",
                        "F01 F07",
                        value -> value instanceof Value.Int number
                                ? new Value.Int((long) (double) number.value())
                                : value),
                Mutant.of("UnsignedOrderStore", "F01 F02", data -> new PlainStore(data) {
                    @Override
                    int compare(Value a, Value b) {
                        return a instanceof Value.Int left && b instanceof Value.Int right
                                ? Long.compareUnsigned(left.value(), right.value())
                                : super.compare(a, b);
                    }
                }),
                Mutant.of("LexicalNumbersStore", "F02", data -> new PlainStore(data) {
                    @Override
                    int compare(Value a, Value b) {
                        return a instanceof Value.Int left && b instanceof Value.Int right
                                ? Long.toString(left.value()).compareTo(Long.toString(right.value()))
                                : super.compare(a, b);
                    }
                }),
                storing(
                        "MillisStore",
                        "F03",
                        value -> value instanceof Value.Int number
                                ? new Value.Int(Math.floorDiv(number.value(), 1000) * 1000)
                                : value),
                storing(
                        "IntSecondsStore",
                        "F04",
                        value -> value instanceof Value.Int number && number.value() % 1_000_000 == 0
                                ? new Value.Int((int) (number.value() / 1_000_000) * 1_000_000L)
                                : value),
                Mutant.of("TimestampNanosStore", "F04", data -> new PlainStore(data) {
                    @Override
                    int compare(Value a, Value b) {
                        return a instanceof Value.Int left && b instanceof Value.Int right
                                ? Long.compare(left.value() * 1_000, right.value() * 1_000) // overflows in 2262
                                : super.compare(a, b);
                    }
                }),
                Mutant.of("LocalTimestampStore", "F05", LocalTimestampStore::new),
                Mutant.of("YesNoStore", "F06", data -> new PlainStore(data) {
                    @Override
                    int compare(Value a, Value b) {
                        return a instanceof Value.Bool left && b instanceof Value.Bool right
                                ? letter(left).compareTo(letter(right))
                                : super.compare(a, b);
                    }

                    private String letter(Value.Bool value) {
                        return value.value() ? "J" : "N"; // ja, nein
                    }
                }),
                Mutant.of("DoubleQueryStore", "F07", data -> new PlainStore(data) {
                    @Override
                    int compare(Value a, Value b) {
                        return a instanceof Value.Int left && b instanceof Value.Int right
                                ? Double.compare((double) left.value(), (double) right.value())
                                : super.compare(a, b);
                    }

                    @Override
                    boolean equal(Value wanted, Value actual) {
                        return compare(wanted, actual) == 0;
                    }
                }));
    }

    /** Of texts, only this much is compared; ids too. */
    private static Mutant comparing(String name, String kills, UnaryOperator<String> canonical) {
        return Mutant.of(name, kills, data -> new PlainStore(data) {
            @Override
            String canonical(String text) {
                return canonical.apply(text);
            }
        });
    }

    /** Of every attribute, only this much is stored. */
    private static Mutant storing(String name, String kills, UnaryOperator<Value> stored) {
        return Mutant.of(name, kills, data -> new PlainStore(data) {
            @Override
            void put(TenantId tenant, StoredRecord next) {
                Map<String, Value> attributes = new HashMap<>(next.attributes());
                attributes.replaceAll((name, value) -> stored.apply(value));
                super.put(tenant, new StoredRecord(next.key(), next.version(), next.body(), attributes));
            }
        });
    }

    /** Large integers lie in a column of local timestamps without a zone. */
    private static final class LocalTimestampStore extends PlainStore {
        LocalTimestampStore(Data data) {
            super(data);
        }

        @Override
        void put(TenantId tenant, StoredRecord next) {
            super.put(tenant, shifted(next, 1));
        }

        @Override
        Optional<StoredRecord> find(TenantId tenant, Key key) {
            return super.find(tenant, key).map(record -> shifted(record, -1));
        }

        @Override
        Stream<StoredRecord> candidates(TenantId tenant, Scan scan) {
            return super.candidates(tenant, scan).map(record -> shifted(record, -1));
        }

        private static StoredRecord shifted(StoredRecord record, int sign) {
            Map<String, Value> attributes = new HashMap<>(record.attributes());
            attributes.replaceAll((name, value) ->
                    value instanceof Value.Int number && number.value() > 1_000_000_000_000L
                            ? new Value.Int(number.value()
                                    + sign * 1_000L * TimeZone.getDefault().getOffset(number.value() / 1_000))
                            : value);
            return new StoredRecord(record.key(), record.version(), record.body(), attributes);
        }
    }
}
