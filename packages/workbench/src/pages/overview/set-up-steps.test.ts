import type { Destination } from '../../api/destinations'
import { destinationToSetUp, setUpSteps } from './set-up-steps'
import type { SetUpFacts } from './set-up-steps'

const AT = '2026-11-24T10:00:00.000Z'

const destination: Destination = {
  id: 'd',
  sourceId: 's',
  slug: 'actions-movable-ink',
  name: 'Movable Ink',
  enabled: false,
  concurrency: 16,
  settings: { password: { isSet: false } },
  mappings: { count: 0, enabled: 0 },
  newestEventAt: AT,
  newestDeliveredAt: null,
  pause: 'none',
  pausedUntil: null,
  warnings: [],
  createdAt: AT,
  updatedAt: AT
}

const facts: SetUpFacts = {
  sourceId: 's',
  slug: 'actions-movable-ink',
  settings: [{ key: 'password', label: 'Access Secret', description: '', type: 'password', required: true }],
  hasEvents: true,
  hasCollector: true,
  isShared: false,
  isCopied: false,
  areRefused: false
}

const done = (more: Partial<Destination> | undefined) =>
  setUpSteps({ ...facts, destination: more && { ...destination, ...more } })
    .filter(({ isDone }) => isDone)
    .map(({ title }) => title)

const set = { settings: { password: { isSet: true } } }

describe('the steps of the set-up', () => {
  it('are all to be done before a destination is added', () => {
    expect(done(undefined)).toEqual([])
  })

  it.each<[string, Partial<Destination>, string[]]>([
    ['a destination is added', {}, []],
    ['the settings are complete', set, ['Share sample payloads', 'Get credentials', 'Enter the settings']],
    ['there is a mapping', { mappings: { count: 1, enabled: 0 } }, ['Make a mapping']],
    ['a mapping is enabled', { mappings: { count: 2, enabled: 1 } }, ['Make a mapping', 'Enable the mapping']],
    ['an event was delivered', { newestDeliveredAt: AT }, ['Preview and test it']],
    ['the destination is enabled', { enabled: true }, ['Enable the destination']]
  ])('are done as far as that shows, when %s', (_, more, titles) => {
    expect(new Set(done(more))).toEqual(new Set(['Add the destination', ...titles]))
  })

  it('are in the order of the documentation', () => {
    expect(setUpSteps(facts).map(({ title }) => title)).toEqual([
      'Share sample payloads',
      'Get credentials',
      'Add the destination',
      'Enter the settings',
      'Make a mapping',
      'Preview and test it',
      'Enable the mapping',
      'Enable the destination'
    ])
  })

  it('lead nowhere before there is a destination, but to where one is added', () => {
    const links = setUpSteps(facts).map(({ link }) => link?.to)
    expect(links.slice(2)).toEqual([
      '/catalog/actions-movable-ink?add=s',
      ...Array.from({ length: 5 }, () => undefined)
    ])
  })

  it.each<[Partial<SetUpFacts>, string[]]>([
    [{ isShared: true }, ['Share sample payloads']],
    [{ isCopied: true }, ['Get credentials']],
    [{ isCopied: true, hasCollector: false }, []]
  ])('are done when that was done here: %j', (more, titles) => {
    const steps = setUpSteps({ ...facts, ...more }).filter(({ isDone }) => isDone)
    expect(steps.map(({ title }) => title)).toEqual(titles)
  })

  it('are not over with settings that Movable Ink refuses', () => {
    const steps = setUpSteps({ ...facts, destination: { ...destination, ...set }, areRefused: true })
    expect(steps.find(({ title }) => title === 'Enter the settings')).toMatchObject({
      isDone: false,
      text: expect.stringContaining('refuses them') as string
    })
  })

  it('begin with an event where there is none to share', () => {
    expect(setUpSteps({ ...facts, hasEvents: false })[0]?.link?.to).toBe('/sources/s/debugger')
  })

  it('lead to the credentials only where a collector hands them over', () => {
    expect(setUpSteps({ ...facts, hasCollector: false })[1]?.link).toBeUndefined()
    expect(setUpSteps(facts)[1]?.link?.to).toBe('/movable-ink')
  })
})

describe('the destination whose set-up is shown', () => {
  const complete = {
    ...destination,
    id: 'complete',
    enabled: true,
    mappings: { count: 1, enabled: 1 },
    newestDeliveredAt: AT
  }
  const older = { ...destination, id: 'older' }
  const newer = { ...destination, id: 'newer' }

  it('is the newest whose set-up is not complete', () => {
    expect(destinationToSetUp([older, newer, complete])?.id).toBe('newer')
  })

  it('is the first when all are complete', () => {
    expect(destinationToSetUp([complete, { ...complete, id: 'other' }])?.id).toBe('complete')
  })

  it('is none when there is none', () => {
    expect(destinationToSetUp([])).toBeUndefined()
  })
})
