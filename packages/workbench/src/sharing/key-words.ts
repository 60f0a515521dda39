/** The words of a key in lower case, however it is written: `customerFirst_name`, `CUSTOMER-FIRST-NAME`, `Adresse`. */
export const wordsOf = (key: string): string[] =>
  key
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.replace(/\d+$/, ''))
    .filter((word) => word !== '')

/** Words that say how the value is written, or which of several it is, not what it is. */
const LAST_WORDS = new Set(
  `address hash hashed lower md new no normalized num number old plain raw sha text value
  home work main primary secondary private business office personal alt alternate alternative current previous default
  shipping billing at au be br ca ch cn de dk es fi fr gb ie in it jp mx nl nz pl pt se uk us`.split(/\s+/)
)

/** What the words may be called together: `userEmailAddress` is `useremailaddress`, `emailaddress`, `useremail`, `email`. */
export function endingsOf(words: readonly string[]): string[] {
  const endings = words.map((_, start) => words.slice(start).join(''))
  const last = words.at(-1)
  const mayDrop = words.length > 1 && last !== undefined && LAST_WORDS.has(last)
  return mayDrop ? [...endings, ...endingsOf(words.slice(0, -1))] : endings
}
