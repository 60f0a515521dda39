/**
 * Now, or just after a moment that is not over: the workers, and people who edit the same thing, tell versions of a row
 * apart by when it was changed.
 */
export const momentAfter = (before: Date): Date => new Date(Math.max(Date.now(), before.getTime() + 1))
