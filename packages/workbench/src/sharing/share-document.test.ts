import { maskPayloads } from './masking'
import { fileName, jsonOf, shareDocument } from './share-document'
import type { ShareDocument } from './share-document'
import { sharePageHtml } from './share-page-html'
import { suggestEventMapping } from './suggest-event-mapping'

const event = {
  type: 'identify',
  userId: 'u-1',
  traits: { email: 'ada@acme.com', plan: '<b>free</b>', 'bob@acme.com': 1 },
  timestamp: '2026-06-30T12:00:00.000Z'
}

function documentOf(source = 'Website'): ShareDocument {
  const masked = maskPayloads([{ key: 'identify', event }], new Map())
  const mapping = suggestEventMapping(masked.payloads[0]?.event ?? {}, (steps) => steps.includes('email'))
  return shareDocument({ source, date: '2026-06-30', masked, mappingOf: () => mapping })
}

describe('the document', () => {
  it('holds masked payloads, their event mappings, what is missing and what was masked', () => {
    expect(documentOf()).toEqual({
      format: 'movable-ink-sample-payloads',
      version: 1,
      source: 'Website',
      date: '2026-06-30',
      payloads: [
        {
          type: 'identify',
          name: null,
          payload: {
            type: 'identify',
            userId: 'u-1',
            traits: { email: 'person-1@example.com', plan: '<b>free</b>', 'person-2@example.com': 1 },
            timestamp: '2026-06-30T12:00:00.000Z'
          },
          eventMapping: {
            name: 'Identify',
            match: '.type == "identify"',
            fields: {
              user_id: '.userId',
              timestamp: '.timestamp',
              plan: '.traits.plan',
              person_2_example_com: '.traits["person-2@example.com"]'
            }
          },
          missing: ['No timezone in this event.'],
          masked: [
            { path: '.traits.email', dataTypes: ['Email address'] },
            { path: '.traits["person-2@example.com"] (the key itself)', dataTypes: ['Email address'] }
          ]
        }
      ]
    })
  })

  it('holds no masked value anywhere, as JSON and as a page', () => {
    for (const text of [jsonOf(documentOf()), sharePageHtml(documentOf())]) expect(text).not.toMatch(/ada|bob|acme/i)
  })
})

describe('the page', () => {
  it('escapes all that comes from the events and the source', () => {
    const html = sharePageHtml(documentOf(`<script>alert(1)</script> "it's" &amp;`))
    expect(html).not.toMatch(/<script|<b>free/)
    expect(html).toContain(
      '<title>Sample payloads of &lt;script&gt;alert(1)&lt;/script&gt; &quot;it&#39;s&quot; &amp;amp;</title>'
    )
    expect(html).toContain('&lt;b&gt;free&lt;/b&gt;')
  })

  it('loads nothing and runs nothing', () => {
    const html = sharePageHtml(documentOf())
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
    expect(html).not.toMatch(/\b(?:src|srcset|onload|@import|url)\s*[=(]/)
  })

  it('shows the payload, the event mapping, what is missing and what was masked', () => {
    const text = sharePageHtml(documentOf())
      .replace(/<style>.*<\/style>/s, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
    for (const part of [
      'Sample payloads of Website',
      'No timezone in this event.',
      '&quot;email&quot;: &quot;person-1@example.com&quot;',
      'Match criterion: .type == &quot;identify&quot;',
      'user_id .userId',
      '.traits.email email address'
    ]) {
      expect(text).toContain(part)
    }
  })
})

describe("a file's name", () => {
  it.each([
    ['Website', 'sample-payloads-website-2026-06-30'],
    ['Fern & Kettle: Ünïted/..', 'sample-payloads-fern-kettle-united-2026-06-30'],
    ['茶', 'sample-payloads-2026-06-30']
  ])('of the source %s is %s', (source, name) => {
    expect(fileName({ source, date: '2026-06-30' })).toBe(name)
  })
})
