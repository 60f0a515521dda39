import { checkEventMappings } from './check-event-mappings'
import type { EventMapping } from './event-mapping'

const TRACKS = Array.from({ length: 7 }, (_, index) => ({ type: 'track', userId: `u-${index}` }))
const PAGE = { type: 'page', userId: 'u-9' }

const checkOne = async (eventMapping: Partial<EventMapping>, ...lists: object[][]) => {
  const whole = { name: 'Mine', match: '.type == "track"', fields: { user_id: '.userId' }, ...eventMapping }
  const [checked] = await checkEventMappings([whole], lists as Parameters<typeof checkEventMappings>[1])
  return checked
}

describe('the check of event mappings', () => {
  it('counts what each list has that matches, with the fields of the first five', async () => {
    const checked = await checkOne({}, [...TRACKS, PAGE], [PAGE])
    expect(checked?.mistakes).toEqual([])
    expect(checked?.matches?.map(({ count, of }) => [count, of])).toEqual([
      [7, 8],
      [0, 1]
    ])
    expect(checked?.matches?.[0]?.examples.map(({ fields }) => fields)).toEqual(
      ['u-0', 'u-1', 'u-2', 'u-3', 'u-4'].map((user_id) => ({ user_id }))
    )
  })

  it('tells what one that is not active would do', async () => {
    expect((await checkOne({ active: false }, TRACKS))?.matches?.[0]?.count).toBe(7)
  })

  it('tells all that is wrong, each at its place, and extracts the other fields all the same', async () => {
    const checked = await checkOne({ fields: { bad: '.a |', worse: 'nosuch', user_id: '.userId' } }, TRACKS)
    expect(checked?.mistakes).toEqual([
      {
        path: 'fields.bad',
        message: expect.stringMatching(/^is not valid jq: .* at line 1, column 5; write a path as/) as string
      },
      { path: 'fields.worse', message: expect.stringMatching(/^is not valid jq: /) as string }
    ])
    expect(checked?.matches?.[0]?.examples[0]?.fields).toEqual({ user_id: 'u-0' })
  })

  it('matches nothing at all where the criterion cannot be run', async () => {
    const checked = await checkOne({ match: '.type =' }, TRACKS)
    expect(checked?.mistakes.map(({ path }) => path)).toEqual(['match'])
    expect(checked).not.toHaveProperty('matches')
  })

  it('tells of two with one name at both', async () => {
    const mine = { name: 'Mine', match: 'true', fields: {} }
    const checked = await checkEventMappings([mine, { ...mine, name: 'Other' }, mine], [])
    expect(checked.map(({ mistakes }) => mistakes.map(({ path }) => path))).toEqual([['name'], [], ['name']])
  })
})
