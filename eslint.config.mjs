import jest from 'eslint-plugin-jest'
import prettier from 'eslint-config-prettier'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** Forbids every import whose specifier matches the regular expression. */
const forbidStaticImports = (regex, message) => ({
  'no-restricted-imports': ['error', { patterns: [{ regex, message }] }]
})

/** The same, and every import that is made while running. */
const forbidImports = (regex, message) => ({
  ...forbidStaticImports(regex, message),
  'no-restricted-syntax': ['error', { selector: 'ImportExpression', message }]
})

export default tseslint.config(
  { ignores: ['**/dist/', '**/coverage/', '**/.data/', '**/generated-types.ts', 'bench/'] },
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }]
    }
  },
  {
    // The wall: what ships to Segment depends on actions-core and nothing else.
    files: ['src/**/*.ts'],
    ignores: ['src/**/__tests__/**'],
    rules: forbidImports(
      '^(?!@segment/actions-core$|\\.{1,2}(/|$))|packages/',
      'src/ imports @segment/actions-core only'
    )
  },
  {
    // Its tests travel to the monorepo with it, where jest and nock are at hand and packages/ is not.
    files: ['src/**/__tests__/**/*.ts'],
    rules: forbidImports(
      '^(?!@segment/actions-core$|nock$|node:|\\.{1,2}(/|$))|packages/',
      'tests in src/ import @segment/actions-core, nock and Node itself only: they run in the monorepo too'
    )
  },
  {
    files: ['packages/collector/**/*.ts'],
    rules: forbidStaticImports(
      '^@segment/|^@actions-movable-ink/|/src/destinations|\\.\\./\\.\\./\\.\\./src',
      "the collector knows nothing of Segment's side"
    )
  },
  {
    // Its tests run against a collector.
    files: ['packages/runtime/**/*.ts'],
    ignores: ['**/*.test.ts', 'packages/runtime/src/testing/**'],
    rules: forbidImports(
      '^@actions-movable-ink/|/(collector|pipeline|send)(/|$)',
      'the runtime is what other packages build on: it imports none of them'
    )
  },
  {
    // What it delivers to is the same to it, whether Movable Ink or the collector.
    files: ['packages/pipeline/src/**/*.ts'],
    ignores: ['packages/pipeline/src/{start,testing,crash}/**', '**/*.test.ts'],
    rules: forbidStaticImports('^@actions-movable-ink/collector', 'the pipeline knows the collector in src/start only')
  },
  {
    // What the pipeline does is the same however it is asked for.
    files: [
      'packages/pipeline/src/{delivery,destinations,event-delivery,events,mappings,preview,queue}/**/*.ts',
      'packages/pipeline/src/{retention,routing,secrets,sources,store,trigger}/**/*.ts'
    ],
    ignores: ['**/*.test.ts'],
    rules: forbidStaticImports(
      '^@actions-movable-ink/collector|/(http|api)/|^fastify',
      'what the pipeline does knows nothing of HTTP: refuse with a Refusal, which src/http answers with its status'
    )
  },
  {
    files: ['packages/workbench/src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
    rules: forbidStaticImports(
      '^node:|^@actions-movable-ink/|/(collector|pipeline|runtime|send)/|/src/destinations',
      'the workbench talks to the pipeline through its HTTP API alone'
    )
  },
  {
    // The pages stand on it.
    files: ['packages/workbench/src/api/**/*.ts'],
    rules: forbidStaticImports(
      '^node:|^@actions-movable-ink/|^\\.\\./',
      'what is asked of the pipeline knows nothing of who shows it: move types and rules that it needs into src/api'
    )
  },
  {
    // So do these.
    files: ['packages/workbench/src/{checklist,delivery-figures,events,fields,sharing,trigger,ui}/**/*.{ts,tsx}'],
    rules: forbidStaticImports(
      '^node:|^@actions-movable-ink/|/(collector|pipeline|runtime|send|app|pages)/|/src/destinations',
      'what several pages use knows none of them'
    )
  },
  {
    files: ['**/*.test.ts'],
    extends: [jest.configs['flat/recommended']],
    rules: {
      'jest/require-to-throw-message': 'error',
      'jest/no-conditional-expect': 'error',
      'jest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*', 'fc.assert'] }]
    }
  },
  prettier
)
