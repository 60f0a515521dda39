import type { Destination } from '../../api/destinations'
import type { Mapping } from '../../api/mappings'
import { SLUG } from '../overview/slug'

/** Why an event went nowhere, and where to go next. */
export interface WhyNowhere {
  text: string
  link?: { text: string; to: string }
}

/** Where events of a source could go now. */
export interface WaysOn {
  sourceId: string
  destinations: readonly Pick<Destination, 'id' | 'name' | 'enabled'>[]
  mappings: readonly Pick<Mapping, 'destinationId' | 'enabled'>[]
}

/** Says of an event that no mapping took what is missing now; where nothing is, that its trigger can be tried. */
export function whyNowhere({ sourceId, destinations, mappings }: WaysOn): WhyNowhere {
  const [first] = destinations
  if (first === undefined) {
    return {
      text: 'It went nowhere: this source has no destination yet.',
      link: { text: 'Add one from the Catalog', to: `/catalog/${SLUG}?add=${sourceId}` }
    }
  }
  if (mappings.length === 0) {
    return {
      text: 'It went nowhere: this source has no destination with a mapping yet.',
      link: { text: `Add a mapping to ${first.name}`, to: `/destinations/${first.id}/mappings` }
    }
  }
  const withEnabled = destinations.filter(({ id }) =>
    mappings.some(({ destinationId, enabled }) => enabled && destinationId === id)
  )
  const [ready] = withEnabled
  if (ready === undefined) {
    const { destinationId } = mappings[0] ?? { destinationId: first.id }
    return {
      text: 'It went nowhere: no mapping of this source is enabled.',
      link: { text: 'Go to the mappings', to: `/destinations/${destinationId}/mappings` }
    }
  }
  if (withEnabled.every(({ enabled }) => !enabled)) {
    return {
      text: `It went nowhere: ${ready.name} is disabled.`,
      link: { text: 'Enable it in its Settings', to: `/destinations/${ready.id}/settings` }
    }
  }
  return {
    text: 'It went nowhere: when it came, no enabled mapping of an enabled destination matched it. Use it as a test event to see why.'
  }
}
