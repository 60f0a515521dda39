import type { Step } from './flow-facts'
import { step, trigger } from './testing/flow'
import type { Change } from './testing/flow'

describe('the step of the triggers', () => {
  it.each<[string, Step['state'], string, Change]>([
    [
      'none is enabled',
      'unknown',
      'until a mapping is enabled',
      { destination: { mappings: { count: 1, enabled: 0 } } }
    ],
    ['they are still tried', 'unknown', 'Being looked at.', { triggers: undefined }],
    ['there is no event', 'unknown', 'no event to try it on', { triggers: [trigger(0, 0)] }],
    ['one matches some', 'ok', 'The trigger of “Everything” matches 8 of the last 12 events.', {}],
    ['one matches none', 'problem', 'matches none of the last 12 events.', { triggers: [trigger(0)] }],
    ['all of several match', 'ok', 'Each of the 2 enabled mappings matches', { triggers: [trigger(8), trigger(1)] }],
    [
      'all but one match',
      'ok',
      'All enabled mappings but “Idle” match',
      { triggers: [trigger(8), trigger(8), trigger(0, 12, 'Idle')] }
    ],
    ['some match', 'ok', '1 of 3 enabled mappings match', { triggers: [trigger(8), trigger(0), trigger(0)] }],
    ['none of several match', 'problem', 'None of the 2 enabled mappings', { triggers: [trigger(0), trigger(0)] }],
    [
      'one cannot be read',
      'problem',
      'The trigger of “Broken” cannot be read.',
      { triggers: [trigger(8), { mappingId: 'b', name: 'Broken', enabled: true, mistake: 'It ends too soon.' }] }
    ]
  ])('says, when %s, that it is %s', (_, state, sentence, change) => {
    expect(step('trigger', change)).toMatchObject({ state })
    expect(step('trigger', change).sentence).toContain(sentence)
  })

  it('names what a trigger that matches none may be read as', () => {
    const trap = { ...trigger(0), warnings: ["'track' is read with its quotes."] }
    expect(step('trigger', { triggers: [trap] })).toMatchObject({
      state: 'problem',
      sentence:
        "The trigger of “Everything” matches none of the last 12 events. In “Everything”: 'track' is read with its quotes."
    })
    expect(step('trigger', { triggers: [trigger(8, 12, 'Other'), trap] })).toMatchObject({
      state: 'ok',
      details: ["In “Everything”: 'track' is read with its quotes."]
    })
    expect(step('trigger', { triggers: [{ ...trap, matched: { count: 3, of: 12 } }] }).details).toEqual([])
  })

  it('leads to the mapping whose trigger cannot be read', () => {
    const triggers = [trigger(8), { mappingId: 'b', name: 'Broken', enabled: true, mistake: 'It ends too soon.' }]
    expect(step('trigger', { triggers })).toMatchObject({
      details: ['It ends too soon.'],
      link: { to: '/destinations/d/mappings/b' }
    })
  })
})
