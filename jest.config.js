const esmOnly = [
  'jose',
  'p-queue',
  'p-retry',
  'p-timeout',
  'eventemitter3',
  'is-network-error',
  'string-width',
  'strip-ansi',
  'ansi-regex',
  'emoji-regex',
  'get-east-asian-width',
  'cookie'
]

/** @type {import('jest').Config} */
module.exports = {
  // The name of the cache, which all our configurations share.
  id: 'actions-movable-ink',
  testEnvironment: 'node',
  // Jest leaves one core free, which on two is half of them.
  maxWorkers: '100%',
  // Without it jest 30 wraps the globals nock replaces and prints a warning for each of them.
  testEnvironmentOptions: { globalsCleanup: 'off' },
  roots: ['<rootDir>/src', '<rootDir>/packages', '<rootDir>/scripts', '<rootDir>/tests'],
  setupFiles: ['<rootDir>/jest.setup.js'],
  testMatch: ['**/*.test.ts'],
  // These need a server (npm run test:postgres), or take minutes (npm run test:crash).
  testPathIgnorePatterns: ['\\.postgres\\.test\\.ts$', '/pipeline/src/crash/'],
  // Property tests take a few seconds, and more on a busy machine.
  testTimeout: 60_000,
  transform: {
    '^.+\\.[jt]s$': [
      '<rootDir>/jest.compiler.js',
      {
        tsconfig: { allowJs: true, module: 'commonjs', moduleResolution: 'node10', isolatedModules: true },
        diagnostics: false
      }
    ]
  },
  // These packages ship ES modules only, which jest cannot require: they are compiled like our own code.
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`]
}
