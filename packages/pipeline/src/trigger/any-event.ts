/** A trigger that every event matches, for runs that are to go past the trigger. */
export const ANY_EVENT = 'userId = null or userId != null'
