/** Printable ASCII, as almost every text is: nothing in it needs a closer look, and a character takes a column. */
export const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text)

/** Text of other people's, made safe for a terminal: nothing that moves the cursor or turns the direction of text. */
export const printable = (text: string): string =>
  isPlain(text) ? text : text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
