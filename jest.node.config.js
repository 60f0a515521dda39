const config = require('./jest.config')

/**
 * What depends on the version of Node, for those beyond the one that all tests run on: requests and answers, TLS, streams,
 * signals, threads, cryptography. Left out is what computes, compiles, asks Postgres, or is
 * the browser's.
 */
module.exports = {
  ...config,
  testPathIgnorePatterns: [
    ...config.testPathIgnorePatterns,
    '/tests/(monorepo|destination/(properties|batches-as-single))\\.test',
    '/packages/workbench/',
    '/packages/send/src/(read/|report/|delivery/|main-batch|send-batch)',
    '/packages/pipeline/src/(?!pipeline\\.test|analytics-node|events/|http/(broken|unused)|ingestion/routes|secrets/(key|sealer)|store/embedded/)'
  ]
}
