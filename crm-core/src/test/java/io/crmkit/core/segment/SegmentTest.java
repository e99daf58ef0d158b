package io.crmkit.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerRole;
import io.crmkit.core.customer.Lifecycle;
import io.crmkit.core.customer.PartialDate;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.field.CustomFields;
import io.crmkit.core.field.FieldDefinition;
import io.crmkit.core.field.FieldSchema;
import io.crmkit.core.field.FieldType;
import io.crmkit.core.field.FieldValue;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.interaction.Interaction;
import io.crmkit.core.purchase.Purchase;
import io.crmkit.core.segment.SegmentFinding.Reason;
import io.crmkit.store.memory.MemoryStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentTest {
    private static final Instant NOW = Instant.parse("2026-11-22T23:30:00Z"); // 23 November in Berlin
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final FieldSchema FIELDS = FieldSchema.of(
            FieldDefinition.of("customer", "score", FieldType.DECIMAL),
            FieldDefinition.of("customer", "limit", FieldType.MONEY),
            FieldDefinition.of("customer", "renews", FieldType.DATE),
            FieldDefinition.ofEnum("customer", "size", "S", "M").asMultiple());

    private final Crm crm =
            Crm.builder(MemoryStore.create()).fields(FIELDS).clock(() -> NOW).build();
    private final Segments segments = crm.segments(BERLIN);
    private final Customer ada = crm.customers().add(ada());

    @AfterEach
    void close() {
        crm.close();
    }

    private static Customer ada() {
        Customer named = Customer.person("Zoë", "Müller").build();
        return named.toBuilder()
                .id(new CustomerId("ada"))
                .person(named.person().orElseThrow().withBirthDate(new PartialDate("2000-11-23")))
                .lifecycle(Lifecycle.LOYAL)
                .addEmails(EmailAddress.of("zoe@Example.org"))
                .addEmails(EmailAddress.of("zoe@acme.test"))
                .addClassifications("vip")
                .addRoles(new CustomerRole("partner", Optional.empty(), Optional.of(LocalDate.of(2026, 11, 22))))
                .customFields(CustomFields.NONE
                        .with("score", FieldValue.of(new BigDecimal("7.50")))
                        .with("limit", FieldValue.of(Money.parse("EUR 100")))
                        .with("renews", FieldValue.of(LocalDate.of(2026, 12, 23))))
                .build();
    }

    /** The clause for a customer of whom everything asked for is known, or stated to be missing. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "T01 text folds marks and case | {'field':'name','startsWith':'ZOE m'} | TRUE",
                "T02 text contains             | {'field':'name','contains':'ULLE'} | TRUE",
                "T03 code is exact             | {'field':'classifications','is':'VIP'} | FALSE",
                "T04 code is exact             | {'field':'classifications','is':'vip'} | TRUE",
                "T05 several, one is enough    | {'field':'emails.domain','in':['gmail.com','acme.test']} | TRUE",
                "T06 several, domain is folded | {'field':'emails.domain','is':'example.org'} | TRUE",
                "T07 none of several is false  | {'field':'postalAddresses.country','is':'DE'} | FALSE",
                "T08 not of none of several    | {'not':{'field':'postalAddresses.country','is':'DE'}} | TRUE",
                "T09 missing is unknown        | {'field':'demographics.children','atLeast':1} | UNKNOWN",
                "T10 not of missing is unknown | {'not':{'field':'demographics.children','atLeast':1}} | UNKNOWN",
                "T11 missing does not exist    | {'field':'demographics.children','exists':false} | TRUE",
                "T12 unknown or true           | {'or':[{'field':'jurisdiction','is':'DE'},{'field':'kind','is':'PERSON'}]} | TRUE",
                "T13 unknown and false         | {'and':[{'field':'jurisdiction','is':'DE'},{'field':'kind','is':'HOUSEHOLD'}]} | FALSE",
                "T14 number by value           | {'field':'customFields.score','is':7.5} | TRUE",
                "T15 between has both ends     | {'field':'customFields.score','between':[7.5,8]} | TRUE",
                "T16 above has not             | {'field':'customFields.score','above':7.5} | FALSE",
                "T17 money                     | {'field':'customFields.limit','atMost':'EUR 100.00'} | TRUE",
                "T18 two currencies            | {'field':'customFields.limit','atMost':'USD 100.00'} | UNKNOWN",
                "T19 date ahead, local day     | {'field':'customFields.renews','is':{'ahead':'P1M'}} | TRUE",
                "T20 age on the local birthday | {'field':'person.age','is':26} | TRUE",
                "T21 birthday is today         | {'field':'person.daysToBirthday','is':0} | TRUE",
                "T22 a role that ended         | {'field':'roles','is':'partner'} | FALSE",
                "T23 flag                      | {'field':'person.deceased','is':false} | TRUE",
                "T24 enum of several, none     | {'field':'customFields.size','is':'S'} | FALSE",
                "T25 no purchases are counted  | {'related':'purchases','count':{'is':0}} | TRUE",
                "T26 no last one is unknown    | {'related':'feedback','last':{'field':'rating','atMost':6}} | UNKNOWN",
                "T27 no purchases sum up to 0  | {'related':'purchases','sum':{'field':'amount','below':'EUR 1'}} | TRUE",
            })
    void a_clause_comes_out_as_stated(String row, String json, Truth expected) {
        Segment segment = segment(json);

        assertThat(segments.explain(segment, ada.id(), NOW).truth()).isEqualTo(expected);
        assertThat(segments.matches(segment, ada, NOW)).isEqualTo(expected == Truth.TRUE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "R01 | {'related':'purchases','since':{'ago':'P90D'},'count':{'is':3}} | TRUE",
                "R02 | {'related':'purchases','since':{'ago':'P90D'},'where':{'field':'kind','is':'SALE'},'count':{'is':2}} | TRUE",
                "R03 | {'related':'purchases','since':{'ago':'PT1H'},'count':{'is':1}} | TRUE",
                "R04 | {'related':'purchases','before':{'ago':'P90D'},'count':{'is':1}} | TRUE",
                "R05 | {'related':'purchases','sum':{'field':'amount','is':'EUR 37'}} | TRUE",
                "R06 | {'related':'purchases','since':{'ago':'P90D'},'sum':{'field':'netAmount','is':'EUR 3'}} | TRUE",
                "R07 | {'related':'purchases','sum':{'field':'amount','is':'USD 9'}} | TRUE",
                "R08 | {'related':'feedback','last':{'field':'rating','atMost':6}} | UNKNOWN",
                "R09 | {'related':'feedback','where':{'field':'rating','exists':true},'last':{'field':'rating','is':3}} | TRUE",
                "R10 | {'related':'interactions','where':{'field':'channel','is':'PHONE'},'count':{'atLeast':1}} | TRUE",
                "R11 | {'related':'purchases','since':{'ahead':'P1D'},'count':{'is':0}} | TRUE",
            })
    void related_records_amount_to(String row, String json, Truth expected) {
        CustomerId id = ada.id();
        crm.purchases()
                .add(Purchase.sale(id, Money.parse("EUR 10")).happenedAt(NOW).build());
        crm.purchases()
                .add(Purchase.sale(id, Money.parse("USD 9"))
                        .happenedAt(daysAgo(1))
                        .build());
        crm.purchases()
                .add(Purchase.refund(id, Money.parse("EUR 7"))
                        .happenedAt(daysAgo(2))
                        .build());
        crm.purchases()
                .add(Purchase.sale(id, Money.parse("EUR 20"))
                        .happenedAt(daysAgo(91))
                        .build());
        crm.purchases()
                .add(Purchase.sale(id, Money.parse("EUR 99"))
                        .happenedAt(NOW.plusSeconds(1))
                        .build());
        crm.feedback().add(Feedback.nps(id, 9).answeredAt(daysAgo(9)).build());
        crm.feedback().add(Feedback.nps(id, 3).answeredAt(daysAgo(3)).build());
        crm.feedback()
                .add(Feedback.answer(
                                id,
                                Feedback.nps(id, 1).build().questionKind(),
                                Feedback.nps(id, 1).build().scale())
                        .answeredAt(daysAgo(1))
                        .build());
        crm.interactions()
                .add(Interaction.inbound(id, Channel.PHONE)
                        .occurredAt(daysAgo(1))
                        .build());
        Segment segment = segment(json);

        assertThat(segments.explain(segment, id, NOW).truth()).isEqualTo(expected);
        assertThat(segments.matches(segment, ada, NOW)).isEqualTo(expected == Truth.TRUE);
    }

    @Test
    void a_clause_reads_a_bounded_number_of_records_and_says_when_they_do_not_decide() {
        IntStream.range(0, RelatedRecords.MOST_READ + 5)
                .forEach(i -> crm.purchases()
                        .add(Purchase.sale(ada.id(), Money.parse("EUR 1"))
                                .happenedAt(NOW.minusSeconds(i))
                                .build()));
        String where = "'where':{'field':'kind','is':'SALE'}";

        assertThat(truth("{'related':'purchases','count':{'is':1005}}"))
                .as("counted by the store")
                .isEqualTo(Truth.TRUE);
        assertThat(truth("{'related':'purchases'," + where + ",'count':{'atLeast':1000}}"))
                .isEqualTo(Truth.TRUE);
        assertThat(truth("{'related':'purchases'," + where + ",'count':{'below':1000}}"))
                .isEqualTo(Truth.FALSE);
        assertThat(truth("{'related':'purchases'," + where + ",'count':{'is':999}}"))
                .isEqualTo(Truth.FALSE);
        assertThat(truth("{'related':'purchases'," + where + ",'count':{'is':1005}}"))
                .isEqualTo(Truth.UNKNOWN);
        assertThat(segments.explain(
                                segment("{'related':'purchases','sum':{'field':'amount','above':'EUR 1'}}"),
                                ada.id(),
                                NOW)
                        .parts()
                        .get(1)
                        .reason())
                .contains(Reason.TOO_MANY_RECORDS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name':'x'}                                                             | $.when",
                "{'name':'x','when':{'field':'kind','is':'PERSON'},'code':'rm'}           | $.code",
                "{'name':' ','when':{'field':'kind','is':'PERSON'}}                       | $.name",
                "{'name':'x','when':{'field':'kindd','is':'PERSON'}}                      | $.when.field",
                "{'name':'x','when':{'field':'kind','like':'PERSON'}}                     | $.when.like",
                "{'name':'x','when':{'field':'kind','is':'ROBOT'}}                        | $.when.is",
                "{'name':'x','when':{'field':'kind','is':1}}                              | $.when.is",
                "{'name':'x','when':{'field':'kind','atLeast':'PERSON'}}                  | $.when.atLeast",
                "{'name':'x','when':{'field':'kind','is':'PERSON','in':['PERSON']}}       | $.when",
                "{'name':'x','when':{'field':'kind'}}                                     | $.when",
                "{'name':'x','when':{'and':[]}}                                           | $.when.and",
                "{'name':'x','when':{'xor':[]}}                                           | $.when.xor",
                "{'name':'x','when':{'and':[{'field':'kind','is':'PERSON'}],'not':{}}}    | $.when",
                "{'name':'x','when':{'or':[{'not':{'field':'person.age','is':'6'}}]}}     | $.when.or[0].not.is",
                "{'name':'x','when':{'field':'person.age','between':[1]}}                 | $.when.between",
                "{'name':'x','when':{'field':'person.age','in':[1,'2']}}                  | $.when.in[1]",
                "{'name':'x','when':{'field':'person.age','is':1e999}}                    | $.when.is",
                "{'name':'x','when':{'field':'person.birthDate','is':'2026-02-30'}}       | $.when.is",
                "{'name':'x','when':{'field':'person.birthDate','is':{'ago':'P1000Y'}}}   | $.when.is.ago",
                "{'name':'x','when':{'field':'person.birthDate','is':{'ago':'P999999999Y'}}} | $.when.is.ago",
                "{'name':'x','when':{'field':'person.birthDate','is':{'ago':'PT1H'}}}     | $.when.is.ago",
                "{'name':'x','when':{'field':'person.birthDate','is':{'in':'P1D'}}}       | $.when.is.in",
                "{'name':'x','when':{'field':'name','exists':'yes'}}                      | $.when.exists",
                "{'name':'x','when':{'related':'sales','count':{'is':1}}}                 | $.when.related",
                "{'name':'x','when':{'related':'purchases'}}                              | $.when",
                "{'name':'x','when':{'related':'purchases','count':{'is':-1}}}            | $.when.count.is",
                "{'name':'x','when':{'related':'purchases','count':{'exists':true}}}      | $.when.count.exists",
                "{'name':'x','when':{'related':'purchases','sum':{'field':'kind','is':'SALE'}}} | $.when.sum.field",
                "{'name':'x','when':{'related':'purchases','sum':{'field':'amount','in':['EUR 1','USD 1']}}} | $.when.sum.in",
                "{'name':'x','when':{'related':'purchases','last':{'field':'rating','is':1}}} | $.when.last.field",
                "{'name':'x','when':{'related':'purchases','where':{'field':'name','is':'x'},'count':{'is':1}}} | $.when.where.field",
                "{'name':'x','when':{'related':'purchases','where':{'related':'feedback','count':{'is':1}},'count':{'is':1}}} | $.when.where",
                "{'name':'x','when':{'field':'customFields.limit','is':'12 EUR'}}         | $.when.is",
                "{'name':'x','name':'y','when':{'field':'kind','is':'PERSON'}}            | $",
                "{'name':'x','when':{'field':'kind','is':'PERSON'}} trailing              | $",
                "[]                                                                       | $",
                "null                                                                     | $",
                "``                                                                       | $",
            })
    void what_a_rule_must_not_say_is_refused_with_the_path(String json, String path) {
        assertThatThrownBy(() -> Segment.parse(json.replace('\'', '"'), segments.vocabulary()))
                .isInstanceOf(InvalidInputException.class)
                .satisfies(refused ->
                        assertThat(((InvalidInputException) refused).field()).isEqualTo(path))
                .hasMessageNotContaining("ROBOT");
    }

    @Test
    void a_rule_is_bounded_in_depth_size_and_work() {
        String leaf = "{'field':'kind','is':'PERSON'}";
        String related = "{'related':'purchases','count':{'is':1}}";

        segment("{'not':".repeat(15) + leaf + "}".repeat(15));
        refused("{'not':".repeat(16) + leaf + "}".repeat(16), "16 levels");
        refused("{'not':".repeat(3_000) + leaf + "}".repeat(3_000), "must be JSON");
        segment("{'and':[" + (leaf + ",").repeat(198) + leaf + "]}");
        refused("{'and':[" + (leaf + ",").repeat(199) + leaf + "]}", "200 clauses");
        segment("{'or':[" + (related + ",").repeat(7) + related + "]}");
        refused("{'or':[" + (related + ",").repeat(8) + related + "]}", "at most 8");
        refused("{'field':'name','in':[" + "'x',".repeat(1_000) + "'x']}", "1 to 1000");
        refused("{'field':'name','is':'" + "x".repeat(201) + "'}", "200 characters");
        refused("{'field':'name','is':'" + "x".repeat(70_000) + "'}", "65536 characters");
    }

    @Test
    void the_json_of_a_segment_gives_it_back_and_its_text_shows_no_rule() {
        Segment segment = segment("{'field':'name','is':'Ada'}");

        assertThat(Segment.parse(segment.toJson(), segments.vocabulary()))
                .isEqualTo(segment)
                .hasSameHashCodeAs(segment);
        assertThat(segment).hasToString("Segment[test]");
    }

    @Test
    void an_explanation_names_every_clause_and_no_value() {
        Segment segment = segment("{'and':[{'field':'lifecycle','is':'LOYAL'},"
                + "{'or':[{'field':'demographics.children','atLeast':1},"
                + "{'related':'purchases','since':{'ago':'P90D'},'count':{'atLeast':3}}]}]}");

        assertThat(segments.explain(segment, ada.id(), NOW).text()).isEqualTo("""
                UNKNOWN member  $
                  TRUE live  $
                  UNKNOWN and  $.when
                    TRUE lifecycle is  $.when.and[0]
                    UNKNOWN or  $.when.and[1]
                      UNKNOWN demographics.children atLeast (MISSING_VALUE)  $.when.and[1].or[0]
                      FALSE count of purchases atLeast  $.when.and[1].or[1]
                """);
    }

    @Test
    void a_merged_or_erased_customer_is_in_no_segment() {
        Segment everybody = segment("{'field':'kind','exists':true}");
        Customer bob = crm.customers().add(Customer.person("Bob", "").build());
        Customer gone = crm.customers().update(ada.id(), old -> old.asMergedInto(bob.id()));

        assertThat(segments.matches(everybody, ada, NOW)).isTrue();
        assertThat(segments.matches(everybody, gone, NOW)).isFalse();
        assertThat(segments.explain(everybody, ada.id(), NOW).truth()).isEqualTo(Truth.FALSE);
        assertThat(segments.stream(everybody, NOW)).containsExactly(bob);
    }

    @Test
    void a_customer_that_is_not_stored_yet_is_judged_without_related_records() {
        assertThat(segments.predicate(segment("{'related':'purchases','count':{'is':0}}"), NOW)
                        .test(Customer.person("Bob", "").build()))
                .isTrue();
    }

    @Test
    void a_host_adds_fields_of_its_own() {
        SegmentVocabulary own = segments.vocabulary()
                .with(SegmentField.one(
                        "churnRisk", SegmentKind.NUMBER, (of, time) -> Optional.of(new BigDecimal("0.9"))));
        Segment segment = Segment.parse("{\"name\":\"risk\",\"when\":{\"field\":\"churnRisk\",\"above\":0.5}}", own);

        assertThat(segments.matches(segment, ada, NOW)).isTrue();
        assertThatThrownBy(() -> own.with(
                        SegmentField.<Customer, String>one("name", SegmentKind.TEXT, (of, time) -> Optional.empty())))
                .hasMessage("segmentVocabulary.name must not be named twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-02-28", "2028-02-29"})
    void who_was_born_on_29_february_has_a_birthday_every_year(LocalDate birthday) {
        Customer named = Customer.person("Leap", "").build();
        Customer leap = named.withPerson(named.person().orElseThrow().withBirthDate(new PartialDate("--02-29")));
        Instant noon = birthday.atTime(12, 0).atZone(BERLIN).toInstant();

        assertThat(segments.matches(segment("{'field':'person.daysToBirthday','is':0}"), leap, noon))
                .isTrue();
    }

    private Truth truth(String json) {
        return segments.explain(segment(json), ada.id(), NOW).truth();
    }

    private Segment segment(String when) {
        return Segment.parse(("{'name':'test','when':" + when + "}").replace('\'', '"'), segments.vocabulary());
    }

    private void refused(String when, String rule) {
        assertThatThrownBy(() -> segment(when))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(rule);
    }

    private static Instant daysAgo(int days) {
        return NOW.minusSeconds(days * 86_400L);
    }
}
