/** A failure to start or to load, in one sentence meant for whoever started the collector. */
export class CollectorError extends Error {
  override readonly name = 'CollectorError'
}
