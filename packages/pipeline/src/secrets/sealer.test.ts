import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { sealerWith } from './sealer'

const key = randomBytes(32)
const sealer = sealerWith(key)
const secret = 'the access secret'

describe('a sealer', () => {
  it('opens what it sealed, whatever it is', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        expect(await sealer.open(await sealer.seal(text))).toBe(text)
      }),
      { numRuns: 50 }
    ))

  it('opens what another with the same key sealed', async () => {
    expect(await sealerWith(key).open(await sealer.seal(secret))).toBe(secret)
  })

  it('seals the same text differently each time', async () => {
    const sealed = await Promise.all([1, 2, 3].map(() => sealer.seal(secret)))
    expect(new Set(sealed).size).toBe(3)
  })

  it('does not open what another key sealed', async () => {
    await expect(sealerWith(randomBytes(32)).open(await sealer.seal(secret))).rejects.toMatchObject({
      code: 'ERR_JWE_DECRYPTION_FAILED'
    })
  })

  it('notices a change of any part of what it sealed', async () => {
    const parts = (await sealer.seal(secret)).split('.')
    for (const [index, part] of parts.entries()) {
      const changed = parts.with(index, part === '' ? 'AAAA' : `${part.startsWith('A') ? 'B' : 'A'}${part.slice(1)}`)
      await expect(sealer.open(changed.join('.'))).rejects.toMatchObject({
        code: expect.stringMatching(/^ERR_(?:JWE|JOSE)_/) as string
      })
    }
  })

  it('gives the same text the same fingerprint, which another key does not', () => {
    expect(sealer.fingerprint(secret)).toBe(sealerWith(key).fingerprint(secret))
    expect(sealer.fingerprint(secret)).not.toBe(sealer.fingerprint(`${secret} `))
    expect(sealer.fingerprint(secret)).not.toBe(sealerWith(randomBytes(32)).fingerprint(secret))
  })
})
