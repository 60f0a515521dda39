import { QUICK } from './bench'
import { Processes } from './processes/processes'
import { startServer } from './server/start-server'
import { describeOneEvent } from './sections/one-event/describe'
import { measureOneEvent } from './sections/one-event/measure'

async function main() {
  const processes = new Processes()
  const server = await startServer(processes)
  const bench = { amount: QUICK, server, processes, progress: (text: string) => void process.stderr.write(`${text}\n`) }
  process.stdout.write(`${describeOneEvent(await measureOneEvent(bench))}\n`)
}
void main()
