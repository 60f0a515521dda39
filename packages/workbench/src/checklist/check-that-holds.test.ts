import type { CredentialCheck } from '../api/destinations'
import { checkThatHolds } from './check-that-holds'
import { ago, failure, refusal, refused, well } from './testing/flow'

const accepted: CredentialCheck = { ok: true }

const at = ago(5000)
const unchanged = { ...well.destination, updatedAt: ago(9000), newestDeliveredAt: ago(9000) }

describe('the last check of the credentials', () => {
  it('holds as long as nothing has happened', () => {
    expect(checkThatHolds({ check: refusal, at }, { destination: unchanged })).toBe(refusal)
    expect(checkThatHolds({ check: accepted, at }, { destination: unchanged }, [])).toBe(accepted)
    expect(checkThatHolds(undefined, { destination: unchanged })).toBeUndefined()
    expect(checkThatHolds(null, { destination: unchanged })).toBeUndefined()
  })

  it('holds no more when the destination was changed', () => {
    const destination = { ...unchanged, updatedAt: ago(1000) }
    expect(checkThatHolds({ check: refusal, at }, { destination })).toBeUndefined()
    expect(checkThatHolds({ check: accepted, at }, { destination })).toBeUndefined()
  })

  it('that was refused holds no more when an event arrived', () => {
    const destination = { ...unchanged, newestDeliveredAt: ago(1000) }
    expect(checkThatHolds({ check: refusal, at }, { destination })).toBeUndefined()
    expect(checkThatHolds({ check: accepted, at }, { destination })).toBe(accepted)
  })

  it('that was accepted holds no more when deliveries failed after it', () => {
    const after = [failure('401', { newest: refused('401', { finishedAt: ago(1000) }) })]
    expect(checkThatHolds({ check: accepted, at }, { destination: unchanged }, after)).toBeUndefined()
    expect(checkThatHolds({ check: accepted, at }, { destination: unchanged }, [failure('401')])).toBe(accepted)
  })
})
