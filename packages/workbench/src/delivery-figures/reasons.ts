interface Counted {
  state: string
  reason: string
  count: number
}

/** Why deliveries fail, with how many of them. */
export interface ReasonRow<Explanation> {
  reason: string
  /** Over, and not delivered: these can be sent again. */
  notDelivered: number
  /** These are tried again by themselves. */
  retrying: number
  explanation: Explanation
}

/** One row for each reason, the most frequent first: the API counts them by state. */
export function reasonRows<Explanation>(
  reasons: readonly (Counted & { explanation: Explanation })[]
): ReasonRow<Explanation>[] {
  const rows = new Map<string, ReasonRow<Explanation>>()
  for (const { state, reason, count, explanation } of reasons) {
    const row = rows.get(reason) ?? { reason, notDelivered: 0, retrying: 0, explanation }
    if (state === 'discarded' || state === 'dead') row.notDelivered += count
    else row.retrying += count
    rows.set(reason, row)
  }
  const size = ({ notDelivered, retrying }: ReasonRow<Explanation>) => notDelivered + retrying
  return [...rows.values()].sort((a, b) => size(b) - size(a) || a.reason.localeCompare(b.reason))
}
