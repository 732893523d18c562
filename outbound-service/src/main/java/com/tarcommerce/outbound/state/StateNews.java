package com.tarcommerce.outbound.state;

/** Is told, after the commit, that the state of a message may have changed; must not block and must not throw. */
public interface StateNews {
    void ring();
}
