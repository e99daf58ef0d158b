package io.crmkit.recovery.detection;

import java.util.List;

/**
 * Translates events of one kind into signals: the port for devices, social listening, monitoring, whatever a host has. It judges
 * nothing, the rules do; text is judged by the host, which hands over a number.
 *
 * @param <T> the type of the events
 */
@FunctionalInterface
public interface SignalSource<T> {
    /** Returns the signals of an event, in any order; empty if it says nothing to any rule. */
    List<Signal> signals(T event);
}
