import { RequestLines } from './request-lines'

describe('the lines about requests', () => {
  it('wait for the report of the start, in their order, and come at once after it', () => {
    let printed = ''
    const lines = new RequestLines((text) => (printed += text))
    lines.add('first')
    lines.add('second')
    expect(printed).toBe('')
    printed += 'report\n'
    lines.begin()
    lines.add('third')
    expect(printed).toBe('report\n  first\n  second\n  third\n')
  })
})
