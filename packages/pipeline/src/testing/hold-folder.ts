// A process that holds a folder until it is killed, for tests.
import { lockFolder } from '../store/embedded/lock-folder'

void lockFolder(process.argv[2] ?? '').then(
  () => process.stdout.write('held'),
  (error: Error) => process.stdout.write(error.message)
)
setInterval(() => undefined, 1000)
