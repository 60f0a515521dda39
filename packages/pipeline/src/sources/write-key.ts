import { randomInt } from 'node:crypto'

/** No sign of any kind: one that leads a text, such as a dash, makes a flag of it on a command line. */
const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

const LENGTH = 32

/** A write key as Segment's own are: 32 letters and digits, 190 bits that nobody can guess. */
export const newWriteKey = (): string =>
  Array.from({ length: LENGTH }, () => CHARACTERS[randomInt(CHARACTERS.length)]).join('')
