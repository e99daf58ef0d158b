package io.crmkit.core.contact;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Normal form and form check of web addresses. */
final class WebForm {
    private static final Pattern ADDRESS =
            Pattern.compile("(?s)([A-Za-z][A-Za-z0-9+.-]*://)([^/?#]*@)?([^/?#@]*)([/?#].*)?");

    private WebForm() {}

    static String canonical(String raw) {
        String trimmed = raw.strip();
        Matcher parts = ADDRESS.matcher(trimmed);
        if (!parts.matches()) {
            return trimmed;
        }
        String rest = trimmed.substring(parts.end(3));
        String user = parts.group(2) == null ? "" : parts.group(2);
        return parts.group(1).toLowerCase(Locale.ROOT) + user + parts.group(3).toLowerCase(Locale.ROOT) + rest;
    }

    static boolean wellFormed(String canonical) {
        try {
            URI uri = new URI(canonical);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
