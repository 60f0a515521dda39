import type { Kind } from './kinds-of-data'

/** What values of a kind look like. */
export interface Look {
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

/** Not the day that a time may follow: 05/10/2026 14. */
const isNoDay = (text: string) => !/^\d{2}([-/. ])\d{2}\1(?:19|20)\d{2}(?!\d)/.test(text)

const isNationalNumber = (text: string) => hasPhoneLength(text) && isNoDay(text)

/** Two groups of four signs with `::` between them may be anything; an address has more, or a digit in each. */
const isIpv6 = (text: string) =>
  text.split(':').filter((group) => group !== '').length >= 3 || /^[\da-f]*\d[\da-f]*::[\da-f]*\d[\da-f]*$/i.test(text)

function isEmailInBase64(text: string): boolean {
  try {
    return /^[^\s@]+@[^\s@]+\.\p{L}{2,24}$/u.test(atob(text.replaceAll('-', '+').replaceAll('_', '/')))
  } catch {
    return false
  }
}

/** Not within a longer number, a version, a date or an identifier. */
const ALONE = { before: String.raw`(?<![\p{L}\p{N}_.+:/-])`, after: String.raw`(?![\p{L}\p{N}_]|[.:-]\p{N})` }

const alone = (body: string, flags = 'gu') => new RegExp(ALONE.before + body + ALONE.after, flags)

const OCTET = String.raw`(?:25[0-5]|2[0-4]\d|1?\d?\d)`
const IPV4 = String.raw`${OCTET}(?:\.${OCTET}){3}`
const HEX = '[0-9a-f]{1,4}'
const IPV6 = String.raw`(?:${HEX}:){7}${HEX}|(?:${HEX}(?::${HEX}){0,6})?::(?:${HEX}(?::${HEX}){0,6})?`

/** Ways to write a phone number without its country, in groups. */
const PHONES: readonly string[] = [
  String.raw`0\d{1,4}(?:[ /-]\d{2,8}){1,5}`,
  String.raw`0\d{1,2}(?:\.\d{2,4}){3,4}`,
  String.raw`[6-9]\d{2}(?: \d{2}){3}`,
  String.raw`[6-9]\d{4}[ -]\d{5}`,
  String.raw`1[3-9]\d[ -]\d{4}[ -]\d{4}`,
  String.raw`\(0?\d{1,4}\)[ -]?\d{3,5}[ -]?\d{3,5}`,
  String.raw`00\d{1,3}[ /.-](?:[ ./()-]*\d){7,12}`
]

/** The first that takes a part of a text has it. */
export const LOOKS: readonly Look[] = [
  { kind: 'secret', pattern: /\beyJ[\w-]{8,}(?:\.[\w-]{4,}\.[\w-]*|[\w+/-]{6,}={0,2})/g },
  { kind: 'secret', pattern: /(?<=\b(?:Bearer|Basic) )[\w.~+/-]{8,}=*/g },
  { kind: 'secret', pattern: /(?<=:\/\/)[^\s/@:]+:[^\s/@]+(?=@)/g },
  {
    kind: 'secret',
    pattern: /\b(?:[srp]k_(?:live|test)_\w{8,}|gh[pousr]_\w{20,}|xox[abprs]-[\w-]{10,}|AKIA[A-Z\d]{16}\b)/g
  },
  {
    kind: 'secret',
    // What a mailed link is opened with: /reset-password/8c1f5b7e90ad
    pattern:
      /(?<=\/(?:reset|verif\w+|confirm\w*|activat\w+|invit\w+|magic|unsubscribe|token|session)(?:-[a-z-]{1,20})?\/)(?=[\w.~-]*\d[\w.~-]*[a-z][\w.~-]*\d)[\w.~-]{10,}/gi
  },
  { kind: 'name', pattern: /\p{L}[\p{L}\p{M}'’. -]{1,60}(?="?\s?<[^<>\s@]{1,64}@[^<>\s]{1,255}>)/gu },
  {
    kind: 'email',
    // Of limited length, and never within %2B and the like: a long text takes no time, and an address stays one.
    pattern: /(?<!%(?:25)*[\da-f]?)[\p{L}\p{N}'+_.-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/giu
  },
  { kind: 'email', pattern: /(?<![\w+/-])[\w+/-]{12,}={0,2}(?![\w+/=-])/g, isSo: isEmailInBase64 },
  { kind: 'bank-account', pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g, isSo: isIban },
  {
    kind: 'card',
    pattern: alone(String.raw`(?:[3-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{1,7}|3[47]\d{2}[ -]?\d{6}[ -]?\d{5})`),
    isSo: addsUp
  },
  { kind: 'government-id', pattern: alone(String.raw`(?!000|9)\d{3}([- ])\d{2}\1\d{4}`) },
  {
    kind: 'phone',
    pattern: /(?<![\p{L}\p{N}_.+-])\+\d(?:[\s().\/-]*\d){7,14}(?![\p{L}\p{N}_])/giu,
    isSo: hasPhoneLength
  },
  {
    kind: 'phone',
    pattern: /(?<![\p{L}\p{N}_.+\/(-])(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\p{L}\p{N}_]|[.-]\d)/gu
  },
  ...PHONES.map((body): Look => ({ kind: 'phone', pattern: alone(body), isSo: isNationalNumber })),
  { kind: 'phone', pattern: /(?<=\b(?:tel|sms|whatsapp):)[+\d][\d().\-\s]{5,}\d/gi },
  { kind: 'ip', pattern: new RegExp(String.raw`(?<![\w:.])::ffff:${IPV4}(?![\w.])`, 'gi') },
  {
    kind: 'ip',
    // After a slash it is a version, as in Chrome/126.0.0.0, but not after two.
    pattern: new RegExp(
      String.raw`(?:(?<![\p{L}\p{N}_.+:/-])|(?<=://|\bip[: ]{1,2}))${IPV4}(?![\p{L}\p{N}_]|[.-]\p{N})`,
      'giu'
    )
  },
  { kind: 'ip', pattern: new RegExp(String.raw`(?<![\w:.])(?:${IPV6})(?![\w:.])`, 'gi'), isSo: isIpv6 },
  { kind: 'device', pattern: /\b[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}\b/gi },
  { kind: 'location', pattern: alone(String.raw`-?\d{1,2}\.\d{4,} ?[,;] ?-?\d{1,3}\.\d{4,}`) },
  { kind: 'location', pattern: /(?<=\bPOINT ?\()-?\d{1,3}\.\d{3,} -?\d{1,2}\.\d{3,}(?=\))/gi }
]
