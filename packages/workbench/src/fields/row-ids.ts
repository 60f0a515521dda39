let last = 0

/** A number that no other row has, in this page. */
export const idOfRow = (): number => ++last
