import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(__dirname, '..')

/** The compiler options of the action-destinations monorepo, as far as they decide what compiles. */
const compilerOptions = {
  target: 'es2020',
  lib: ['es2020'],
  module: 'commonjs',
  moduleResolution: 'node',
  strict: true,
  esModuleInterop: true,
  skipLibCheck: true,
  noEmit: true,
  types: ['node', 'jest']
}

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'monorepo-'))
  cpSync(join(root, 'src/destinations/movable-ink'), join(folder, 'movable-ink'), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** What the monorepo's compiler, TypeScript 5.5.4, says of the copied destination and its tests. */
function compile(): string {
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['movable-ink'] }))
  try {
    return execFileSync(process.execPath, [require.resolve('typescript-monorepo/bin/tsc')], {
      cwd: folder,
      encoding: 'utf8'
    })
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}

describe('src/destinations/movable-ink, copied into the action-destinations monorepo', () => {
  it('compiles with its compiler and options', () => {
    expect(compile()).toBe('')
  }, 60_000)

  it('would not, if it used what that compiler does not know', () => {
    writeFileSync(join(folder, 'movable-ink/newer.ts'), "export const text = 'a'.replaceAll('a', 'b')\n")
    expect(compile()).toContain("Property 'replaceAll' does not exist")
  }, 60_000)

  it('imports nothing but actions-core, and nock in its tests', () => {
    const files = readdirSync(join(folder, 'movable-ink'), { recursive: true, encoding: 'utf8' })
    const sources = files
      .filter((file) => file.endsWith('.ts'))
      .map((file) => [file, readFileSync(join(folder, 'movable-ink', file), 'utf8')])
    const imported = sources.flatMap(([file, source]) =>
      Array.from(source?.matchAll(/from '([^.'][^']*)'/g) ?? [], ([, name]) =>
        file?.includes('__tests__') ? `test: ${name}` : name
      )
    )
    expect([...new Set(imported)].sort()).toEqual([
      '@segment/actions-core',
      'test: @segment/actions-core',
      'test: nock'
    ])
  })
})
