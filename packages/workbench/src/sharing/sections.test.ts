import type { Finding } from './masking'
import { byKind, leftPersonal, sectionsOf } from './sections'

const finding = (id: string, changes: Partial<Finding>): Finding => ({
  ...{ id, path: id, sharedPath: id, part: 'value', kinds: ['email'], why: 'name', isWhole: true, isMasked: true },
  ...{ payloads: ['a'], samples: [] },
  ...changes
})

const findings = [
  finding('.email', {}),
  finding('.kept', { isMasked: false }),
  finding('.age', { kinds: ['sensitive'], isMasked: false }),
  finding('.userId', { kinds: ['id'], isMasked: false }),
  finding('.plan', { kinds: ['other'], why: 'chosen' })
]

const ids = (some: readonly Finding[]) => some.map(({ id }) => id)

it('findings stay in their section, whether masked or not', () => {
  const { chosen, personal, toLookAt, ids: identifiers } = sectionsOf(findings)
  expect([chosen, personal, toLookAt, identifiers].map(ids)).toEqual([
    ['.plan'],
    ['.email', '.kept'],
    ['.age'],
    ['.userId']
  ])
})

it('what was left is all that looks personal, but for identifiers', () => {
  expect(ids(leftPersonal(findings))).toEqual(['.kept', '.age'])
})

it('a field that holds two kinds stands at both', () => {
  expect(byKind([finding('.a', {}), finding('.url', { kinds: ['email', 'name'] })])).toEqual([
    { kind: 'email', paths: ['.a', '.url'] },
    { kind: 'name', paths: ['.url'] }
  ])
})
