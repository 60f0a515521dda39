import { hostOf } from './host-of'

describe('where a destination sends to', () => {
  it('is the host and port of its URL', () => {
    expect(hostOf('https://127.0.0.1:43719/behavioral/•••')).toBe('127.0.0.1:43719')
  })

  it('is what is shown of a URL that cannot be read', () => {
    expect(hostOf('•••')).toBe('•••')
  })
})
