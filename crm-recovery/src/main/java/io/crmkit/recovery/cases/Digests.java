package io.crmkit.recovery.cases;

import io.crmkit.core.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Tells commands apart by SHA-256 of what they say. */
final class Digests {
    private static final JsonCodec<CaseCommand> CODEC = JsonCodec.of(CaseCommand.class);

    private Digests() {}

    /** Returns the digest of an instruction; empty if it has no id and nobody will ask. */
    static String of(Instruction instruction) {
        if (instruction.id().isEmpty()) {
            return "";
        }
        String said = instruction.command().name() + " "
                + instruction.carriedOutAt().map(Object::toString).orElse("") + " "
                + CODEC.encode(instruction.command());
        return HexFormat.of().formatHex(sha256(said));
    }

    /**
     * Returns whether the case has seen the instruction.
     *
     * @throws CommandIdReusedException if it has seen another one with this id
     */
    static boolean isRepeated(RecoveryCase before, Instruction instruction, String digest) {
        Optional<CommandReceipt> first = instruction
                .id()
                .flatMap(id -> before.receipts().stream()
                        .filter(receipt -> receipt.commandId().equals(id))
                        .findFirst());
        first.ifPresent(receipt -> {
            boolean same = receipt.action() == instruction.command().action()
                    && (receipt.digest().isEmpty() || receipt.digest().equals(digest));
            if (!same) {
                throw new CommandIdReusedException(before.id(), receipt);
            }
        });
        return first.isPresent();
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
