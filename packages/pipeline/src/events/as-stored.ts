/** A text of the JSON, or a sign between the texts with the spaces around it. */
const TEXT_OR_SIGN = /("(?:[^"\\]|\\.)*"?)|\s*([{}[\],:])\s*/g

/** JSON without the spaces between its parts; a text may be cut off at its end. */
const compact = (json: string) => json.replace(TEXT_OR_SIGN, '$1$2')

/**
 * How what is searched for can stand in an event's JSON, which is stored without spaces between its parts: as it is, as a
 * part of a value, or as a part of JSON that somebody has copied where it is shown with them.
 */
export function asStored(search: string): string[] {
  const ofValue = JSON.stringify(search).slice(1, -1)
  // What is copied may begin within a text.
  const fromWithin = compact(`"${search}`).slice(1)
  return [...new Set([search, ofValue, compact(search), fromWithin])]
}
