package io.crmkit.benchmarks.store;

import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.Identifier;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Invents customers: persons with two e-mail addresses and one strong identifier. Names and addresses come in no order, as those
 * of real people do; the business gives out rising numbers.
 */
final class People {
    private final SplittableRandom random = new SplittableRandom(20_261_121);
    private int number;

    Customer next() {
        number++;
        return Customer.person(given(), "Lovelace")
                .addEmails(EmailAddress.of(word() + "@example.org"), EmailAddress.of(word() + "@Example.com"))
                .addIdentifiers(Identifier.strong("membership", "m-" + number))
                .build();
    }

    List<Customer> next(int count) {
        return Stream.generate(this::next).limit(count).toList();
    }

    String given() {
        return "Ada " + word();
    }

    String word() {
        return Long.toString(random.nextLong() >>> 1, Character.MAX_RADIX);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
