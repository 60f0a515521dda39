import destination from '../../src/destinations/movable-ink'
import { generateMetadata } from './metadata'

interface Metadata {
  actions: Record<string, Record<string, unknown> & { fields: Record<string, unknown> }>
  presets: unknown[]
}

describe('metadata.json', () => {
  const metadata = JSON.parse(generateMetadata(destination)) as Metadata

  it('has the keys the monorepo writes for a cloud destination, in its order', () => {
    const action = metadata.actions.sendEntireEvent
    const keys = (value: unknown) => Object.keys(value as object).join(' ')
    expect(keys(metadata)).toBe('slug name mode description authentication audienceConfig actions presets')
    expect(keys(action)).toBe(
      'title description platform defaultSubscription hidden hasPerformBatch syncMode hooks fields'
    )
    expect(keys(metadata.presets[0])).toBe('name type partnerAction subscribe mapping eventSlug')
  })

  it('says of a field everything the definition says, and the default of the rest', () => {
    expect(metadata.actions.sendEntireEvent?.fields.headers).toEqual({
      label: 'Headers',
      description: 'HTTP headers to send with each request. Only ASCII characters are supported.',
      type: 'object',
      required: false,
      multiple: false,
      allowNull: false,
      dynamic: false,
      default: null,
      choices: null,
      placeholder: null,
      properties: null,
      category: null,
      depends_on: null,
      readOnly: null,
      hidden: null,
      minimum: null,
      maximum: null,
      defaultObjectUI: 'keyvalue:only',
      disabledInputMethods: null,
      displayMode: null,
      additionalProperties: false
    })
  })

  it('ends with a line end, as a generated file does', () => {
    expect(generateMetadata(destination).endsWith('}\n')).toBe(true)
  })
})
