package io.crmkit.store.jdbc.crash;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A network between clients and a PostgreSQL server that loses what it is told to lose, each time a client sends COMMIT. */
final class CommitProxy implements AutoCloseable {
    /** What becomes of a COMMIT. */
    enum Fate {
        /** It arrives, and so does the answer. */
        ARRIVES,
        /** The connection breaks before it arrives; the server rolls back. */
        REQUEST_LOST,
        /** It arrives, and the connection breaks before the answer does. */
        REPLY_LOST,
        /** The connection to the client breaks; the server gets it only after {@link CommitProxy#deliver}. */
        DELAYED
    }

    private final int target;
    private final Supplier<Fate> fates;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final CountDownLatch delivery = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "commit-proxy");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Starts to listen.
     *
     * @param target the port of the server
     * @param fates is asked at each COMMIT
     */
    CommitProxy(int target, Supplier<Fate> fates) throws IOException {
        this.target = target;
        this.fates = fates;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** Returns the URL by which a client goes through here; unencrypted, so that messages can be told apart. */
    String url(String url) {
        return url.replaceFirst("//[^/]+/", "//127.0.0.1:" + listener.getLocalPort() + "/")
                + (url.contains("?") ? "&" : "?") + "sslmode=disable&gssEncMode=disable";
    }

    /** Hands every delayed COMMIT to the server. */
    void deliver() {
        delivery.countDown();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = open(listener.accept());
                Socket server = open(new Socket(InetAddress.getLoopbackAddress(), target));
                Link link = new Link(client, server);
                threads.execute(() -> link.run(link::up));
                threads.execute(() -> link.run(link::down));
            }
        } catch (IOException closed) {
            // the end
        }
    }

    private Socket open(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        return socket;
    }

    @Override
    public void close() throws IOException {
        deliver();
        listener.close();
        threads.shutdownNow();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** One client and its connection to the server. */
    private final class Link {
        private final Socket client;
        private final Socket server;
        private final Map<String, Boolean> commits = new HashMap<>(); // by name of the prepared statement
        private final CountDownLatch finished = new CountDownLatch(1);
        private volatile boolean swallow;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        private interface Direction {
            void copy() throws Exception;
        }

        void run(Direction direction) {
            try (client;
                    server) {
                direction.copy();
            } catch (Exception broken) {
                // both ends are closed now
            }
        }

        void up() throws Exception {
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(server.getOutputStream());
            int length = in.readInt(); // the first message has no type
            out.writeInt(length);
            out.write(in.readNBytes(length - 4));
            while (true) {
                byte type = in.readByte();
                byte[] body = in.readNBytes(in.readInt() - 4);
                Fate fate = commits(type, body) ? fates.get() : Fate.ARRIVES;
                if (fate == Fate.REQUEST_LOST) {
                    return;
                } else if (fate == Fate.REPLY_LOST) {
                    swallow = true;
                } else if (fate == Fate.DELAYED) {
                    swallow = true;
                    deliverLater(in, out, type, body);
                    return;
                }
                send(out, type, body);
            }
        }

        /** Holds back what the client has sent, up to the message that asks for an answer. */
        private void deliverLater(DataInputStream in, DataOutputStream out, byte type, byte[] body) throws Exception {
            ByteArrayOutputStream held = new ByteArrayOutputStream();
            DataOutputStream later = new DataOutputStream(held);
            send(later, type, body);
            for (byte next = type; next != 'Q' && next != 'S'; ) {
                next = in.readByte();
                send(later, next, in.readNBytes(in.readInt() - 4));
            }
            client.close();
            delivery.await();
            out.write(held.toByteArray());
            out.flush();
            finished.await(); // the server is not to see the end of the connection before it has answered
        }

        private void send(DataOutputStream out, byte type, byte[] body) throws IOException {
            out.writeByte(type);
            out.writeInt(body.length + 4);
            out.write(body);
            out.flush();
        }

        private boolean commits(byte type, byte[] body) {
            String text = new String(body, StandardCharsets.UTF_8);
            if (type == 'Q') {
                return text.equals("COMMIT\0");
            }
            String[] parts = text.split("\0", 3);
            if (type == 'P') {
                commits.put(parts[0], parts[1].equals("COMMIT"));
            }
            return type == 'B' && commits.getOrDefault(parts[1], false);
        }

        void down() throws IOException {
            DataInputStream in = new DataInputStream(server.getInputStream());
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            while (true) {
                byte type = in.readByte();
                byte[] body = in.readNBytes(in.readInt() - 4);
                if (swallow && type == 'C' && new String(body, StandardCharsets.UTF_8).equals("COMMIT\0")) {
                    finished.countDown();
                    return;
                }
                send(out, type, body);
            }
        }
    }
}
