import { maskedUrl } from './masked-url'

describe('a masked URL', () => {
  it.each([
    ['of an endpoint', 'https://collector.example/behavioral/the-key', 'https://collector.example/behavioral/•••'],
    ['with a port', 'https://localhost:8443/behavioral/the-key', 'https://localhost:8443/behavioral/•••'],
    [
      'with spaces around it',
      ' https://collector.example/behavioral/the-key\n',
      'https://collector.example/behavioral/•••'
    ],
    ['without encryption', 'http://collector.example/behavioral/the-key', 'http://collector.example/behavioral/•••'],
    ['of a host alone', 'https://collector.example/', 'https://collector.example'],
    ['that lacks its key', 'https://collector.example/behavioral', 'https://collector.example/behavioral'],
    [
      'with a key in capitals',
      'HTTPS://Collector.Example/behavioral/THE-KEY',
      'https://collector.example/behavioral/•••'
    ]
  ])('%s shows the host, and what is the same for everyone', (_which, url, shown) => {
    expect(maskedUrl(url)).toBe(shown)
  })

  it.each([
    ['of more parts', 'https://collector.example/behavioral/a/the-key/', 'https://collector.example/behavioral/•••'],
    ['of a proxy', 'https://proxy.example/team/behavioral/the-key', 'https://proxy.example/•••'],
    ['with another beginning', 'https://collector.example/behavioral-the-key', 'https://collector.example/•••'],
    ['with a doubled slash', 'https://collector.example//behavioral/the-key', 'https://collector.example/•••'],
    ['with a way back', 'https://collector.example/behavioral/../the-key', 'https://collector.example/•••'],
    ['that is a query', 'https://collector.example/?key=the-key', 'https://collector.example/•••'],
    ['that is a fragment', 'https://collector.example/behavioral#the-key', 'https://collector.example/behavioral/•••'],
    ['that is a user name', 'https://the-key@collector.example/', 'https://collector.example/•••'],
    ['that is a password', 'https://:the-key@collector.example/behavioral', 'https://collector.example/behavioral/•••']
  ])('shows no more than the host of a path %s', (_which, url, shown) => {
    expect(maskedUrl(url)).toBe(shown)
  })

  it.each([
    ['is empty', ''],
    ['is the key alone', 'the-key'],
    ['has no scheme', 'collector.example/behavioral/the-key'],
    ['has no slashes', 'https:the-key'],
    ['has one slash too few', 'https:/the-key'],
    ['has one slash too many', 'https:///the-key'],
    ['has a backslash', 'https:\\\\the-key'],
    ['has another scheme', 'the-key://collector.example/'],
    ['has no host', 'https://'],
    ['has an impossible port', 'https://collector.example:the-key/']
  ])('shows nothing of a text that %s', (_which, text) => {
    expect(maskedUrl(text)).toBe('•••')
  })
})
