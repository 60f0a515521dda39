import { createHmac, hkdfSync } from 'node:crypto'
import { CompactEncrypt, compactDecrypt } from 'jose'

/** Keeps secrets unreadable in the store. */
export interface Sealer {
  /** Encrypted and authenticated, as a JWE in compact form. The same text gives another one each time. */
  seal(text: string): Promise<string>
  /** @throws jose's JWEDecryptionFailed when it was sealed with another key, or changed since */
  open(sealed: string): Promise<string>
  /** Always the same for the same text, and of no use without the key. */
  fingerprint(text: string): string
}

const derived = (key: Uint8Array, purpose: string) => new Uint8Array(hkdfSync('sha256', key, '', purpose, 32))

/** @param key 32 bytes */
export function sealerWith(key: Uint8Array): Sealer {
  const sealing = derived(key, 'sealing')
  const fingerprinting = derived(key, 'fingerprints')
  return {
    seal: (text) =>
      new CompactEncrypt(new TextEncoder().encode(text))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .encrypt(sealing),
    async open(sealed) {
      const { plaintext } = await compactDecrypt(sealed, sealing, { keyManagementAlgorithms: ['dir'] })
      return new TextDecoder().decode(plaintext)
    },
    fingerprint: (text) => createHmac('sha256', fingerprinting).update(text).digest('base64url')
  }
}
