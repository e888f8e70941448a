package io.github.camelinterakt.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import org.apache.hc.client5.http.nio.AsyncConnectionEndpoint;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/**
 * One try to make a call over one connection: first waits for the connection, then writes and reads. The call hears of its
 * end when the connection is free again, so that what comes next on this thread finds it.
 */
final class Exchange implements AsyncClientExchangeHandler, FutureCallback<AsyncConnectionEndpoint> {

    /** For the client's own log. */
    private static final String NAME = "interakt";

    private final Call call;
    private final Reactor reactor;
    private final Connections connections;
    private final AsyncEntityProducer entity;
    private final ResponseCollector collector;

    private AsyncConnectionEndpoint connection;
    private boolean aborted;
    private RawResponse response;

    Exchange(Call call, Reactor reactor, Connections connections, int maxResponseSize) {
        this.call = call;
        this.reactor = reactor;
        this.connections = connections;
        this.entity = call.body() == null ? null : call.body().open(call::progress);
        this.collector = new ResponseCollector(maxResponseSize);
    }

    /** The call is over or goes another way: nobody waits for this try any more. */
    void abort() {
        AsyncConnectionEndpoint current;
        synchronized (this) {
            aborted = true;
            current = takeConnection();
        }
        if (current != null) {
            connections.discard(current);
        }
    }

    /** The connection is there. */
    @Override
    public void completed(AsyncConnectionEndpoint leased) {
        boolean late;
        synchronized (this) {
            late = aborted;
            connection = late ? null : leased;
        }
        if (late) {
            connections.release(leased);
            return;
        }
        try {
            leased.execute(NAME, this, HttpCoreContext.create());
        } catch (RuntimeException closedMeanwhile) {
            failed(new IOException("the connection was closed", closedMeanwhile));
            releaseResources();
        }
    }

    /** There is no connection, or it broke. */
    @Override
    public void failed(Exception cause) {
        if (entity != null) {
            entity.failed(cause);
        }
        call.failed(reactor, cause);
    }

    @Override
    public void cancelled() {
        failed(new IOException("the call was cancelled"));
    }

    @Override
    public void cancel() {
        cancelled();
    }

    /** The last moment at which the call can be taken away: nothing is written yet. */
    @Override
    public void produceRequest(RequestChannel channel, HttpContext httpContext) throws HttpException, IOException {
        call.writing(reactor);
        channel.sendRequest(call.request(), entity, httpContext);
    }

    @Override
    public int available() {
        return entity.available();
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        entity.produce(channel);
    }

    @Override
    public void consumeInformation(HttpResponse information, HttpContext httpContext) {
        // 1xx answers say nothing about the call
    }

    @Override
    public void consumeResponse(HttpResponse head, EntityDetails body, HttpContext httpContext) {
        reactor.enter();
        collector.start(head, body);
        if (body == null) {
            response = collector.end();
        }
    }

    @Override
    public void updateCapacity(CapacityChannel capacity) throws IOException {
        capacity.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer source) throws IOException {
        collector.add(source);
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) {
        response = collector.end();
    }

    /** The client is done with the connection. */
    @Override
    public void releaseResources() {
        if (entity != null) {
            entity.releaseResources();
        }
        RawResponse complete = response;
        response = null;
        AsyncConnectionEndpoint current = takeConnection();
        if (complete == null) {
            if (current != null) {
                connections.discard(current);
            }
        } else if (current == null) {
            call.completed(reactor, complete);
        } else {
            connections.keepWhile(call.target(), current, () -> call.completed(reactor, complete));
        }
    }

    /** From now on the connection is no longer this exchange's. */
    private synchronized AsyncConnectionEndpoint takeConnection() {
        AsyncConnectionEndpoint taken = connection;
        connection = null;
        return taken;
    }
}
