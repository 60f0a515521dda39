import { workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { commandProcesses } from './testing/command-process'
import { until } from '@actions-movable-ink/runtime/src/testing/until'
import { environmentFor } from './testing/environment'

const work = workplaceForTests()
const start = commandProcesses()

const lines = Array.from({ length: 500 }, (_, index) => `{"type":"track","event":"E${index}"}`)
const STOPPING = 'Stopping: finishing what is in flight.'

/** The command, sending 500 events to a collector that takes its time for a share of them. */
async function slowRun(ms: number, share = 1) {
  const collector = await work.startCollector()
  collector.play({ kind: 'delay', ms, share })
  const file = await work.write('events.ndjson', `${lines.join('\n')}\n`)
  const command = start(['--failed', work.path('failed.ndjson'), file], environmentFor(collector))
  return { collector, command }
}

describe('a signal in the middle of a run', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s: what is in flight is delivered, the rest kept, none lost and none twice',
    async (signal) => {
      const { collector, command } = await slowRun(100)
      await until(() => collector.totals().events > 30)
      command.child.kill(signal)
      const { code, stdout, stderr } = await command.ended()

      const delivered = collector.received().map(({ event }) => event.event)
      const kept = (await work.read('failed.ndjson')).trimEnd().split('\n')
      expect(code).toBe(1)
      expect(stderr).toContain(STOPPING)
      expect(stdout).toContain(`500 events: ${delivered.length} delivered, ${kept.length} not sent (`)
      expect(kept).toEqual(lines.filter((line) => !delivered.some((event) => line.includes(`"${event as string}"`))))
      expect(delivered.length + kept.length).toBe(500)
      expect(await work.names()).toEqual(['events.ndjson', 'failed.ndjson'])
    }
  )

  it('ends the wait for standard input that stays open', async () => {
    const collector = await work.startCollector()
    const command = start(['--failed', work.path('failed.ndjson'), '-'], environmentFor(collector), null)
    command.child.stdin?.write(`${lines[0]}\n{`)
    await until(() => collector.totals().events === 1)
    command.child.kill('SIGTERM')
    const { code, stdout } = await command.ended()
    expect(stdout).toContain('2 events: 1 delivered, 1 malformed (')
    expect(await work.read('failed.ndjson')).toBe('{\n')
    expect(code).toBe(1)
  })

  it('the second Ctrl-C ends the process at once, whatever is in flight', async () => {
    const { collector, command } = await slowRun(60_000, 0.1)
    // By then every tenth is in flight, and stays there.
    await until(() => collector.totals().events > 100)
    command.child.kill('SIGINT')
    await command.says(STOPPING)
    // Those within half a second of the first count as the same. Not more than one after it: Node no longer handles
    // signals while it ends.
    await new Promise((resolve) => setTimeout(resolve, 700))
    command.child.kill('SIGINT')
    expect((await command.ended()).code).toBe(130)
  })
})
