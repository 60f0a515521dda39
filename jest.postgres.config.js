const config = require('./jest.config')

/**
 * The tests that `npm run test:postgres` finds: those that can use a Postgres server. The other crash tests are of the
 * embedded store, whatever server there is.
 */
module.exports = { ...config, testPathIgnorePatterns: ['/pipeline/src/crash/(?!.*\\.postgres\\.test)'] }
