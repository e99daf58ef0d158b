package io.crmkit.core.imports;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns the bytes of a file into characters. A byte order mark decides the encoding and is left out; bytes that are no text become
 * {@link #MALFORMED}, so that only the rows that hold them are rejected. A file that is no text at all is refused by its first bytes.
 */
public final class TextDecoding {
    /** Stands for bytes that are no text: U+FFFD. */
    public static final char MALFORMED = '\uFFFD';

    private static final int LONGEST_SIGNATURE = 8;

    /** By their hexadecimal form; sources: the specifications of the formats. */
    private static final Map<String, String> SIGNATURES = new TreeMap<>(Map.of(
            "504b0304", "a ZIP archive or an XLSX workbook",
            "504b0506", "an empty ZIP archive",
            "1f8b", "a gzip file",
            "425a68", "a bzip2 file",
            "fd377a585a00", "an XZ file",
            "28b52ffd", "a Zstandard file",
            "377abcaf271c", "a 7z archive",
            "d0cf11e0a1b11ae1", "an old Office document such as XLS",
            "25504446", "a PDF document"));

    private TextDecoding() {}

    /**
     * Opens a file as text.
     *
     * @param bytes the file
     * @param declared its encoding, unless a byte order mark of UTF-8 or UTF-16 says otherwise
     * @throws UnreadableRowsException if it begins like an archive, a workbook or a document, or like UTF-16 that nobody declared
     */
    public static DecodedText open(ByteSource bytes, Charset declared) throws IOException {
        InputStream in = new BufferedInputStream(bytes.open(), 1 << 16);
        try {
            in.mark(LONGEST_SIGNATURE);
            String hex = HexFormat.of().formatHex(in.readNBytes(LONGEST_SIGNATURE));
            in.reset();
            int mark = mark(hex);
            if (mark == 0) {
                requireText(hex, declared);
            }
            in.skipNBytes(mark);
            return new DecodedText(new DecodingReader(in, charset(hex, mark, declared), mark));
        } catch (IOException | RuntimeException failed) {
            in.close();
            throw failed;
        }
    }

    /**
     * Opens a file as bytes. One that begins with a byte order mark of UTF-16 is translated to UTF-8, with the mark of that; any other
     * comes as it is.
     */
    public static InputStream bytes(ByteSource bytes) throws IOException {
        InputStream in = new BufferedInputStream(bytes.open(), 1 << 16);
        try {
            in.mark(LONGEST_SIGNATURE);
            String hex = HexFormat.of().formatHex(in.readNBytes(LONGEST_SIGNATURE));
            in.reset();
            if (mark(hex) == 2) {
                in.skipNBytes(2);
                Charset charset = charset(hex, 2, StandardCharsets.UTF_8);
                return new TranslatedBytes(new BufferedReader(new InputStreamReader(in, charset), 1 << 16));
            }
            return in;
        } catch (IOException | RuntimeException failed) {
            in.close();
            throw failed;
        }
    }

    /** Returns how many bytes of a byte order mark there are. */
    private static int mark(String hex) {
        return hex.startsWith("efbbbf") ? 3 : hex.startsWith("feff") || hex.startsWith("fffe") ? 2 : 0;
    }

    private static Charset charset(String hex, int mark, Charset declared) {
        if (mark == 0) {
            return declared;
        }
        return mark == 3
                ? StandardCharsets.UTF_8
                : hex.startsWith("fe") ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    }

    private static void requireText(String hex, Charset declared) {
        SIGNATURES.forEach((signature, what) -> {
            if (hex.startsWith(signature)) {
                throw new UnreadableRowsException(
                        0, "begins like " + what + " (" + signature + "), not like text", null);
            }
        });
        boolean wide = hex.matches("00[^0].00[^0].*|00.[^0]00.[^0].*|[^0].00[^0].00.*|.[^0]00.[^0]00.*");
        if (wide && !declared.name().startsWith("UTF-16")) {
            throw new UnreadableRowsException(
                    0, "begins like UTF-16 without a byte order mark: declare the encoding", null);
        }
    }
}
