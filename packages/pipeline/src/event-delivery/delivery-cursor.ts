/** Where a page of deliveries ends. */
export interface DeliveryCursor {
  createdAt: Date
  id: string
}

const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/

/** A cursor as text, for an address. */
export const cursorText = ({ createdAt, id }: DeliveryCursor): string => `${createdAt.toISOString()}_${id}`

/** @returns undefined when the text is none */
export function parseCursor(text: string): DeliveryCursor | undefined {
  const [, moment, id] = CURSOR.exec(text) ?? []
  if (moment === undefined || id === undefined) return undefined
  const createdAt = new Date(moment)
  return Number.isNaN(createdAt.getTime()) ? undefined : { createdAt, id }
}
