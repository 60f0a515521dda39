/** What has to be there before a mapping can be tried. */
interface Attempted {
  isTriggerUnfinished: boolean
  areFieldsFinished: boolean
  /** Why there is no event to try it with. */
  eventError: Error | null
}

/** Why a mapping cannot be tried as it is edited; undefined when nothing is in the way, or the event is only on its way. */
export function whyNotTried({ isTriggerUnfinished, areFieldsFinished, eventError }: Attempted): string | undefined {
  if (isTriggerUnfinished) return 'Finish the conditions of the trigger first.'
  if (!areFieldsFinished) return 'Finish the fields first.'
  return eventError === null ? undefined : 'Choose another test event first: this one could not be loaded.'
}
