/** The time in milliseconds since 1970, finer than a millisecond and the same in all processes of this machine. */
export const wallClock = (): number => performance.timeOrigin + performance.now()
