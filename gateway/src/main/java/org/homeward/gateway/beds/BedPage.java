package org.homeward.gateway.beds;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.homeward.gateway.http.Answers;
import org.homeward.gateway.replica.BedView;
import org.homeward.gateway.replica.Freshness;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** Puts an answer together from items that are JSON already. */
public final class BedPage {

    private static final byte[] AS_OF = "{\"asOf\":\"".getBytes(UTF_8);
    private static final byte[] NO_NEXT = "],\"next\":null}".getBytes(UTF_8);

    private final List<byte[]> items = new ArrayList<>();
    private int length;
    private long tag = 17;

    void add(BedView view, boolean patients) {
        byte[] json = view.json(patients);
        items.add(json);
        length += json.length + 1;
        tag = tag * 31 + view.tag() + (patients ? 1 : 0);
    }

    int size() {
        return items.size();
    }

    long tag() {
        return tag;
    }

    /** The items with commas between them, to be kept. */
    byte[] joined() {
        Buffer joined = Buffer.buffer(length);
        appendItems(joined);
        return joined.getBytes();
    }

    Buffer answer(Freshness freshness, @Nullable String next) {
        Buffer answer = Buffer.buffer(length + 200);
        open(answer, freshness);
        appendItems(answer);
        if (next == null) {
            return answer.appendBytes(NO_NEXT);
        }
        return answer.appendString("],\"next\":\"").appendString(next).appendString("\"}");
    }

    static Buffer answer(Freshness freshness, byte[] joined) {
        Buffer answer = Buffer.buffer(joined.length + 160);
        open(answer, freshness);
        return answer.appendBytes(joined).appendBytes(NO_NEXT);
    }

    /** Everything before the first item. */
    public static void open(Buffer answer, Freshness freshness) {
        times(answer, freshness);
        answer.appendString(",\"items\":[");
    }

    /** An object that has begun with what every answer says about itself. */
    public static void times(Buffer answer, Freshness freshness) {
        answer.appendBytes(AS_OF).appendString(Times.format(freshness.asOf())).appendString("\",\"knownAt\":");
        if (freshness.knownAt() == null) {
            answer.appendString("null");
        } else {
            answer.appendString("\"")
                    .appendString(Times.format(freshness.knownAt()))
                    .appendString("\"");
        }
        answer.appendString(freshness.stale() ? ",\"stale\":true" : ",\"stale\":false");
    }

    /** By what the items say, whether they are stale, and whether more follow. */
    static String tag(long items, Freshness freshness, @Nullable String next) {
        long of = items * 31 + (freshness.stale() ? 1 : 0);
        return Answers.weakTag(next == null ? of : of * 31 + next.hashCode());
    }

    private void appendItems(Buffer answer) {
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                answer.appendByte((byte) ',');
            }
            answer.appendBytes(items.get(i));
        }
    }
}
