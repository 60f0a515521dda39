import type { Why } from '../../sharing/find-in-leaf'
import type { EventGroup } from '../../sharing/pick-events'

/** `1 field`, `3 fields`. */
export const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`

const TYPE_TITLES: Readonly<Record<string, string>> = {
  identify: 'Identify',
  track: 'Track',
  page: 'Page',
  screen: 'Screen',
  group: 'Group',
  alias: 'Alias'
}

/** What a group of events is called: `Track: Product Viewed`. */
export const titleOf = ({ type, name }: Pick<EventGroup, 'type' | 'name'>) =>
  name === null ? (TYPE_TITLES[type] ?? type) : `${TYPE_TITLES[type] ?? type}: ${name}`

/** Why a value is taken to be personal. */
export const WHY: Record<Why, string> = {
  name: 'by its name',
  part: 'by what it is part of',
  look: 'by its look',
  same: 'also masked elsewhere',
  chosen: 'chosen by you'
}
