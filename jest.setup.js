const { setFlagsFromString } = require('node:v8')

// The embedded Postgres of a test lives for seconds: to compile its WebAssembly once more, optimised, costs a second of
// processor time and saves less.
setFlagsFromString('--liftoff-only')
