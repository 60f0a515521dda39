/** What takes part in a measurement, in a process of its own. */
export const CONTESTANTS = {
  ours: 'ours',
  published: 'published',
  barest: 'the barest action',
  undici: 'undici alone',
  'ours-batched': 'ours, batched',
  'barest-batched': 'the barest action, batched',
  'undici-batched': 'undici, ready-made body',
  'stringify-batched': '`JSON.stringify` alone',
  'ours-from-file': 'ours, from a file',
  'ours-batched-from-file': 'ours, batched, from a file'
} as const

/** One of them. */
export type ContestantName = keyof typeof CONTESTANTS

/** Makes one call. `index` counts the calls, so that each takes another event. */
export type Call = (index: number) => unknown

/** How a contestant sends. */
export interface Contestant {
  eventsPerCall: number
  /** The call that sends to an address, `inFlight` of them at a time. */
  aimAt(url: string, inFlight: number): Call
}

/** The credentials of every contestant. */
export const USERNAME = 'bench'
export const PASSWORD = 'bench-secret'

/** The same as the header that carries them. */
export const AUTHORIZATION = `Basic ${Buffer.from(`${USERNAME}:${PASSWORD}`).toString('base64')}`
