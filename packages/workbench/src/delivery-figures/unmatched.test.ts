import { unmatchedBecause } from './unmatched'

describe('why events match no mapping', () => {
  it('is first that the destination is disabled, whatever its mappings are', () => {
    const because = unmatchedBecause({ enabled: false, mappings: { count: 1, enabled: 0 } })
    expect(because.page).toBe('settings')
    expect(because.summary).toMatch(/^The destination is disabled/)
  })

  it('is then that no mapping is enabled', () => {
    const because = unmatchedBecause({ enabled: true, mappings: { count: 2, enabled: 0 } })
    expect(because.page).toBe('mappings')
    expect(because.summary).toMatch(/^No mapping of the destination is enabled/)
  })

  it('is else the triggers, or what held when the events came', () => {
    const because = unmatchedBecause({ enabled: true, mappings: { count: 2, enabled: 1 } })
    expect(because.page).toBe('mappings')
    expect(because.summary).toMatch(/^No enabled mapping matched .* or the destination was disabled then/)
  })
})
