import { EventEmitter } from 'node:events'
import { stopOnSignals } from './stop-on-signals'

/** A process that gets signals, and what they led to. */
function process() {
  const signals = new EventEmitter()
  const stop = new AbortController()
  const said: string[] = []
  const exits: number[] = []
  const clock = { now: 0 }
  stopOnSignals(signals, stop, (text) => said.push(text), { now: () => clock.now, exit: (code) => exits.push(code) })
  return { signals, stop, said, exits, clock }
}

const told = () => new Promise((resolve) => setImmediate(resolve))

describe('a signal', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('%s stops the run, and says so once', async (signal) => {
    const { signals, stop, said, exits } = process()
    signals.emit(signal)
    signals.emit(signal)
    expect(stop.signal.aborted).toBe(true)
    await told()
    expect(said).toEqual(['\nStopping: finishing what is in flight. Press Ctrl-C again to quit at once.\n'])
    expect(exits).toEqual([])
  })

  it('SIGINT ends the process when the run was stopped before', () => {
    const { signals, exits, clock } = process()
    signals.emit('SIGTERM')
    clock.now = 501
    signals.emit('SIGINT')
    expect(exits).toEqual([130])
  })

  it('SIGINT counts once when the terminal and npm both send it', () => {
    const { signals, exits, clock } = process()
    signals.emit('SIGINT')
    clock.now = 500
    signals.emit('SIGINT')
    expect(exits).toEqual([])
  })

  it('SIGTERM never ends the process before what is in flight is finished', () => {
    const { signals, exits, clock } = process()
    signals.emit('SIGINT')
    clock.now = 60_000
    signals.emit('SIGTERM')
    expect(exits).toEqual([])
  })
})
