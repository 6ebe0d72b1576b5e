package org.homeward.admission;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.homeward.admission.hl7.Ack;
import org.homeward.admission.hl7.ErrorCode;
import org.homeward.admission.hl7.Origin;
import org.homeward.admission.hl7.Refusals;

/** Takes the messages of one request in, in their order, and waits for their commit. */
@ApplicationScoped
public class ReceiveMessages {

    /** So many wait for their commit at once: one request leaves room for the feeds. */
    private static final int AT_ONCE = 256;

    private final ReceiveMessage one;

    ReceiveMessages(ReceiveMessage one) {
        this.one = one;
    }

    /**
     * The acknowledgements, in the order of the messages. Where some were stored and others were not, those get AE 207,
     * so that the sender sends them again.
     *
     * @throws MayNotSpeakFor if one of them is about another trust; then none is stored
     * @throws RuntimeException the failure of the store, if nothing was stored
     */
    public List<Ack> all(List<byte[]> messages, Origin origin) {
        List<ReceiveMessage.Read> read =
                messages.stream().map(raw -> one.read(raw, origin)).toList();
        List<Ack> acks = new ArrayList<>();
        RuntimeException failure = null;
        int stored = 0;
        for (int from = 0; from < read.size(); from += AT_ONCE) {
            List<CompletableFuture<Ack>> pending = read.subList(from, Math.min(from + AT_ONCE, read.size())).stream()
                    .map(one::store)
                    .toList();
            for (CompletableFuture<Ack> ack : pending) {
                try {
                    acks.add(Waiting.await(ack));
                    stored++;
                } catch (RuntimeException e) {
                    failure = e;
                    byte[] message = messages.get(acks.size());
                    acks.add(Refusals.of(message, Ack.Code.AE, ErrorCode.INTERNAL, "not stored; send it again"));
                }
            }
        }
        if (failure != null && stored == 0) {
            throw failure;
        }
        return acks;
    }
}
