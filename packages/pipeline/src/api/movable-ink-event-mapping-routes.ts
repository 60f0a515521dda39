import { createHash } from 'node:crypto'
import { z } from 'zod'
import { IN_VIEW } from '../events/stored-events'
import { ApiError } from '../http/api-error'
import { Refusal } from '../refusal'
import { recentEvents } from '../trigger/matching-events'
import type { ApiApp } from './api-app'
import type { ApiParts } from './api-parts'
import { found } from './found'
import { embedded, tags } from './movable-ink-parts'
import type { EmbeddedMovableInk, EventMapping, TriedEventMapping } from './movable-ink-port'
import { checkedEventMappingSchema, eventMappingsSchema, keptEventMappingsSchema } from './movable-ink-schemas'
import { anyError, errorSchema } from './schemas'

const MOST_SOURCES = 20
const MOST_EXAMPLES = 5

const versionOf = (eventMappings: EventMapping[]) =>
  createHash('sha256').update(JSON.stringify(eventMappings)).digest('hex').slice(0, 16)

const kept = (movableInk: EmbeddedMovableInk) => {
  const eventMappings = movableInk.eventMappings()
  return { eventMappings, version: versionOf(eventMappings) }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** The first examples, those of what arrived before those of what was only given. */
function examplesOf([received, given]: NonNullable<TriedEventMapping['matches']>) {
  return [
    ...(received?.examples ?? []).map((example) => ({ from: 'received' as const, ...example })),
    ...(given?.examples ?? []).map((example) => ({ from: 'given' as const, ...example }))
  ]
    .slice(0, MOST_EXAMPLES)
    .map(({ from, event, fields }) => ({
      from,
      type: textOf(event.type),
      name: textOf(event.type === 'track' ? event.event : event.name),
      fields
    }))
}

const NOTHING = { count: 0, of: 0 }

const checkedJson = ({ mistakes, matches }: TriedEventMapping) => {
  if (matches === undefined) return { mistakes }
  const [received = NOTHING, given = NOTHING] = matches
  return {
    mistakes,
    matched: {
      received: { count: received.count, of: received.of },
      given: { count: given.count, of: given.of },
      examples: examplesOf(matches)
    }
  }
}

function assertWithoutMistakes(tried: readonly TriedEventMapping[]): void {
  const mistakes = tried.flatMap((one, index) =>
    one.mistakes.map(({ path, message }) => ({ path: `eventMappings.${index}.${path}`, message }))
  )
  if (mistakes.length > 0) {
    throw new Refusal('INVALID_REQUEST', 'An event mapping cannot be used as it is. Nothing was changed.', mistakes)
  }
}

/** Runs one after the other, also when the one before has failed. */
function inTurn() {
  let last: Promise<unknown> = Promise.resolve()
  return <Result>(run: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(run, run)
    last = turn
    return turn
  }
}

/** The event mappings of Movable Ink: what it takes, and what it keeps of it. */
export function movableInkEventMappingRoutes(app: ApiApp, { movableInk, database, sources }: ApiParts): void {
  // Of two changes of one version, the second must see the first.
  const oneByOne = inTurn()

  app.get(
    '/movable-ink/event-mappings',
    {
      schema: {
        tags,
        summary: 'The event mappings of Movable Ink',
        response: { 200: keptEventMappingsSchema, 404: errorSchema, ...anyError }
      }
    },
    () => kept(embedded(movableInk))
  )

  app.put(
    '/movable-ink/event-mappings',
    {
      schema: {
        tags,
        summary: 'Change the event mappings of Movable Ink',
        description: 'All of them at once. They hold for every request that comes from then on, and after a restart.',
        body: z.strictObject({
          eventMappings: eventMappingsSchema,
          version: z
            .string()
            .max(100)
            .optional()
            .describe(
              'Of what was edited, as it was loaded: a change that was made since is not overwritten (409, `STALE`).'
            )
        }),
        response: { 200: keptEventMappingsSchema, 400: errorSchema, 404: errorSchema, 409: errorSchema, ...anyError }
      }
    },
    ({ body: { eventMappings, version } }) =>
      oneByOne(async () => {
        const there = embedded(movableInk)
        if (version !== undefined && version !== kept(there).version) {
          throw new Refusal('STALE', 'The event mappings were changed since they were loaded. Load them again.')
        }
        assertWithoutMistakes(await there.setEventMappings(eventMappings))
        return kept(there)
      })
  )

  app.post(
    '/movable-ink/event-mappings/check',
    {
      schema: {
        tags,
        summary: 'Check event mappings',
        description:
          'Tries event mappings, active or not, on the newest events that Movable Ink has accepted, and on the newest 500 events of each source that is named or on events that are given. What a source sent is what arrives where a mapping sends the whole event.',
        body: z.strictObject({
          eventMappings: eventMappingsSchema,
          sourceIds: z.array(z.uuid()).max(MOST_SOURCES).optional(),
          events: z.array(z.record(z.string(), z.unknown())).max(IN_VIEW).optional()
        }),
        response: {
          200: z.object({ eventMappings: z.array(checkedEventMappingSchema).describe('In their order.') }),
          400: errorSchema,
          404: errorSchema,
          ...anyError
        }
      }
    },
    async ({ body: { eventMappings, sourceIds = [], events = [] } }) => {
      const there = embedded(movableInk)
      if (sourceIds.length > 0 && events.length > 0) {
        throw new ApiError(400, 'INVALID_REQUEST', 'Name sources or give events, not both.')
      }
      const given: Record<string, unknown>[] = [...events]
      for (const id of sourceIds) {
        found(await sources.find(id), 'source')
        const recent = await recentEvents(database, id)
        given.push(...recent.map(({ event }) => ({ ...event })))
      }
      const received = there.received({}, IN_VIEW).map(({ event }) => event)
      return { eventMappings: (await there.tryEventMappings(eventMappings, [received, given])).map(checkedJson) }
    }
  )
}
