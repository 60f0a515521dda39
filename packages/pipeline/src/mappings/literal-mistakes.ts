import { fieldsToJsonSchema, isDirective, isLiteralDirective, validateSchema } from '@segment/actions-core'
import type { ActionDefinition, FieldValue } from '@segment/actions-core'
import type { Settings } from '../../../../src/destinations/movable-ink/generated-types'
import { validationErrors } from '../preview/field-errors'
import type { Mistake } from '../refusal'

type Fields = ActionDefinition<Settings>['fields']
type Schema = ReturnType<typeof fieldsToJsonSchema>

/** One for each field: the runtime's validator keeps every schema that it is given, for ever. */
const schemas = new WeakMap<Fields[string], Schema>()

function schemaOf(name: string, field: Fields[string]): Schema {
  const schema = schemas.get(field) ?? fieldsToJsonSchema({ [name]: field })
  schemas.set(field, schema)
  return schema
}

/** As the runtime does before it looks at the types. */
const isLeftOut = (value: FieldValue) => value === null || value === ''

/** What stands in a field as it is; undefined where a directive decides, for each event. */
function literalOf(value: FieldValue): FieldValue {
  const literal = isLiteralDirective(value) ? value['@literal'] : value
  return isDirective(literal) || isLeftOut(literal) ? undefined : literal
}

/** The runtime begins with the label. */
const withoutLabel = (message: string) => message.replace(/^.*?(?=must )/s, '').replace(/\.$/, '')

/** Which values of a mapping are of another type than their field: the runtime would refuse every event for them. */
export function literalMistakes(known: Fields, fields: Record<string, unknown>): Mistake[] {
  return Object.entries(known).flatMap(([name, field]): Mistake[] => {
    const literal = literalOf(fields[name] as FieldValue) // JSON, as it came in
    if (literal === undefined) return []
    try {
      // It converts what it can, in its place.
      validateSchema({ [name]: structuredClone(literal) }, schemaOf(name, field))
      return []
    } catch (error) {
      const [first] = validationErrors(error) ?? []
      return [{ path: `fields.${name}`, message: withoutLabel(first?.message ?? 'must be of another type') }]
    }
  })
}
