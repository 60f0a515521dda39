import type { DataFolder } from '../data-folder'
import type { EventMapping } from './event-mapping'
import { loadEventMappings } from './load-event-mappings'

const EVENT_MAPPINGS_FILE = 'collector-event-mappings.json'

/**
 * The event mappings that were kept in a data folder; `undefined` when none were.
 *
 * @throws CollectorError naming the file and what is wrong with it
 */
export const keptEventMappings = async (folder: DataFolder): Promise<EventMapping[] | undefined> =>
  (await folder.read(EVENT_MAPPINGS_FILE)) === undefined
    ? undefined
    : loadEventMappings(folder.pathOf(EVENT_MAPPINGS_FILE))

/** Keeps event mappings for the next start. */
export const keepEventMappings = (folder: DataFolder, eventMappings: EventMapping[]): Promise<void> =>
  folder.write(EVENT_MAPPINGS_FILE, `${JSON.stringify({ eventMappings }, null, 2)}\n`)
