import type { Part, Token } from './parts'

/** What is to be known about a trigger. */
export interface TriggerWarning {
  /** Stable: programs may depend on it. */
  code: string
  /** How it is read, and what to write instead. */
  message: string
}

/** A way of writing that FQL reads as something else, or not at all. */
interface WritingTrap {
  code: string
  /** One message for each place, or none. */
  find: (parts: readonly Part[], trigger: string) => (string | undefined)[]
}

type PartOf<Kind extends Part['kind']> = Extract<Part, { kind: Kind }>

function ofKind<Kind extends Part['kind']>(parts: readonly Part[], kind: Kind): PartOf<Kind>[] {
  return parts.filter((part): part is PartOf<Kind> => part.kind === kind)
}

const FIELDS = 'type, event, name, userId, properties.…, traits.… and context.…'
const FUNCTIONS = ['contains', 'match']

/** By the first part of their names, as the parser looks at them. */
const FIELD_ROOTS = ['type', 'event', 'name', 'userId', 'properties', 'traits', 'context']

const isField = (name: string) => FIELD_ROOTS.includes(name.split('.')[0] ?? '')

const stars = ({ value }: Token) => {
  const text = value.slice(1, -1)
  return { begins: text.startsWith('*'), ends: text.endsWith('*'), count: text.split('*').length - 1 }
}

/** The values of `match( … )` that are texts in double quotes. */
const patterns = (parts: readonly Part[]) =>
  ofKind(parts, 'call').flatMap(({ name, value }) =>
    name === 'match' && value?.type === 'string' && value.value.startsWith('"') ? [value] : []
  )

/** A path into an event without any key, such as `properties.\\[`. */
const isKeyless = (name: string) => {
  const [, ...path] = name.split('.')
  return path.length > 0 && /^[.[\]]*$/.test(path.join('.'))
}

/** Operators that the lexer takes for something else, unless there is space around them. */
const GLUED = /[^\s<>!=][<>]|(?:!=|<=|>=)\S/

const withoutTexts = (trigger: string) => trigger.replace(/"[^"]*"|'[^']*'/g, '""')

