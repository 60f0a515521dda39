import { countedDigits, inventedHex, inventedText, isHex, numbersFrom } from './invented-text'
import type { Kind } from './kinds-of-data'

const two = (number: number) => String(number).padStart(2, '0')

const between = (next: () => number, least: number, most: number) => least + Math.floor(next() * (most - least + 1))

/** A date of the same form in another year; both day and month are at most 12, so that either may come first. */
function inventedDate(like: string, seed: number): string {
  const next = numbersFrom(seed)
  const year = String(between(next, 1930, 2004))
  const [one, other] = [between(next, 1, 12), between(next, 1, 12)]
  const sized = (number: number, digits: string) => (digits.length === 1 ? String(1 + (number % 9)) : two(number))
  if (/^\d{4}$/.test(like)) return year
  const byYear = /^\d{4}([-/.]?)(\d{1,2})\1(\d{1,2})(?!\d)/.exec(like)
  if (byYear !== null) {
    const [found, between = '', first = '', second = ''] = byYear
    return [year, sized(one, first), sized(other, second)].join(between) + like.slice(found.length)
  }
  const byDay = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})(?!\d)/.exec(like)
  if (byDay !== null) {
    const [found, first = '', between = '', second = ''] = byDay
    return [sized(one, first), sized(other, second), year].join(between) + like.slice(found.length)
  }
  return inventedText(like, seed)
}

/** Addresses that are kept for documentation (RFC 5737, RFC 3849), and for benchmarks when those are used up (RFC 2544). */
function inventedIp(like: string, count: number): string {
  if (like.includes(':')) return `2001:db8::${count.toString(16)}`
  const block = ['192.0.2', '198.51.100', '203.0.113'][Math.floor((count - 1) / 254)]
  if (block !== undefined) return `${block}.${1 + ((count - 1) % 254)}`
  return `198.18.${Math.floor(count / 256) % 256}.${count % 256}`
}

/** A coordinate with as many decimals, between -90 and 90. */
function inventedCoordinate(like: string, seed: number): string {
  const decimals = /\.(\d+)/.exec(like)?.[1]?.length ?? 0
  return (numbersFrom(seed)() * 178 - 89).toFixed(Math.min(decimals, 12))
}

const COORDINATE = /-?\d+(?:\.\d+)?/g

function inventedLocation(like: string, seed: number): string {
  if (!/^[-\d., ;]+$/.test(like)) return inventedText(like, seed)
  let part = 0
  return like.replace(COORDINATE, (coordinate) => inventedCoordinate(coordinate, seed + 7919 * part++))
}

const inventedEmail = (like: string, count: number, seed: number) =>
  like.includes('@') ? `person-${count}@example.com` : inventedOpaque(like, seed)

const inventedOpaque = (like: string, seed: number) =>
  isHex(like) ? inventedHex(like, seed) : inventedText(like, seed)

function inventedProfile(like: string, seed: number): string {
  const url = /^(https?:\/\/)[^/]+(.*)$/is.exec(like)
  return url === null ? inventedText(like, seed) : `${url[1]}example.com${inventedText(url[2] ?? '', seed)}`
}

const ONLY_DIGITS = /^(?=.*\d)[+\d\s().\-/]+$/

/**
 * What stands in the place of a text: of the same kind and shape, and made from a count alone, so that nothing of the
 * text can be found out from it but its length.
 *
 * @param count which of its kind it is, from 1
 * @param attempt for another one, when this is taken
 */
export function inventedValue(kind: Kind, like: string, count: number, attempt: number): string {
  const number = count + attempt * 1009
  const seed = number * 2_654_435_761
  switch (kind) {
    case 'email':
      return inventedEmail(like, number, seed)
    case 'phone':
    case 'card':
    case 'government-id':
      return ONLY_DIGITS.test(like) ? countedDigits(like, number) : inventedOpaque(like, seed)
    case 'birth-date':
      return inventedDate(like, seed)
    case 'ip':
      return /^[\d.]+$|:/.test(like) ? inventedIp(like, number) : inventedOpaque(like, seed)
    case 'location':
      return inventedLocation(like, seed)
    case 'profile':
      return inventedProfile(like, seed)
    default:
      return inventedOpaque(like, seed)
  }
}

/** What stands in the place of a number: one of as many digits, or a coordinate, or another year. */
export function inventedNumber(kind: Kind, like: number, count: number, attempt: number): number {
  const number = count + attempt * 1009
  const seed = number * 2_654_435_761
  if (kind === 'location') return Number(inventedCoordinate(String(like), seed))
  if (kind === 'birth-date' && like > 1800 && like < 2100 && Number.isInteger(like))
    return Number(inventedDate('1984', seed))
  const [, sign = '', whole = ''] = /^(-?)(\d+)(?:\.\d+)?$/.exec(String(like)) ?? []
  // Written with an exponent, it has no digits to speak of.
  if (whole === '') return number
  const isCounted = kind === 'phone' || kind === 'card' || kind === 'government-id'
  if (!isCounted || whole.length < 2) return Number(inventedText(String(like), seed))
  // A number cannot begin with noughts, as a counted text does.
  return Number(`${sign}1${countedDigits(whole.slice(1), number)}`)
}
