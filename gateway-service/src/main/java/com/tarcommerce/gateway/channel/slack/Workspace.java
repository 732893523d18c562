package com.tarcommerce.gateway.channel.slack;

/**
 * A workspace that Tar is in.
 *
 * @param account of its rooms: empty for the environment's, else the workspace's id
 */
record Workspace(String account, String token) {

    /** Shows no token. */
    @Override
    public String toString() {
        return "Workspace[" + account + "]";
    }
}
