import { fieldsToJsonSchema } from '@segment/actions-core'
import type { GlobalSetting, InputField } from '@segment/actions-core'
import { compile } from 'json-schema-to-typescript'
import type { JSONSchema } from 'json-schema-to-typescript'

/** The first line of a generated file, the same as in the action-destinations monorepo. */
const BANNER = '// Generated file. DO NOT MODIFY IT BY HAND.'

/**
 * The TypeScript of an interface for what `fields` resolve to, as the monorepo's own generator makes it.
 *
 * @param name the interface's name: `Settings` for a destination, `Payload` for an action
 */
export async function generateInterface(
  name: string,
  fields: Record<string, GlobalSetting> | Record<string, InputField>
): Promise<string> {
  // The generator's schema type is JSON Schema draft 4 as actions-core writes it, under another name.
  const schema = fieldsToJsonSchema(fields, { tsType: true }) as JSONSchema
  return compile(untitled(schema), name, {
    bannerComment: BANNER,
    style: { semi: false, singleQuote: true, printWidth: 120, trailingComma: 'none' }
  })
}

/** Without the fields' titles, from which an interface of its own would be made for each field. */
function untitled(schema: JSONSchema): JSONSchema {
  const properties = Object.entries(schema.properties ?? {}).map(([key, property]) => {
    const { title, ...rest } = property
    return [key, title === undefined ? property : rest]
  })
  return { ...schema, properties: Object.fromEntries(properties) as JSONSchema['properties'] }
}
