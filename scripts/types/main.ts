import { access, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import destination from '../../src/destinations/movable-ink'
import { generateApiTypes } from './api'
import { generateMetadata } from './metadata'
import { generateInterface } from './typescript'

const root = join(__dirname, '../..')
const folder = join(root, 'src/destinations/movable-ink')

/** Every generated file, by its path, as it should be now: the destination's, and the workbench's types of the API. */
async function generateFiles(): Promise<Map<string, string>> {
  const files = new Map([
    [join(root, 'packages/workbench/src/api/generated-types.ts'), await generateApiTypes()],
    [join(folder, 'generated-types.ts'), await generateInterface('Settings', destination.authentication?.fields ?? {})],
    [join(folder, 'metadata.json'), generateMetadata(destination)]
  ])
  for (const [name, action] of Object.entries(destination.actions)) {
    files.set(join(folder, name, 'generated-types.ts'), await generateInterface('Payload', action.fields))
  }
  return files
}

const readIfThere = (path: string) =>
  access(path).then(
    () => readFile(path, 'utf8'),
    () => undefined
  )

/** Writes the files that differ; with `check` only names them. Returns the process's exit code. */
async function run({ check }: { check: boolean }): Promise<number> {
  const stale: string[] = []
  for (const [path, content] of await generateFiles()) {
    if ((await readIfThere(path)) === content) continue
    stale.push(relative(root, path))
    if (!check) await writeFile(path, content)
  }
  if (stale.length === 0) {
    console.log('Generated files are up to date.')
    return 0
  }
  if (!check) {
    console.log(`Written: ${stale.join(', ')}`)
    return 0
  }
  console.error(`Not what is generated now: ${stale.join(', ')}. Run "npm run types" and commit the result.`)
  return 1
}

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
void run({ check: values.check }).then((code) => {
  process.exitCode = code
})
