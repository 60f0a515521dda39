/** The most events in one request [partner: RudderStack's documentation of the same API]. */
export const MAX_EVENTS = 1000

/** The largest body of one request with more than one event, in bytes [partner: the same]. */
export const MAX_BODY_BYTES = 1_000_000

/**
 * The most requests made for one batch. [assumed] Finding one event at fault among a thousand takes at most 21, three at
 * most 55, four may take more than there are; the limit keeps a batch that is at fault as a whole from taking up the time
 * of others.
 */
export const MAX_REQUESTS = 64

/**
 * How long a batch may take before no further request of it is begun, in milliseconds. [assumed] Segment gives up after
 * about 10 seconds, and would not see what became of the events after it.
 */
export const MAX_DURATION_MS = 8_000
