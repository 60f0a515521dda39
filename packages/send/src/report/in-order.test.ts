import { InOrder } from './in-order'

describe('InOrder', () => {
  it('hands results on in the order of their places, each as soon as those before it are there', () => {
    const handedOn: (string | undefined)[] = []
    const inOrder = new InOrder<string | undefined>((result) => handedOn.push(result))
    const [first, second, third] = [inOrder.reserve(), inOrder.reserve(), inOrder.reserve()]
    inOrder.fill(third, 'third')
    expect(handedOn).toEqual([])
    inOrder.fill(first, 'first')
    expect(handedOn).toEqual(['first'])
    inOrder.fill(second, undefined)
    expect(handedOn).toEqual(['first', undefined, 'third'])
    inOrder.fill(inOrder.reserve(), 'fourth')
    expect(handedOn).toEqual(['first', undefined, 'third', 'fourth'])
  })
})
