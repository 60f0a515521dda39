/** A contestant in a process of its own, so that no other one's code is compiled, optimised or collected with it. */
import { answer } from '../processes/calls'
import type { Call, Contestant } from '../contestants/contestant'
import { makeContestant } from '../contestants/make-contestant'
import type { ContestantOptions } from '../contestants/make-contestant'
import { profileCpu, profileHeap } from '../profile/record'
import type { Profile } from '../profile/record'
import { measure } from './run'
import type { Load, Run } from './run'

/** What a contestant is asked. The first question makes it. */
export type Question =
  { make: ContestantOptions } | { run: Load } | { first: { url: string } } | { profile: 'cpu' | 'heap'; load: Load }

/** Its answers, in the same order: nothing, a run, the ms of a first call, a profile. */
export type Answer = null | Run | number | Profile

let contestant: Contestant | undefined
const calls = new Map<string, Call>()

function made(): Contestant {
  if (contestant === undefined) throw new Error('The contestant has not been made.')
  return contestant
}

function callTo(url: string, inFlight: number): Call {
  const key = `${inFlight} ${url}`
  const call = calls.get(key) ?? made().aimAt(url, inFlight)
  calls.set(key, call)
  return call
}

answer(async (question: Question): Promise<Answer> => {
  if ('make' in question) {
    contestant = makeContestant(question.make)
    return null
  }
  if ('first' in question) {
    const started = performance.now()
    await callTo(question.first.url, 1)(0)
    return performance.now() - started
  }
  if ('profile' in question) {
    const run = (begin: () => Promise<void>) =>
      measure(made(), callTo(question.load.url, question.load.inFlight), question.load, begin)
    return question.profile === 'cpu' ? profileCpu(run) : profileHeap(run)
  }
  return measure(made(), callTo(question.run.url, question.run.inFlight), question.run)
})
