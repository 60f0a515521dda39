import { answered, api } from './client'
import type { components } from './generated-types'
import type { Tried } from './preview'

export type MappingTest = components['schemas']['MappingTest']

/**
 * Really sends an event by a mapping, once.
 *
 * @param ignoreTrigger to send it although the trigger does not match it, or the event itself says not to
 */
export const testMapping = (tried: Tried, ignoreTrigger: boolean): Promise<MappingTest> =>
  answered(api.POST('/api/v1/test', { body: { ...tried, ignoreTrigger } }))
