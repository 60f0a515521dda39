import type { Mistake } from '../../../api/api-error'

/** In a path such as `eventMappings.1.fields.user_id`: whose mistake it is, and where. */
const PLACE = /^eventMappings\.(\d+)\.(?:fields\.)?(.*)$/

/** A mistake that a refusal names, with the event mapping that it is in: "Track, match: is not valid jq". */
export function refusalInWords({ path, message }: Mistake, names: readonly string[]): string {
  const [, place, where] = PLACE.exec(path) ?? []
  const name = names[Number(place)]
  return name === undefined || where === undefined ? `${path} ${message}` : `${name}, ${where}: ${message}`
}
