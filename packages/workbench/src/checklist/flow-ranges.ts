/** The time that the checklist looks back: long enough to have seen events, short enough to forget what was put right. */
export const LAST_HOUR = { ms: 3_600_000, step: 'minute' } as const

/** The time that the overview counts. */
export const LAST_DAY = { ms: 86_400_000, step: 'hour' } as const
