package org.homeward.gateway.care;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.homeward.gateway.beds.BedPage;
import org.homeward.gateway.care.Match.Why;
import org.homeward.gateway.http.Answers;
import org.homeward.gateway.replica.Care;
import org.homeward.gateway.replica.Freshness;
import org.jspecify.annotations.Nullable;

/** Puts an answer together from items that are JSON already. Its tag covers what it says, not how old it has become. */
final class CarePage {

    private final Buffer body = Buffer.buffer(4096);
    private long tag;
    private int size;
    private @Nullable String next;

    CarePage(Freshness freshness) {
        BedPage.open(body, freshness);
        tag = freshness.stale() ? 19 : 17;
    }

    int size() {
        return size;
    }

    void add(Care line, double confidence, byte[] item) {
        add(line.tag() + Double.hashCode(confidence), item);
    }

    /** @param itemTag changes when what the item says does */
    void add(long itemTag, byte[] item) {
        if (size++ > 0) {
            body.appendByte((byte) ',');
        }
        body.appendBytes(item);
        tag = tag * 31 + itemTag;
    }

    void next(String cursor) {
        next = cursor;
    }

    boolean hasNext() {
        return next != null;
    }

    void answer(RoutingContext ctx) {
        body.appendString("],\"next\":").appendString(CareItems.text(next)).appendString("}");
        String weak = Answers.weakTag(next == null ? tag : tag * 31 + next.hashCode());
        if (!Answers.unchanged(ctx, weak)) {
            Answers.json(ctx, body, weak);
        }
    }

    /** The item with its reasons as the last member. */
    static byte[] why(Buffer item, List<Why> reasons) {
        item.appendString(",\"why\":[");
        for (int i = 0; i < reasons.size(); i++) {
            Why reason = reasons.get(i);
            item.appendString(i == 0 ? "" : ",").appendString("{\"code\":" + CareItems.text(reason.code()));
            if (reason.value() != null) {
                item.appendString(",\"value\":").appendString(value(reason.value()));
            }
            item.appendString("}");
        }
        return item.appendString("]}").getBytes();
    }

    private static String value(Object value) {
        return value instanceof Number ? value.toString() : CareItems.text(value.toString());
    }
}
