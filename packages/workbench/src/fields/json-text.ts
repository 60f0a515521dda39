/** The parts of a JSON text: texts, numbers, and what stands between them. */
const PARTS = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|[{}[\],:]/g

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/

/** A number in one way of writing it, however it was written; undefined for what is none in digits. */
function canonical(written: string): string | undefined {
  const [isNumber, sign = '', whole = '', fraction = '', exponent = '0'] = NUMBER.exec(written) ?? []
  if (isNumber === undefined) return undefined
  const digits = (whole + fraction).replace(/^0+/, '')
  const significant = digits.replace(/0+$/, '')
  if (significant === '') return '0'
  return `${sign}${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`
}

function lossOf(written: string): string | undefined {
  const read = Number(written)
  if (canonical(String(read)) === canonical(written)) return undefined
  const sent = Number.isFinite(read) ? String(read) : 'null'
  return `${written} is sent as ${sent}: a number keeps 15 to 17 digits. In double quotes it is sent as it is written.`
}

const doubleOf = ({ key, isThere }: { key: string; isThere: boolean }) =>
  isThere ? `${JSON.stringify(key)} is there twice: only the last of them is sent.` : undefined

/** A key of an object, with whether the object has it already, or a number as it is written. */
type Found = { key: string; isThere: boolean } | { number: string }

/** The keys and numbers of a JSON text, in its order. */
function* walk(text: string): Generator<Found> {
  const parts = text.match(PARTS) ?? []
  const open: Set<string>[] = []
  for (const [place, part] of parts.entries()) {
    if (part === '{' || part === '[') open.push(new Set())
    else if (part === '}' || part === ']') open.pop()
    else if (/^[-\d]/.test(part)) yield { number: part }
    else if (parts[place + 1] === ':') {
      const key = JSON.parse(part) as string // what stands before a colon
      const keys = open.at(-1)
      yield { key, isThere: keys?.has(key) === true }
      keys?.add(key)
    }
  }
}

/**
 * What of a JSON text is not sent as it is written, in sentences: numbers with more digits than a number keeps, and keys
 * that are there twice.
 *
 * @param text one that `JSON.parse` takes
 */
export function silentChanges(text: string): string[] {
  const said = new Set<string>()
  for (const found of walk(text)) {
    const change = 'key' in found ? doubleOf(found) : lossOf(found.number)
    if (change !== undefined) said.add(change)
  }
  return [...said]
}

/** The key that the pipeline takes in no JSON, as a program may take it for something else than a key. */
const REFUSED_KEY = '__proto__'

/** Why a key cannot be sent to the pipeline; undefined when it can. */
export const mistakeOfKey = (key: string): string | undefined =>
  key === REFUSED_KEY ? `A key cannot be called ${REFUSED_KEY}.` : undefined

/**
 * Why a JSON text cannot be sent to the pipeline for one of its keys; undefined when it can.
 *
 * @param text one that `JSON.parse` takes
 */
export function mistakeOfKeys(text: string): string | undefined {
  for (const found of walk(text)) {
    const mistake = 'key' in found ? mistakeOfKey(found.key) : undefined
    if (mistake !== undefined) return mistake
  }
  return undefined
}
