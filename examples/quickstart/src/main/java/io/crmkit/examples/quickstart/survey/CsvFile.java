package io.crmkit.examples.quickstart.survey;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file of comma-separated values.
 *
 * @param path the file
 * @param encoding of a file without a byte order mark, which says it itself
 * @param separator between the cells; empty for the one that the first line uses most
 */
public record CsvFile(Path path, Charset encoding, Optional<Character> separator) {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    private static final int LONGEST_HEADER = 1 << 20;

    /** Opens the file at its first line. */
    LineReader open() throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        bytes.mark(4);
        byte[] start = bytes.readNBytes(3);
        bytes.reset();
        Charset charset = encoding;
        int mark = 0;
        if (start.length >= 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF) {
            charset = StandardCharsets.UTF_8;
            mark = 3;
        } else if (start.length >= 2 && start[0] == (byte) 0xFE && start[1] == (byte) 0xFF) {
            charset = StandardCharsets.UTF_16BE;
            mark = 2;
        } else if (start.length >= 2 && start[0] == (byte) 0xFF && start[1] == (byte) 0xFE) {
            charset = StandardCharsets.UTF_16LE;
            mark = 2;
        }
        bytes.skipNBytes(mark);
        return new LineReader(new InputStreamReader(bytes, charset));
    }

    /** Returns the separator: the one given, or the most frequent of the usual ones in the first line, outside quotes. */
    char separatorOrGuess() throws IOException {
        if (separator.isPresent()) {
            return separator.get();
        }
        String header;
        try (LineReader reader = open()) {
            header = reader.line(LONGEST_HEADER).replaceAll("\"[^\"]*\"", "");
        }
        char best = ',';
        long most = 0;
        for (char candidate : SEPARATORS) {
            long count = header.chars().filter(c -> c == candidate).count();
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }
}