/** Every way, each with a code of its own. The first that applies to a trigger which cannot be read says why. */
export const WRITING_TRAPS: readonly WritingTrap[] = [
  {
    code: 'MISSING_SPACE',
    find: (_parts, trigger) => [
      GLUED.test(withoutTexts(trigger))
        ? 'Operators of two characters and < > cannot be read without a space before and after them. Add it.'
        : undefined
    ]
  },
  {
    code: 'NESTED_PARENTHESES',
    find: (parts) =>
      ofKind(parts, 'opening').map(({ depth }) =>
        depth > 1
          ? 'Parentheses within parentheses cannot be read. Write one flat group, of "and" or of "or".'
          : undefined
      )
  },
  {
    code: 'EMPTY_PARENTHESES',
    find: (parts) =>
      ofKind(parts, 'opening').map(({ isEmpty }) =>
        isEmpty ? 'Parentheses with nothing in them break every event. Remove them.' : undefined
      )
  },
  {
    code: 'MISSING_KEY',
    find: (parts) =>
      [...ofKind(parts, 'condition'), ...ofKind(parts, 'call')].map(({ field }) =>
        field !== undefined && isKeyless(field)
          ? `${field} names nothing of an event, and breaks every one. Write letters or digits behind the dot.`
          : undefined
      )
  },
  {
    code: 'MISSING_VALUE',
    find: (parts) => [
      ...ofKind(parts, 'condition').map(({ field, operator, value }) =>
        value === undefined
          ? `${field} ${operator} has no value, and is compared with whatever stands next. Write the value in double quotes.`
          : undefined
      ),
      ...ofKind(parts, 'call').map(({ name, value }) =>
        FUNCTIONS.includes(name) && value === undefined
          ? `${name}( … ) has no value, and is compared with whatever stands next. Write ${name}(field, "value").`
          : undefined
      ),
      ...ofKind(parts, 'word').map(({ word }) =>
        isField(word)
          ? `${word} is compared with nothing. Write an operator and a value, such as ${word} = "value".`
          : undefined
      )
    ]
  },
  {
    code: 'UNKNOWN_FIELD',
    find: (parts) => [
      ...ofKind(parts, 'condition').map(({ field }) =>
        isField(field)
          ? undefined
          : `${field} is no field of a trigger: its condition is left out. There are ${FIELDS}.`
      ),
      ...ofKind(parts, 'call').map(({ name, field }) =>
        FUNCTIONS.includes(name) && field !== undefined && (!isField(field) || field === 'type')
          ? `${name}( … ) does not look at ${field}: it is left out. It looks at event, name, userId, properties.…, traits.… and context.….`
          : undefined
      )
    ]
  },
  {
    code: 'UNKNOWN_FUNCTION',
    find: (parts) =>
      ofKind(parts, 'call').map(({ name }) =>
        FUNCTIONS.includes(name) ? undefined : `${name}( … ) is no function of a trigger. There are contains and match.`
      )
  },
  {
    code: 'UNKNOWN_WORD',
    find: (parts) =>
      ofKind(parts, 'word').map(({ word }) => {
        if (isField(word)) return undefined
        const [lower, isConditional] = [word.toLowerCase(), /^(and|or)$/i.test(word)]
        if (isConditional) return `${word} is left out. Write "${lower}" in small letters.`
        const instead = lower === 'not' ? ' Negate a condition with !=, !contains(…) or !match(…).' : ''
        return `${word} is left out.${instead || ' Write a text in double quotes.'}`
      })
  },
  {
    code: 'MIXED_AND_OR',
    find: (parts) => {
      const found = ofKind(parts, 'conditional')
      return [...new Set(found.map(({ group }) => group))].map((group) => {
        const words = found.filter((one) => one.group === group).map(({ word }) => word)
        return new Set(words).size > 1
          ? `"and" and "or" stand in one group: all of them are read as "${words.at(-1)}". Use one of the two, or a mapping for each case.`
          : undefined
      })
    }
  },
  {
    code: 'NEGATED_GROUP',
    find: (parts) =>
      ofKind(parts, 'opening').map(({ negated }) =>
        negated
          ? 'The ! before parentheses is left out, so that the opposite is matched. Negate each condition instead, with !=, !contains(…) or !match(…).'
          : undefined
      )
  },
  {
    code: 'FUNCTION_IN_PARENTHESES',
    find: (parts) =>
      ofKind(parts, 'call').map(({ name, depth }) =>
        depth > 0
          ? `The ) of ${name}( … ) is read as the end of the parentheses around it. Write one flat group without them.`
          : undefined
      )
  },
  {
    code: 'SINGLE_QUOTES',
    find: (parts) =>
      [...ofKind(parts, 'condition'), ...ofKind(parts, 'call')].map(({ value }) =>
        value?.type === 'string' && value.value.startsWith("'")
          ? `The quotes of ${value.value} are read as a part of the value. Use double quotes.`
          : undefined
      )
  },
  {
    code: 'MATCH_WITHOUT_WILDCARD',
    find: (parts) =>
      patterns(parts).map((pattern) => {
        const { begins, ends } = stars(pattern)
        return begins || ends
          ? undefined
          : `match( … ) with ${pattern.value} looks at the end of the text, without the first character of the value. Write "start*" or "*end", or use = or contains(…).`
      })
  },
  {
    code: 'MATCH_SEVERAL_WILDCARDS',
    find: (parts) =>
      patterns(parts).map((pattern) => {
        const { begins, ends, count } = stars(pattern)
        return (begins || ends) && count > 1
          ? `match( … ) knows one * at the start or the end; the other of ${pattern.value} is looked for as a character. Use contains(…) for a text in the middle.`
          : undefined
      })
  },
  {
    code: 'NULL_IS_TEXT',
    find: (parts) =>
      ofKind(parts, 'condition').map(({ field, operator, value }) =>
        value?.type === 'null' && (field === 'event' || field === 'type')
          ? `${field} ${operator} null compares with the text "null". Every event has a type, and every track an event: write type = "track", or type != "track".`
          : undefined
      )
  }
]
