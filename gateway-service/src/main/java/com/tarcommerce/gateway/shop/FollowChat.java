package com.tarcommerce.gateway.shop;

import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Plan;

/** Keeps what Tar knows of a chat true: the bot came or went, a member left, the chat moved, a topic changed. */
public interface FollowChat {

    /** Silent for whatever needs nothing. */
    Plan plan(long inboundId, Incoming event);
}
