/** What the destination says of the next try, with which a sentence ends, or which is one of its own. */
const OF_THE_NEXT_TRY = /(?:\. (?:This one|It)|, which| and) will be tried again\./

/**
 * The destination's message for an event that would be tried again, of one that will not be, as it was only a test. What
 * Movable Ink itself says stands behind it, and stays.
 */
export const withoutRetry = (message: string): string => message.replace(OF_THE_NEXT_TRY, '.')
