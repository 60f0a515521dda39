import type { Kind } from './kinds-of-data'

/** A part of a text that looks personal: from `start` to before `end`. */
export interface Span {
  start: number
  end: number
  kind: Kind
  /** Written as in the address of a page, with %40 for @. */
  isEncoded: boolean
}

interface Look {
  kind: Kind
  pattern: RegExp
  /** Says no to what the pattern alone takes wrongly. */
  isSo?: (text: string) => boolean
}

const digitsOf = (text: string) => text.replace(/\D/g, '')

/** Whether the digits of a card number add up (Luhn). */
function addsUp(text: string): boolean {
  const digits = [...digitsOf(text)].map(Number).reverse()
  const sum = digits.reduce((total, digit, place) => {
    const counted = place % 2 === 1 ? digit * 2 : digit
    return total + (counted > 9 ? counted - 9 : counted)
  }, 0)
  return sum > 0 && sum % 10 === 0
}

/** Whether the check digits of an IBAN are right (ISO 7064). */
function isIban(text: string): boolean {
  const compact = text.replaceAll(' ', '')
  const turned = compact.slice(4) + compact.slice(0, 4)
  const digits = [...turned].map((sign) => parseInt(sign, 36)).join('')
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1
}

const hasPhoneLength = (text: string) => digitsOf(text).length >= 8 && digitsOf(text).length <= 15

/** Not within a longer number, a version, a date or an identifier. */
const ALONE = { before: String.raw`(?<![\p{L}\p{N}_.+:/-])`, after: String.raw`(?![\p{L}\p{N}_]|[.:-]\p{N})` }

const alone = (body: string, flags = 'gu') => new RegExp(ALONE.before + body + ALONE.after, flags)

const OCTET = String.raw`(?:25[0-5]|2[0-4]\d|1?\d?\d)`
const HEX = '[0-9a-f]{1,4}'

const LOOKS: readonly Look[] = [
  { kind: 'secret', pattern: /eyJ[\w-]{8,}\.eyJ[\w-]{4,}\.[\w-]*/g },
  { kind: 'secret', pattern: /(?<=\b(?:Bearer|Basic) )[\w.~+/-]{8,}=*/g },
  { kind: 'secret', pattern: /(?<=:\/\/)[^\s/@:]+:[^\s/@]+(?=@)/g },
  {
    kind: 'email',
    // Of limited length, and never within %2B and the like: a long text takes no time, and an address stays one.
    pattern: /(?<!%|%[\da-f])(?:[\p{L}\p{N}'+_.-]|%2B){1,64}(?:@|%40)(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/giu
  },
  { kind: 'bank-account', pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g, isSo: isIban },
  {
    kind: 'card',
    pattern: alone(String.raw`(?:[3-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{1,7}|3[47]\d{2}[ -]?\d{6}[ -]?\d{5})`),
    isSo: addsUp
  },
  { kind: 'government-id', pattern: alone(String.raw`(?!000|9)\d{3}-\d{2}-\d{4}`) },
  {
    kind: 'phone',
    pattern: /(?<![\p{L}\p{N}_.+-])(?:\+|%2B)\d(?:[\s().\/-]*\d){7,14}(?![\p{L}\p{N}_])/giu,
    isSo: hasPhoneLength
  },
  {
    kind: 'phone',
    pattern: /(?<![\p{L}\p{N}_.+\/(-])(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\p{L}\p{N}_]|[.-]\d)/gu
  },
  { kind: 'phone', pattern: alone(String.raw`0\d{2,4}(?:[ /-]\d{3,8}){1,2}`), isSo: hasPhoneLength },
  { kind: 'phone', pattern: /(?<=\btel:)[+\d][\d().\-\s]{5,}\d/gi },
  { kind: 'ip', pattern: alone(String.raw`${OCTET}(?:\.${OCTET}){3}`) },
  {
    kind: 'ip',
    pattern: new RegExp(
      String.raw`^(?:${HEX}:){7}${HEX}$|^(?=.*::)(?:${HEX}(?::${HEX})*)?::(?:${HEX}(?::${HEX})*)?$`,
      'gi'
    )
  },
  { kind: 'device', pattern: /\b[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}\b/gi },
  { kind: 'location', pattern: alone(String.raw`-?\d{1,2}\.\d{4,}, ?-?\d{1,3}\.\d{4,}`) }
]

/** Spans in their order, without those that begin within an earlier one. */
export function withoutOverlaps<Part extends Span>(spans: readonly Part[]): Part[] {
  const kept: Part[] = []
  for (const span of [...spans].sort((one, other) => one.start - other.start || other.end - one.end)) {
    if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span)
  }
  return kept
}

/** The parts of a text, or of an address of a page, that look like an email address, a phone number, an IP address and so on. */
export function personalSpans(text: string): Span[] {
  const taken: Span[] = []
  for (const { kind, pattern, isSo = () => true } of LOOKS) {
    for (const match of text.matchAll(pattern)) {
      const span = {
        start: match.index,
        end: match.index + match[0].length,
        kind,
        isEncoded: /%[\da-f]{2}/i.test(match[0])
      }
      const isFree = taken.every(({ start, end }) => span.end <= start || span.start >= end)
      if (isFree && isSo(match[0])) taken.push(span)
    }
  }
  return withoutOverlaps(taken)
}
