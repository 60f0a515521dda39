import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { CollectorError } from '../collector-error'
import { collectorsForTests } from '../testing/collectors'
import { compileEventMappings } from './compile-event-mappings'
import { DEFAULT_EVENT_MAPPINGS_FILE, loadEventMappings } from './load-event-mappings'

const collectors = collectorsForTests()
afterEach(() => collectors.cleanUp())

const fileWith = async (content: unknown): Promise<string> => {
  const file = path.join(await collectors.folder(), 'mappings.json')
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

const withMatch = (match: string) => ({ eventMappings: [{ name: 'Mine', match, fields: {} }] })

describe('loadEventMappings', () => {
  it('reads event mappings, active unless they say otherwise', async () => {
    const mapping = { name: 'Mine', match: '.type == "track"', fields: { user_id: '.userId' } }
    const file = await fileWith({ eventMappings: [mapping, { ...mapping, name: 'Off', active: false }] })
    expect(await loadEventMappings(file)).toEqual([
      { ...mapping, active: true },
      { ...mapping, name: 'Off', active: false }
    ])
  })

  it.each([
    ['.type == ', 'syntax error, unexpected end of file at line 1, column 10'],
    ['.type = = "x"', "syntax error, unexpected '=' at line 1, column 9"],
    ['.a | | .b', "syntax error, unexpected '|' at line 1, column 6"],
    ['nosuchfn', 'nosuchfn/0 is not defined at line 1, column 1'],
    ['.event == "é" and\n  .type = = "x"', "syntax error, unexpected '=' at line 2, column 11"],
    ['"é" == = 1', "syntax error, unexpected '=' at line 1, column 8"],
    ['.a) | (.b', 'syntax error, unexpected INVALID_CHARACTER, expecting end of file at line 1, column 3'],
    [
      ".type == 'x'",
      'syntax error, unexpected INVALID_CHARACTER (text stands between double quotes in jq) at line 1, column 10'
    ]
  ])('refuses the criterion %j with what jq says and where', async (match, problem) => {
    const file = await fileWith(withMatch(match))
    await expect(loadEventMappings(file)).rejects.toThrow(
      new CollectorError(`Event mappings file ${file}: event mapping "Mine": match is not valid jq: ${problem}`)
    )
  })

  it('refuses the path of a field in the same way', async () => {
    const file = await fileWith({ eventMappings: [{ name: 'Mine', match: 'true', fields: { id: '.a..b' } }] })
    await expect(loadEventMappings(file)).rejects.toThrow(
      /event mapping "Mine": field "id" is not valid jq: .+ column 3; write a path as \.a\.b, \."my key" or \.list\[0\]$/
    )
  })

  it.each([
    '.event == "Product Viewed"',
    '.type == "track" and (.event | startswith("Product"))',
    '.type | IN("page", "screen")',
    'select(.type == "track") # only these',
    'any(.properties.products[]?; .price > 3)',
    '.traits | has("email")',
    'if .userId != null then true else false end',
    '.type // .event',
    '.constructor != null'
  ])('takes the criterion %j', async (match) => {
    const file = await fileWith(withMatch(match))
    expect(await loadEventMappings(file)).toHaveLength(1)
  })

  it.each([
    [{}, 'eventMappings: Invalid input: expected array, received undefined'],
    [{ eventMappings: [{ name: 'a', match: '.', fields: {}, fild: 1 }] }, 'eventMappings.0: Unrecognized key: "fild"'],
    [{ eventMappings: [{ name: ' ', match: '.', fields: {} }] }, 'eventMappings.0.name: a name is missing'],
    [{ eventMappings: [{ name: 'a', match: '', fields: {} }] }, 'eventMappings.0.match: a jq expression is missing'],
    [{ eventMappings: [{ name: 'a', match: ' ', fields: {} }] }, 'eventMappings.0.match: a jq expression is missing'],
    [
      { eventMappings: [...withMatch('true').eventMappings, ...withMatch('true').eventMappings] },
      'there are two event mappings called "Mine"'
    ]
  ])('refuses the file %j', async (content, problem) => {
    const file = await fileWith(content)
    await expect(loadEventMappings(file)).rejects.toThrow(new CollectorError(`Event mappings file ${file}: ${problem}`))
  })

  it('refuses a file that is missing, is a folder or is not JSON', async () => {
    const folder = await collectors.folder()
    await expect(loadEventMappings(path.join(folder, 'none'))).rejects.toThrow(/none: there is no such file$/)
    await expect(loadEventMappings(folder)).rejects.toThrow(/: cannot be read \(EISDIR\)$/)
    await expect(loadEventMappings(await fileWith('{'))).rejects.toThrow(/mappings\.json: is not JSON: /)
  })

  it('leaves the process as it was: no exit code, no handlers', async () => {
    const handlers = () => process.eventNames().map((name) => [name, process.listenerCount(name)])
    const before = handlers()
    await expect(loadEventMappings(await fileWith(withMatch('.new =')))).rejects.toThrow(CollectorError)
    expect(process.exitCode).toBeUndefined()
    expect(handlers()).toEqual(before)
  })
})

describe('the event mappings that come with the collector', () => {
  it.each([
    ['Identify', { type: 'identify', traits: { plan: 'free' } }, { traits: { plan: 'free' } }],
    [
      'Track',
      { type: 'track', event: 'Order Completed', properties: { order_id: 'o-1', revenue: 9.5, products: [{}] } },
      { event: 'Order Completed', order_id: 'o-1', revenue: 9.5, products: [{}] }
    ],
    [
      'Page',
      { type: 'page', name: 'Home', properties: { url: 'https://a.example/' } },
      {
        page_name: 'Home',
        page_url: 'https://a.example/'
      }
    ],
    ['Screen', { type: 'screen', name: 'Home' }, { screen_name: 'Home' }],
    ['Group', { type: 'group', groupId: 'g-1' }, { group_id: 'g-1' }]
  ])('%s takes its events with who, when and what', async (name, event, fields) => {
    const mappings = await compileEventMappings(await loadEventMappings(DEFAULT_EVENT_MAPPINGS_FILE))
    const whole = {
      ...event,
      userId: 'u-1',
      anonymousId: 'a-1',
      timestamp: '2026-01-01T00:00:00Z',
      context: { timezone: 'Europe/Paris', ip: '127.0.0.1' }
    }
    const matching = mappings.filter(({ matches }) => matches([whole])[0])
    expect(matching.map((mapping) => mapping.name)).toEqual([name])
    expect(matching[0]?.extract([whole])).toEqual([
      {
        user_id: 'u-1',
        anonymous_id: 'a-1',
        timestamp: '2026-01-01T00:00:00Z',
        timezone: 'Europe/Paris',
        ...fields
      }
    ])
  })

  it('take no alias', async () => {
    const mappings = await compileEventMappings(await loadEventMappings(DEFAULT_EVENT_MAPPINGS_FILE))
    expect(mappings.some(({ matches }) => matches([{ type: 'alias' }])[0])).toBe(false)
  })
})
