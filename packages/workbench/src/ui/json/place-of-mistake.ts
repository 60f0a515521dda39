import { jsonLanguage } from '@codemirror/lang-json'

/**
 * Where a text stops being JSON, in characters from its beginning: the error of `JSON.parse` does not always tell.
 *
 * @param text one that `JSON.parse` does not take
 */
export function placeOfMistake(text: string): number {
  const places: number[] = []
  jsonLanguage.parser.parse(text).iterate({
    enter: ({ type, from }) => {
      if (type.isError) places.push(from)
    }
  })
  return places[0] ?? text.length
}
