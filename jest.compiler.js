const { createHash } = require('node:crypto')
const { version: compiler } = require('ts-jest/package.json')
const { version: typescript } = require('typescript/package.json')

/**
 * ts-jest, but what it compiled once every run finds again: in the key that it would use is all of jest's configuration, so
 * that each of ours compiled every file for itself. It is loaded only when there is something to compile.
 */
module.exports = {
  createTransformer(options) {
    let tsJest
    const same = JSON.stringify([options, compiler, typescript])
    return {
      getCacheKey: (text, path) => createHash('sha1').update([same, path, text].join('\0')).digest('hex'),
      process(...file) {
        tsJest ??= require('ts-jest').default.createTransformer(options)
        return tsJest.process(...file)
      }
    }
  }
}
