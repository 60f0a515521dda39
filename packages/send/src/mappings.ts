import { readFile } from 'node:fs/promises'
import { mappingsSchema } from '@actions-movable-ink/runtime'
import type { Mapping } from '@actions-movable-ink/runtime'
import { UsageError } from './usage-error'

/**
 * The enabled mappings of a JSON file: a list of mappings.
 *
 * @throws UsageError that names the file and the place in it
 */
export async function loadMappings(file: string): Promise<Mapping[]> {
  const result = mappingsSchema.safeParse(await readJson(file))
  if (!result.success) {
    const [issue] = result.error.issues
    const place = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`
    throw new UsageError(`Mappings file ${file} cannot be used${place}: ${issue?.message ?? 'unknown reason'}.`)
  }
  const enabled = result.data.filter((mapping) => mapping.enabled)
  if (enabled.length === 0) {
    throw new UsageError(`Mappings file ${file} has no enabled mapping, so nothing would be sent.`)
  }
  return enabled
}

async function readJson(file: string): Promise<unknown> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    throw new UsageError(`Mappings file ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`)
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError(`Mappings file ${file} is not valid JSON.`)
  }
}
