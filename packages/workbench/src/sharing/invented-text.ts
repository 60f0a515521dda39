const CONSONANTS = [...'bdfgklmnprstvz']
const VOWELS = [...'aeiou']

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const pick = (signs: readonly string[], next: () => number) => signs[Math.floor(next() * signs.length)] ?? 'a'

const isUpper = (sign: string) => sign !== sign.toLowerCase()

/**
 * A text of the same shape that says nothing: letters become others that can be spoken, digits other digits; everything
 * else stays. A text without letters and digits becomes letters.
 */
export function inventedText(like: string, seed: number): string {
  const next = numbersFrom(seed)
  const signs = [...like]
  const saysNothing = !signs.some((sign) => /[\p{L}\p{N}]/u.test(sign))
  let place = Math.floor(next() * 2)
  const invented = signs.map((sign) => {
    if (/\p{N}/u.test(sign)) return String(1 + Math.floor(next() * 9))
    if (!saysNothing && !/[\p{L}\p{M}]/u.test(sign)) {
      place = 0
      return sign
    }
    const letter = pick(place++ % 2 === 0 ? CONSONANTS : VOWELS, next)
    return isUpper(sign) ? letter.toUpperCase() : letter
  })
  return invented.join('')
}

const HEX_DIGITS = [...'0123456789abcdef']

/** Whether a text is a hash or a UUID, so that it has to stay one. */
export const isHex = (text: string) => /^(?=.*\d)[\da-f]{8}[\da-f-]{8,}$/i.test(text)

/** Another hash or UUID of the same shape. */
export function inventedHex(like: string, seed: number): string {
  const next = numbersFrom(seed)
  return [...like]
    .map((sign) =>
      sign === '-' ? sign : isUpper(sign) ? pick(HEX_DIGITS, next).toUpperCase() : pick(HEX_DIGITS, next)
    )
    .join('')
}

/** A text of digits and what stands between them, with the digits of a number in their place: `+44 7700` is `+00 0012`. */
export function countedDigits(like: string, count: number): string {
  const digits = like.replace(/\D/g, '').length
  const counted = [...String(count).padStart(digits, '0').slice(-digits)]
  return like.replace(/\d/g, () => counted.shift() ?? '0')
}
