import { maskPayloads } from './masking'

/** A text in JSON, in the address of a page, in JSON and so on. */
const within = (times: number, text: string): string =>
  times === 0 ? text : JSON.stringify({ u: `?x=${encodeURIComponent(within(times - 1, text))}` })

function shared(text: string): string {
  const event = { type: 'track', event: 'A', properties: { text } }
  return JSON.stringify(maskPayloads([{ key: 'one', event }], new Map()).payloads)
}

/** How often a text is searched for something. */
function searchesIn(text: string): number {
  const search = jest.spyOn(String.prototype, 'matchAll')
  try {
    shared(text)
    return search.mock.calls.length
  } finally {
    search.mockRestore()
  }
}

describe('what is written in JSON, in addresses within it, in JSON within these and so on', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('has nothing personal left in it, %s times', (times) => {
    expect(shared(within(times, '{"first_name":"Zelda"}'))).not.toContain('Zelda')
  })

  it('is read only so deep: more makes no more work', () => {
    const searches = searchesIn(within(8, 'tea'))
    expect(searches).toBeLessThan(10_000)
    expect(searchesIn(within(16, 'tea'))).toBe(searches)
  })

  it('stays as it is where nothing in it is personal', () => {
    const text = within(2, '{"tea":"green"}')
    expect(shared(text)).toContain(JSON.stringify(text))
  })
})
