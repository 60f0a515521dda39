/** The pipeline cannot start, or cannot go on, for a reason that the person who runs it can change. */
export class PipelineError extends Error {
  override readonly name = 'PipelineError'
}
