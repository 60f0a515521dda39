import { Presence } from './presence'

function newPresence() {
  let answer: (status: number) => void = () => undefined
  const presence = new Presence((listener) => void (answer = listener))
  const changes: boolean[] = []
  const unsubscribe = presence.subscribe(() => changes.push(presence.isAway()))
  return { presence, answer: (status: number) => answer(status), changes, unsubscribe }
}

describe('a pipeline', () => {
  it('is there until something is not answered', () => {
    expect(newPresence().presence.isAway()).toBe(false)
  })

  it('is away from when nothing answers until anything is answered, whatever that is, and each is told once', () => {
    const { answer, changes } = newPresence()
    for (const status of [200, 404, 0, 0, 500, 401, 0, 204]) answer(status)
    expect(changes).toEqual([true, false, true, false])
  })

  it('is told of to nobody who listens no more', () => {
    const { answer, changes, unsubscribe } = newPresence()
    unsubscribe()
    answer(0)
    expect(changes).toEqual([])
  })
})
