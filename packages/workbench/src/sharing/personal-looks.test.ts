import type { Kind } from './kinds-of-data'
import { personalSpans } from './personal-looks'

const found = (text: string) => personalSpans(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])

describe('what looks personal within a text', () => {
  it.each<[string, Kind, string]>([
    ['write to ada.l+tea@mail.acme.co.uk, please', 'email', 'ada.l+tea@mail.acme.co.uk'],
    ['mailto:jürgen@münchen.de', 'email', 'jürgen@münchen.de'],
    ['?to=ada@acme.com&x', 'email', 'ada@acme.com'],
    ['id-ada.l@acme.com_1', 'email', 'id-ada.l@acme.com'],
    ['e=YWRhQGFjbWUuY29t', 'email', 'YWRhQGFjbWUuY29t'],
    ['"Ada Lovelace" <a@b>', 'name', 'Ada Lovelace'],
    ['call +44 (0)7700 900123.', 'phone', '+44 (0)7700 900123'],
    ['tel:+14155550123', 'phone', '+14155550123'],
    ['tel:4155550123', 'phone', '4155550123'],
    ['(415) 555-0123', 'phone', '(415) 555-0123'],
    ['415-555-0123 or later', 'phone', '415-555-0123'],
    ['020 7946 0018', 'phone', '020 7946 0018'],
    ['1-415-555-0123', 'phone', '1-415-555-0123'],
    ['le 06 12 34 56 78', 'phone', '06 12 34 56 78'],
    ['06.12.34.56.78', 'phone', '06.12.34.56.78'],
    ['06-12-34-56-78', 'phone', '06-12-34-56-78'],
    ['079 123 45 67', 'phone', '079 123 45 67'],
    ['0171/1234567', 'phone', '0171/1234567'],
    ['0033 6 12 34 56 78', 'phone', '0033 6 12 34 56 78'],
    ['03-1234-5678', 'phone', '03-1234-5678'],
    ['612 34 56 78', 'phone', '612 34 56 78'],
    ['98765 43210', 'phone', '98765 43210'],
    ['138 1234 5678', 'phone', '138 1234 5678'],
    ['(11) 91234-5678', 'phone', '(11) 91234-5678'],
    ['from 81.2.69.142', 'ip', '81.2.69.142'],
    ['http://81.2.69.142:8080/', 'ip', '81.2.69.142'],
    ['ip:81.2.69.142', 'ip', '81.2.69.142'],
    ['2a02:6b8::2:242', 'ip', '2a02:6b8::2:242'],
    ['2001:db8::7 came', 'ip', '2001:db8::7'],
    ['[2a02:6b8::7]:443', 'ip', '2a02:6b8::7'],
    ['::ffff:81.2.69.142', 'ip', '::ffff:81.2.69.142'],
    ['card 4111-1111-1111-1111 ok', 'card', '4111-1111-1111-1111'],
    ['378282246310005', 'card', '378282246310005'],
    ['GB82 WEST 1234 5698 7654 32', 'bank-account', 'GB82 WEST 1234 5698 7654 32'],
    ['078-05-1120', 'government-id', '078-05-1120'],
    ['078 05 1120', 'government-id', '078 05 1120'],
    ['00:1a:2b:3c:4d:5e', 'device', '00:1a:2b:3c:4d:5e'],
    ['at 51.50740,-0.12780', 'location', '51.50740,-0.12780'],
    ['POINT(-0.1278 51.5074)', 'location', '-0.1278 51.5074'],
    ['Bearer abcdefgh12345678', 'secret', 'abcdefgh12345678'],
    ['d=eyJlbWFpbCI6ImFkYSJ9', 'secret', 'eyJlbWFpbCI6ImFkYSJ9'],
    ['sk_live_4eC39HqLyjWDarjt', 'secret', 'sk_live_4eC39HqLyjWDarjt'],
    ['/reset-password/8c1f5b7e90ad?x', 'secret', '8c1f5b7e90ad']
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
    'GB82 WEST 1234 5698 7654 33',
    '05.10.2026 14 Uhr',
    '05/10/2026 14 30',
    '01 02 2026',
    '12 34 56 78',
    'std::vector a::b',
    '/invite/friends',
    '/invite/thanks-2024',
    'smoked-earl-grey-loose-leaf',
    'a1b2c3d4e5f6a7b8c9d0'
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
