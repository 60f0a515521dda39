import { draftOf, draftsAfterSave, eventMappingOf, isSame, mistakesOf, newField } from './draft'

const TRACK = { name: 'Track', match: '.type == "track"', fields: { user_id: '.userId' }, active: true }

describe('the draft of an event mapping', () => {
  it('is the event mapping again when nothing was changed', () => {
    expect(eventMappingOf(draftOf(TRACK))).toEqual(TRACK)
    expect(isSame([eventMappingOf(draftOf(TRACK))], [TRACK])).toBe(true)
    expect(isSame([{ ...TRACK, active: false }], [TRACK])).toBe(false)
  })

  it('has its names without the spaces around them', () => {
    const draft = draftOf(TRACK)
    const spaced = { ...draft, name: ' Track ', fields: [newField(' user_id ', '.userId')] }
    expect(eventMappingOf(spaced)).toEqual(TRACK)
  })

  it('keeps what was edited while it was saved', () => {
    const drafts = [{ ...draftOf(TRACK), name: 'Typed meanwhile' }]
    expect(draftsAfterSave(drafts, [TRACK], [TRACK])).toBe(drafts)
    const asSaved = draftsAfterSave([draftOf(TRACK)], [TRACK], [{ ...TRACK, active: false }])
    expect(asSaved.map(eventMappingOf)).toEqual([{ ...TRACK, active: false }])
  })

  it('of a new one has everything but a name', () => {
    const draft = draftOf()
    expect([...mistakesOf(draft, [draft]).keys()]).toEqual(['name'])
  })

  it('has a mistake where something is missing or there twice', () => {
    const first = draftOf(TRACK)
    const [one, two] = [newField('a', '.a'), newField('a ', ' ')]
    const second = { ...draftOf(TRACK), match: ' ', fields: [one, two] }
    expect(Object.fromEntries(mistakesOf(second, [first, second]))).toEqual({
      name: 'Another event mapping has this name',
      match: 'Write a criterion, such as .type == "track"',
      [`${one.key}.name`]: 'Another field has this name',
      [`${two.key}.name`]: 'Another field has this name',
      [`${two.key}.path`]: 'Write a path, such as .userId'
    })
  })
})
