/** The most events in one request [partner: RudderStack's documentation of the same API]. */
export const MAX_EVENTS = 1000

/** The largest body of one request with more than one event, in bytes [partner: the same]. */
export const MAX_BODY_BYTES = 1_000_000

/**
 * The most requests made for one batch. [assumed] Finding one event at fault among a thousand takes up to 21, finding
 * three up to 55; the limit keeps a batch that is at fault as a whole from taking up the time of others.
 */
export const MAX_REQUESTS = 64

/**
 * How long a batch may take before no further request of it is begun, in milliseconds. [assumed] Segment gives up on an
 * event at about this time, and would not see what became of the events after it.
 */
export const MAX_DURATION_MS = 10_000
