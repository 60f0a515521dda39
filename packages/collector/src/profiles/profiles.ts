import type { Json } from '../json'
import type { NumberedEvent, ReceivedEvent } from '../received-events'
import { idIn } from './id-in'

/** What Movable Ink would know of a person. */
export interface Profile {
  /** The user id, or while there is none the anonymous one. */
  id: string
  userId?: string
  /** Those that were merged into it by identify. */
  anonymousIds: string[]
  /** Of each field that event mappings extracted the value of the newest event that had one. */
  fields: Record<string, Json>
  /** Oldest first. */
  events: NumberedEvent[]
}

/** The fields by which Movable Ink knows a person (documented by Braze, Oracle and Tealium). */
const USER_ID = 'user_id'
const ANONYMOUS_ID = 'anonymous_id'

/**
 * Puts events together by person, whose ids are the fields `user_id` and `anonymous_id` of the event mappings. An identify
 * with both merges what was known of the anonymous one into the other (documented). Assumptions, as nothing public says:
 * an anonymous id goes on to belong to whoever identified with it last, and two user ids are never merged.
 *
 * @param events oldest first
 * @returns the profiles, by the newest event of each, the newest first; events without an id are in none
 */
export const profilesOf = (events: readonly NumberedEvent[]): Profile[] => {
  const profiles = new Map<string, Profile>()
  const known = new Map<string, Profile>()
  const anonymous = new Map<string, Profile>()

  const personOf = (userId: string | undefined, anonymousId: string | undefined): Profile | undefined => {
    if (userId !== undefined) return took(known, userId, () => ({ ...nobodyYet(userId), userId }))
    if (anonymousId === undefined) return undefined
    return took(anonymous, anonymousId, () => ({ ...nobodyYet(anonymousId), anonymousIds: [anonymousId] }))
  }

  for (const event of events) {
    const fields = fieldsOf(event)
    const [userId, anonymousId] = [idIn(fields[USER_ID]), idIn(fields[ANONYMOUS_ID])]
    const person = personOf(userId, anonymousId)
    if (person === undefined) continue
    if (event.event.type === 'identify' && userId !== undefined && anonymousId !== undefined) {
      const former = anonymous.get(anonymousId)
      if (former !== undefined && former.userId === undefined) {
        merge(former, person)
        profiles.delete(keyOf(former))
      }
      anonymous.set(anonymousId, person)
      if (!person.anonymousIds.includes(anonymousId)) person.anonymousIds.push(anonymousId)
    }
    person.events.push(event)
    Object.assign(person.fields, fields)
    // Set anew, so that the order is that of the newest events.
    profiles.delete(keyOf(person))
    profiles.set(keyOf(person), person)
  }
  return [...profiles.values()].reverse()
}

/** A profile by any id of the person. An id that is a person's user id is not taken for somebody's anonymous one. */
export const profileWith = (id: string, profiles: readonly Profile[]): Profile | undefined =>
  profiles.find(({ userId }) => userId === id) ?? profiles.find(({ anonymousIds }) => anonymousIds.includes(id))

const nobodyYet = (id: string): Profile => ({ id, anonymousIds: [], fields: blank(), events: [] })

const took = (profiles: Map<string, Profile>, id: string, make: () => Profile): Profile => {
  const profile = profiles.get(id) ?? make()
  profiles.set(id, profile)
  return profile
}

/** A user id and an anonymous id may be the same text. */
const keyOf = ({ id, userId }: Profile): string => `${userId === undefined ? 'anonymous' : 'known'} ${id}`

/** What the anonymous one had is older than whatever comes now, but may be newer than what the known one has. */
const merge = (from: Profile, into: Profile): void => {
  const events = [...into.events, ...from.events].sort((one, other) => one.number - other.number)
  into.events.splice(0, into.events.length, ...events)
  into.fields = Object.assign(blank(), ...events.map(fieldsOf)) as Profile['fields'] // of nothing but fields
}

/** The fields that the event mappings found in an event, together. */
const fieldsOf = ({ eventMappings }: ReceivedEvent): Record<string, Json> =>
  Object.assign(blank(), ...eventMappings.map(({ fields }) => fields)) as Record<string, Json> // the same

/** Without anything that all objects have: a field may have any name. */
const blank = (): Record<string, Json> => Object.create(null) as Record<string, Json> // of nothing
