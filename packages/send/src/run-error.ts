/** A run that could not go on. Told in one sentence, and the process ends with exit code 1: part of it may be sent. */
export class RunError extends Error {
  override readonly name = 'RunError'
}
