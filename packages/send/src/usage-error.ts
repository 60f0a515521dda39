/** Wrong usage or settings: told in one sentence, and the process ends with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
