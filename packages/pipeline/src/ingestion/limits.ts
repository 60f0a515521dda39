// Segment's own limits [documented]; a kilobyte is 1,024 bytes there. The depth is ours [assumed]: nothing real comes near
// it, and what recurses over an event stays far from the end of the stack.

/** The longest event, in bytes of JSON. */
export const MAX_EVENT_BYTES = 32 * 1024

/** The longest body, in bytes, after decompression. */
export const MAX_BODY_BYTES = 500 * 1024

/** The most events in a batch. */
export const MAX_BATCH_EVENTS = 2500

/**
 * The longest batch, in characters of JSON, once what it says for all of its events stands in each: 2,500 events with the
 * longest context would take 80 MB [ours].
 */
export const MAX_WHOLE_BATCH = 4 * 1024 * 1024

/**
 * The most that is written in one transaction, in characters of JSON, and what each row counts beside its own: some 2,000
 * rows, or 2 MB. It takes a quarter of a second at most, in which nothing else happens at an embedded store [measured].
 */
export const MAX_COMMIT = 2 * 1024 * 1024

/** What an event counts beside its JSON, and each of its deliveries, which is a row of a table and one of the queue. */
export const ROW_WEIGHT = 1024

/**
 * The most that is held of requests that are not answered yet, in bytes of JSON. In memory it is several times as much,
 * which Node's own limit has room for; a store that works never leaves so much waiting [ours].
 */
export const MAX_BACKLOG = 64 * 1024 * 1024

/** The deepest nesting of objects and lists in an event. */
export const MAX_DEPTH = 100

/** For how long a repeated `messageId` of a source is recognised, in milliseconds. */
export const REPEAT_WINDOW_MS = 24 * 60 * 60 * 1000
