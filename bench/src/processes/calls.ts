import type { ChildProcess } from 'node:child_process'

/** How long a process may take for an answer before the run is given up, beyond what it was asked to do. */
const PATIENCE_MS = 120_000

type Reply<Answer> = { answer: Answer } | { error: string }

/**
 * Asks a forked process for something and waits for the answer. One question at a time.
 *
 * @param name of the process, for messages
 * @param seconds that the work itself takes
 * @throws Error when the process fails, ends or takes far too long
 */
export function ask<Question, Answer>(child: ChildProcess, name: string, question: Question, seconds = 0) {
  return new Promise<Answer>((resolve, reject) => {
    const done = () => {
      clearTimeout(timer)
      child.off('message', onMessage).off('exit', onExit)
    }
    const fail = (reason: string) => {
      done()
      reject(new Error(`${name}: ${reason}`))
    }
    const onMessage = (reply: Reply<Answer>) => {
      if ('error' in reply) return fail(reply.error)
      done()
      resolve(reply.answer)
    }
    const onExit = (code: number | null, signal: string | null) => fail(`ended early (${signal ?? code})`)
    const timer = setTimeout(() => fail('gave no answer'), seconds * 1000 + PATIENCE_MS)
    child.on('message', onMessage).on('exit', onExit)
    child.send(question as object)
  })
}

/** Answers the questions a process is asked, one after the other, until the one who asks is gone. */
export function answer<Question, Answer>(handle: (question: Question) => Promise<Answer>): void {
  process.on('message', (question: Question) => {
    handle(question).then(
      (result) => process.send?.({ answer: result }),
      (error: unknown) =>
        process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    )
  })
  process.on('disconnect', () => process.exit())
}
