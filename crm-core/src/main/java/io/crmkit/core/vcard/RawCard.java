package io.crmkit.core.vcard;

import io.crmkit.core.imports.RowProblem;
import java.util.List;
import java.util.Optional;

/**
 * The bytes of one card.
 *
 * @param number its number in the file, from 1
 * @param lines its properties between BEGIN and END, those of cards within it too; a line feed stands where a property goes on
 *     in the next line, behind the = of quoted-printable or before the blank of a fold
 * @param problem what makes it unreadable, if anything does; there are no lines then
 */
record RawCard(long number, List<byte[]> lines, Optional<RowProblem> problem) {}
