import { makeEvents } from './segment-events'

/** So many different events are made; from then on only the message id differs. */
const MODELS = 4000

/**
 * As many events of about 1 kB as one wants, each with a message id of its own.
 *
 * @param most how many are wanted, if that is known: fewer are made then
 * @returns the event of a number, as JSON
 */
export function numberedEvents(most = MODELS): (number: number) => string {
  const models = makeEvents(Math.min(most, MODELS), '1 kB').map((event) => JSON.stringify(event).split(/ajs-\w{8}/))
  return (number) => {
    const [before = '', after = ''] = models[number % models.length] ?? []
    return `${before}ajs-${number.toString(16).padStart(8, '0')}${after}`
  }
}
