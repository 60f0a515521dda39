const config = require('./jest.config')

/** The tests that need a Postgres server, which `npm run test:postgres` starts. */
module.exports = {
  ...config,
  testMatch: ['**/*.postgres.test.ts'],
  testPathIgnorePatterns: []
}
