package com.tarcommerce.gateway.shop;

import com.tarcommerce.gateway.intake.Plan;
import java.util.Set;

/** One thing that administrators settle, or that anybody may look at. */
interface AdministrativeCommand {

    /** The words after the slash that ask for it. */
    Set<String> names();

    /** Whether the platform must say first that the sender administers the chat. */
    boolean forAdministrators();

    /** Asks the platform what it must; what it returns changes the shop, and asks nobody. */
    Plan plan(Request request);
}
