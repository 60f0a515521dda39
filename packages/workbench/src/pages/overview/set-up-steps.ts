import type { CatalogSetting } from '../../api/catalog'
import type { Destination } from '../../api/destinations'
import { missingLabels } from '../../checklist/missing-labels'

/** What the set-up is looked at by. */
export interface SetUpFacts {
  /** The source whose events are to flow. */
  sourceId: string
  /** The destination that is being set up; none yet is one that is still to be added. */
  destination?: Destination
  /** The settings that the catalog asks for. */
  settings: readonly CatalogSetting[]
  slug: string
  hasEvents: boolean
  /** Whether a collector on this machine plays Movable Ink. */
  hasCollector: boolean
  /** Whether samples of the source were exported in this browser. */
  isShared: boolean
  /** Whether the credentials of the collector were copied in this browser. */
  isCopied: boolean
  /** Whether Movable Ink refuses the settings. */
  areRefused: boolean
}

/** One step of the set-up, in the order in which Movable Ink's documentation has them. */
export interface SetUpStep {
  title: string
  text: string
  isDone: boolean
  /** Missing where it is done elsewhere. */
  link?: { text: string; to: string }
}

/**
 * The steps of the set-up. What may be done elsewhere, such as sharing payloads, is also done when what follows from it is.
 * What needs a destination leads nowhere until there is one.
 */
export function setUpSteps({
  sourceId,
  destination,
  settings,
  slug,
  hasEvents,
  hasCollector,
  isShared,
  isCopied,
  areRefused
}: SetUpFacts): SetUpStep[] {
  const here = destination && `/destinations/${destination.id}`
  const add = `/catalog/${slug}?add=${sourceId}`
  const isSet = destination !== undefined && missingLabels(destination, settings).length === 0
  const { count = 0, enabled = 0 } = destination?.mappings ?? {}
  const mappings = here === undefined ? undefined : { text: 'Open Mappings', to: `${here}/mappings` }
  const settingsLink = here === undefined ? undefined : { text: 'Open Settings', to: `${here}/settings` }
  return [
    {
      title: 'Share sample payloads',
      text: 'One payload of each kind, without personal data: Movable Ink maps your events by them.',
      isDone: isSet || isShared,
      link: hasEvents
        ? { text: 'Share with Movable Ink', to: `/sources/${sourceId}/share` }
        : { text: 'Send an event first', to: `/sources/${sourceId}/debugger` }
    },
    {
      title: 'Get credentials',
      text: 'Movable Ink hands over the endpoint URL, the access key ID and the access secret.',
      isDone: isSet || (hasCollector && isCopied),
      link: hasCollector ? { text: 'Those of the collector here', to: '/movable-ink' } : undefined
    },
    {
      title: 'Add the destination',
      text: 'From the catalog, to the source whose events are to flow.',
      isDone: destination !== undefined,
      link: { text: 'Open the catalog', to: destination === undefined ? add : `/catalog/${slug}` }
    },
    {
      title: 'Enter the settings',
      text: areRefused
        ? 'Movable Ink refuses them as they are. Correct them, and check them.'
        : 'Username, which is the access key ID, Access Secret and Movable Ink URL. Check them.',
      isDone: isSet && !areRefused,
      link: settingsLink
    },
    {
      title: 'Make a mapping',
      text: 'Its trigger says which events are sent, its fields as what.',
      isDone: count > 0,
      link: mappings
    },
    {
      title: 'Preview and test it',
      text: 'With an event of the source or a sample: Test Mapping really sends it.',
      isDone: destination !== undefined && destination.newestDeliveredAt !== null,
      link: mappings
    },
    { title: 'Enable the mapping', text: 'A new one starts disabled.', isDone: enabled > 0, link: mappings },
    {
      title: 'Enable the destination',
      text: 'From then on events flow.',
      isDone: destination?.enabled === true,
      link: settingsLink
    }
  ]
}

const isSetUp = ({ enabled, mappings, newestDeliveredAt }: Destination) =>
  enabled && mappings.enabled > 0 && newestDeliveredAt !== null

/** The destination whose set-up is shown: the newest that is not complete, else the first. */
export const destinationToSetUp = (destinations: readonly Destination[]): Destination | undefined =>
  destinations.findLast((destination) => !isSetUp(destination)) ?? destinations[0]
