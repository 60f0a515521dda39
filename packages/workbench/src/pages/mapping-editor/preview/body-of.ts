/** A body to show: as JSON where it is some, else as the text it is. Not of what it is on the wire: there it has no spaces. */
export function bodyOf(body: string): unknown {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return body
  }
}
