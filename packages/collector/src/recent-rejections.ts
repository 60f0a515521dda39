import type { AnsweredRequest } from './request-outcome'

/** The newest rejections kept. */
const MOST_KEPT = 100

/** Keeps the newest requests whose events were not accepted: why nothing arrives. */
export class RecentRejections {
  private kept: AnsweredRequest[] = []

  /** To be told of every request that is over. */
  note(request: AnsweredRequest): void {
    // Not by the status, which a fault may make a success of.
    if (request.events === 0) this.kept = [request, ...this.kept].slice(0, MOST_KEPT)
  }

  /** The newest first. */
  list(): AnsweredRequest[] {
    return this.kept
  }
}
