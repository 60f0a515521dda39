/** The bytes that give JSON and lines their structure. */
export const byte = {
  tab: 0x09,
  lineFeed: 0x0a,
  carriageReturn: 0x0d,
  space: 0x20,
  quote: 0x22,
  comma: 0x2c,
  colon: 0x3a,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  openBrace: 0x7b,
  closeBrace: 0x7d
} as const

/** Whether the byte is white space that does not end a line. A carriage return is blank: only a line feed ends a line. */
export function isBlank(value: number | undefined): boolean {
  return value === byte.space || value === byte.tab || value === byte.carriageReturn
}

/** Whether the byte is white space between JSON tokens. */
export function isWhiteSpace(value: number | undefined): boolean {
  return isBlank(value) || value === byte.lineFeed
}

/** How many of the bytes of `bytes` from `from` on are blank, up to the first that is not. */
export function leadingBlanks(bytes: Uint8Array, from = 0): number {
  let at = from
  while (isBlank(bytes[at])) at++
  return at - from
}

/** `bytes` without the blanks at its end. */
export function withoutTrailingBlanks(bytes: Buffer): Buffer {
  let end = bytes.length
  while (isBlank(bytes[end - 1])) end--
  return bytes.subarray(0, end)
}
