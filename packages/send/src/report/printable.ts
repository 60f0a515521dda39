/** Text of other people's, made safe for a terminal: nothing that moves the cursor or turns the direction of text. */
export const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
