import type { Payload } from './sendEntireEvent/generated-types'

/**
 * What kind of event it is: its `type`, and the `event` that was tracked or the `name` of the page or screen. Each only if
 * it is text. They identify nobody; the `name` of any other event may.
 */
export function kindOf({ data = {} }: Payload): Record<string, string> {
  const { type, event, name } = data
  const kind: Record<string, string> = {}
  if (isText(type)) kind.type = type
  if (type === 'page' || type === 'screen') {
    if (isText(name)) kind.name = name
  } else if (isText(event)) kind.event = event
  return kind
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
