package org.homeward.admission.hl7;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Writes acknowledgements: MSH, MSA and, of a refusal, ERR, in the delimiters, version and charset of the message. */
final class AckWriter {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx").withZone(ZoneOffset.UTC);
    private static final AtomicLong SEQUENCE = new AtomicLong(System.currentTimeMillis() * 1000);

    private final Reply reply;
    private final char field;
    private final String component;
    private final String subcomponent;
    private final Escapes escapes;

    private AckWriter(Reply reply) {
        this.reply = reply;
        Delimiters delimiters = Delimiters.of(reply.delimiters());
        this.field = delimiters.field();
        this.component = delimiters.has(delimiters.component()) ? String.valueOf(delimiters.component()) : " ";
        this.subcomponent = delimiters.has(delimiters.subcomponent()) ? String.valueOf(delimiters.subcomponent()) : " ";
        this.escapes = new Escapes(delimiters, reply.charset());
    }

    static Ack write(
            Reply reply, Ack.Code code, ErrorCode error, @Nullable String where, @Nullable String reason, Instant now) {
        AckWriter writer = new AckWriter(reply);
        String text = writer.header(now) + writer.answer(code, error, reason);
        if (code != Ack.Code.AA) {
            text += writer.error(error, where, reason == null ? error.text() : reason);
        }
        return new Ack(code, text.getBytes(reply.charset()));
    }

    private String header(Instant now) {
        String receiver = reply.receivingApplication().isEmpty() ? "HOMEWARD" : reply.receivingApplication();
        return "MSH" + reply.delimiters() + field + receiver + field + reply.receivingFacility() + field
                + reply.sendingApplication() + field + reply.sendingFacility() + field + TIME.format(now) + field
                + field + type() + field + Long.toString(SEQUENCE.incrementAndGet(), 36) + field
                + reply.processing() + field + reply.version()
                + (reply.charsetName().isEmpty() ? "" : String.valueOf(field).repeat(6) + reply.charsetName())
                + '\r';
    }

    private String type() {
        if (reply.trigger().isEmpty()) {
            return "ACK";
        }
        boolean structured =
                !reply.version().startsWith("2.2") && !reply.version().equals("2.3");
        return "ACK" + component + reply.trigger() + (structured ? component + "ACK" : "");
    }

    private String answer(Ack.Code code, ErrorCode error, @Nullable String reason) {
        String start = "MSA" + field + code + field + reply.controlId();
        if (code == Ack.Code.AA) {
            return start + '\r';
        }
        String text = escapes.escape(reason == null ? error.text() : reason);
        return start + field + text + field + field + field + coded(error, component) + '\r';
    }

    /** Before version 2.5 ERR-1 holds location and code; since then they have fields of their own. */
    private String error(ErrorCode error, @Nullable String where, String reason) {
        String[] at = where == null ? new String[0] : where.split("-", 2);
        String segment = at.length > 0 ? at[0] : "";
        String position = at.length > 1 ? at[1] : "";
        if (isOld()) {
            return "ERR" + field + segment + component + "1" + component + position + component
                    + coded(error, subcomponent) + '\r';
        }
        String location = segment.isEmpty() ? "" : segment + component + "1" + component + position;
        return "ERR" + field + field + location + field + coded(error, component) + field + "E" + field + field + field
                + field + escapes.escape(reason) + '\r';
    }

    private boolean isOld() {
        String version = reply.version();
        return version.startsWith("2.2") || version.startsWith("2.3") || version.startsWith("2.4");
    }

    private String coded(ErrorCode error, String separator) {
        return error.code() + separator + escapes.escape(error.text()) + separator + "HL70357";
    }
}
