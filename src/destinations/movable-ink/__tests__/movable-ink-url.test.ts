import { parseMovableInkUrl } from '../movable-ink-url'
import { outcomeOf } from './outcome'

const invalid = (rule: string) => ({
  class: 'IntegrationError',
  code: 'INVALID_DESTINATION_URL',
  status: 400,
  message: `The Movable Ink URL setting ${rule}. Copy the endpoint URL exactly as Movable Ink gave it to you; it starts with https://.`
})

describe('the Movable Ink URL setting', () => {
  it.each([
    ['as it is', 'https://collector.test/behavioral/key', 'https://collector.test/behavioral/key'],
    [
      'without the space around it',
      ' \n https://collector.test/behavioral/key\t ',
      'https://collector.test/behavioral/key'
    ],
    ['with its query', 'https://collector.test/b/key?region=us', 'https://collector.test/b/key?region=us'],
    ['with its host in lower case', 'HTTPS://Collector.TEST/b/Key', 'https://collector.test/b/Key'],
    ['without the default port', 'https://collector.test:443/b/key', 'https://collector.test/b/key'],
    [
      'with spaces and letters beyond ASCII encoded',
      'https://collector.test/b/a ü',
      'https://collector.test/b/a%20%C3%BC'
    ]
  ])('is used %s', (_, setting, href) => {
    expect(parseMovableInkUrl(setting).href).toBe(href)
  })

  it.each([[undefined], [null], [''], ['  \n ']])('is missing when it is %j', async (setting) => {
    expect(await outcomeOf(() => parseMovableInkUrl(setting))).toEqual({
      class: 'IntegrationError',
      code: 'MISSING_DESTINATION_URL',
      status: 400,
      message:
        "The Movable Ink URL setting is missing. Paste the endpoint URL that Movable Ink gave you into the destination's settings."
    })
  })

  it.each([
    ['collector.test/behavioral/key', 'is not a complete URL'],
    ['/behavioral/key', 'is not a complete URL'],
    ['https://', 'is not a complete URL'],
    ['https://exa mple.test/key', 'is not a complete URL'],
    ['http://collector.test/behavioral/key', 'uses http:, which would send the Access Secret unencrypted'],
    ['ftp://collector.test/behavioral/key', 'does not use https:'],
    ['javascript:alert(1)', 'does not use https:'],
    [
      'https://me@collector.test/key',
      'contains a user name or password, which belong in the Username and Access Secret settings'
    ],
    [
      'https://:pw@collector.test/key',
      'contains a user name or password, which belong in the Username and Access Secret settings'
    ],
    [`https://${'a.'.repeat(127)}test/key`, 'has a host name that is too long'],
    [42, 'is not text'],
    [{ href: 'https://collector.test' }, 'is not text']
  ])('is refused when it is %j', async (setting, rule) => {
    expect(await outcomeOf(() => parseMovableInkUrl(setting))).toEqual(invalid(rule))
  })
})
