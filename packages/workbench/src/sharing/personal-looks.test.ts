import type { Kind } from './kinds-of-data'
import { personalSpans } from './personal-looks'

const found = (text: string) => personalSpans(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])

describe('what looks personal within a text', () => {
  it.each<[string, Kind, string]>([
    ['write to ada.l+tea@mail.acme.co.uk, please', 'email', 'ada.l+tea@mail.acme.co.uk'],
    ['mailto:jürgen@münchen.de', 'email', 'jürgen@münchen.de'],
    ['?to%3Dada%40acme.com&x', 'email', 'ada%40acme.com'],
    ['call +44 (0)7700 900123.', 'phone', '+44 (0)7700 900123'],
    ['tel:+14155550123', 'phone', '+14155550123'],
    ['tel:4155550123', 'phone', '4155550123'],
    ['(415) 555-0123', 'phone', '(415) 555-0123'],
    ['415-555-0123 or later', 'phone', '415-555-0123'],
    ['020 7946 0018', 'phone', '020 7946 0018'],
    ['from 81.2.69.142', 'ip', '81.2.69.142'],
    ['2a02:6b8::2:242', 'ip', '2a02:6b8::2:242'],
    ['card 4111-1111-1111-1111 ok', 'card', '4111-1111-1111-1111'],
    ['378282246310005', 'card', '378282246310005'],
    ['GB82 WEST 1234 5698 7654 32', 'bank-account', 'GB82 WEST 1234 5698 7654 32'],
    ['078-05-1120', 'government-id', '078-05-1120'],
    ['00:1a:2b:3c:4d:5e', 'device', '00:1a:2b:3c:4d:5e'],
    ['at 51.50740,-0.12780', 'location', '51.50740,-0.12780'],
    ['Bearer abcdefgh12345678', 'secret', 'abcdefgh12345678']
  ])('%s', (text, kind, part) => {
    expect(found(text)).toEqual([[kind, part]])
  })

  it('all of it, in its order', () => {
    expect(found('a@acme.com, b@acme.com: +44 7700 900123')).toEqual([
      ['email', 'a@acme.com'],
      ['email', 'b@acme.com'],
      ['phone', '+44 7700 900123']
    ])
  })
})

describe('what does not look personal', () => {
  it.each([
    'shopper-4817',
    '5f0c6c1e-7a53-4d0e-9a57-2b1de4c8f3a6',
    '2026-06-30T12:00:00.000+01:00',
    '2026-11-24',
    '4111 1111 1111 1112',
    '1719748800000',
    'v1.2.3.4',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
    'https://fernandkettle.example/products/smoked-earl-grey?variant=100-200-3000x',
    'FK-TEA-011',
    '@handle',
    '14.50',
    'GB82 WEST 1234 5698 7654 33'
  ])('%s', (text) => {
    expect(found(text)).toEqual([])
  })

  it('takes no time on a long text without any', () => {
    const started = performance.now()
    expect(found('a'.repeat(32_000))).toEqual([])
    expect(found('1 '.repeat(16_000))).toEqual([])
    expect(found('a.'.repeat(16_000))).toEqual([])
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
