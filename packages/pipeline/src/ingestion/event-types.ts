/** The calls of Segment's tracking API that carry an event, with the short form that analytics.js sends them under. */
export const SHORT_FORMS = {
  identify: 'i',
  track: 't',
  page: 'p',
  screen: 's',
  group: 'g',
  alias: 'a'
} as const

export type EventType = keyof typeof SHORT_FORMS

export const EVENT_TYPES = Object.keys(SHORT_FORMS) as EventType[]

export const isEventType = (value: unknown): value is EventType => EVENT_TYPES.some((type) => type === value)
