import { workplaceForTests } from '@actions-movable-ink/runtime/src/testing/workplace'
import { commandProcesses } from './testing/command-process'
import { until } from '@actions-movable-ink/runtime/src/testing/until'
import { environmentFor } from './testing/environment'

const work = workplaceForTests()
const start = commandProcesses()

const lines = Array.from({ length: 500 }, (_, index) => `{"type":"track","event":"E${index}"}`)

const mappingsWith = (mapping: object) =>
  work.write(
    'mappings.json',
    JSON.stringify([{ name: 'Mine', subscribe: 'type = "track"', mapping: { data: { '@path': '$.' }, ...mapping } }])
  )

describe('the command with --batch', () => {
  it('sends files in batches', async () => {
    const collector = await work.startCollector()
    const file = await work.write(
      'events.ndjson',
      lines
        .map((line) => `${line}\n`)
        .join('')
        .repeat(5)
    )
    const args = ['--failed', work.path('failed.ndjson'), '--batch', file]
    const { code, stdout, stderr } = await start(args, environmentFor(collector)).ended()
    expect(stdout).toContain('2,500 events: 2,500 delivered (')
    expect([code, stderr]).toEqual([0, ''])
    expect(collector.totals()).toMatchObject({ requests: 3, events: 2500 })
  })

  it('does not wait for ever for more when standard input stays open', async () => {
    const collector = await work.startCollector()
    const args = ['--failed', work.path('failed.ndjson'), '--batch', '-']
    const command = start(args, environmentFor(collector), null)
    command.child.stdin?.write(`${lines[0]}\n${lines[1]}\n`)
    await until(() => collector.totals().events === 2)
    command.child.stdin?.end(`${lines[2]}\n`)
    const { code, stdout } = await command.ended()
    expect(stdout).toContain('3 events: 3 delivered (')
    expect([code, collector.totals().requests]).toEqual([0, 2])
  })

  it('on Ctrl-C finishes the batches in flight and keeps the rest, none lost and none twice', async () => {
    const collector = await work.startCollector()
    collector.play({ kind: 'delay', ms: 100, share: 1 })
    const file = await work.write('events.ndjson', `${lines.join('\n')}\n`)
    const mappings = await mappingsWith({ batch_size: 10 })
    const args = ['--failed', work.path('failed.ndjson'), '--batch', '--concurrency', '2', '--mappings', mappings, file]
    const command = start(args, environmentFor(collector))
    await until(() => collector.totals().events >= 30)
    command.child.kill('SIGINT')
    const { code, stdout } = await command.ended()

    const delivered = collector.received().map(({ event }) => event.event)
    const kept = (await work.read('failed.ndjson')).trimEnd().split('\n')
    expect(stdout).toContain(`500 events: ${delivered.length} delivered, ${kept.length} not sent (`)
    expect(kept).toEqual(lines.filter((line) => !delivered.some((event) => line.includes(`"${event as string}"`))))
    expect([code, delivered.length + kept.length]).toEqual([1, 500])
  })
})
