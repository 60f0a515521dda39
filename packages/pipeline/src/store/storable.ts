/** A text as Postgres can hold it: without U+0000 and halves of surrogate pairs, each replaced by U+FFFD. */
export const storable = (text: string): string => text.replace(/\0|\p{Cs}/gu, '\ufffd')
