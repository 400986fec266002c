package lazuli.store.fetch;

import java.net.URI;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Carries an answer from the HTTP client to its receiver, one buffer at a time, until it ends or is stopped. */
final class Pump implements BodySubscriber<Void> {
    /** Whoever sends less than this between two looks is as good as silent. */
    static final int LEAST_BYTES = 256;

    private final Receiver receiver;
    private final CompletableFuture<Void> body = new CompletableFuture<>();
    private final AtomicLong received = new AtomicLong();
    private volatile boolean begun;
    private boolean stopped;
    private @Nullable Subscription subscription;

    Pump(Receiver receiver) {
        this.receiver = receiver;
    }

    /** Takes the head. */
    synchronized BodySubscriber<Void> begin(URI url, ResponseInfo info) {
        begun = true;
        received.addAndGet(LEAST_BYTES);
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        info.headers().map().forEach((name, values) -> fields.put(name, values.getFirst()));
        if (!stopped) {
            try {
                receiver.begin(new Head(url, info.statusCode(), fields));
            } catch (FetchException | RuntimeException e) {
                fail(e);
            }
        }
        return this;
    }

    boolean hasBegun() {
        return begun;
    }

    long received() {
        return received.get();
    }

    /** From now on nothing reaches the receiver. */
    synchronized void stop() {
        stopped = true;
        if (subscription != null) {
            subscription.cancel();
        }
    }

    private void fail(Throwable e) {
        stopped = true;
        body.completeExceptionally(e);
        if (subscription != null) {
            subscription.cancel();
        }
    }

    @Override
    public CompletionStage<Void> getBody() {
        return body;
    }

    @Override
    public synchronized void onSubscribe(Subscription given) {
        subscription = given;
        if (stopped) {
            given.cancel();
        } else {
            given.request(1);
        }
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> buffers) {
        if (stopped || subscription == null) {
            return;
        }
        try {
            for (ByteBuffer buffer : buffers) {
                received.addAndGet(buffer.remaining());
                receiver.take(buffer);
            }
            subscription.request(1);
        } catch (FetchException | RuntimeException e) {
            fail(e);
        }
    }

    @Override
    public void onError(Throwable e) {
        body.completeExceptionally(e);
    }

    @Override
    public void onComplete() {
        body.complete(null);
    }
}
