const config = require('./jest.config')

/** Pipelines that are killed, and a Movable Ink that is away. */
module.exports = {
  ...config,
  testMatch: ['**/pipeline/src/crash/*.test.ts'],
  testPathIgnorePatterns: ['\\.postgres\\.test\\.ts$']
}
