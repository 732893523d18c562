package com.tarcommerce.outbound.ability;

/** Something that a channel may be able to do. */
public enum Ability {
    /** A message that is out can be changed; else a new one says it, and of progress there is none. */
    EDITS,
    /** A press can be answered by a note over the button, or one that only the presser sees; else by a message. */
    NOTES,
    /** A press waits visibly until it is answered, be it with nothing. */
    PRESSES_WAIT,
    /** "Typing" can be shown, be it only to who wrote the message that is named; else nothing is. */
    TYPING,
    /** A room may be a thread of its chat; else one that is named is refused. */
    THREADS,
    /** A message can point at the one that it answers; else it stands without. */
    REPLIES
}
