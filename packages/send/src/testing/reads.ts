import type { EventRead, MalformedRead } from '../read/read'

const file = 'events.ndjson'

/** What reading an event gives: by default a track event named by its line. */
export function eventRead(
  line: number,
  event: Record<string, unknown> = { type: 'track', event: `E${line}` }
): EventRead {
  return { kind: 'event', event, text: Buffer.from(JSON.stringify(event)), file, line }
}

export const malformedRead = (line: number, text: string, continues?: boolean): MalformedRead => ({
  kind: 'malformed',
  reason: 'not valid JSON',
  text: Buffer.from(text),
  file,
  line,
  continues
})
