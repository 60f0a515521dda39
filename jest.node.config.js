const config = require('./jest.config')

/**
 * What depends on the version of Node, for those beyond the one that all tests run on: requests and answers, TLS, streams,
 * signals, threads, cryptography. Left out is what computes, asks Postgres, or compiles.
 */
module.exports = {
  ...config,
  testPathIgnorePatterns: [
    ...config.testPathIgnorePatterns,
    '/tests/(monorepo|destination/(properties|batches-as-single))\\.test',
    '/packages/send/src/(read|report)/',
    '/packages/pipeline/src/(api|actions-tester|cli|deliveries|mappings|metrics|preview|retention|routing|start|trigger)/',
    '/packages/pipeline/src/store/(migrations|moment-after)\\.test',
    '/packages/pipeline/src/ingestion/(?!routes|group-commit)'
  ]
}
