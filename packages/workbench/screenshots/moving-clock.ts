import { readFileSync } from 'node:fs'

// Loaded into `npm start` before anything else: there it is as late as the file of CLOCK_FILE says, which is read again and
// again. So hours of events are sent in a minute, and pictures show the same moment each time they are taken.

const FILE = process.env.CLOCK_FILE ?? ''
const READ_AGAIN_MS = 20

/** What the file says: how far the clock is from the true one, or where it stands still; both in milliseconds. */
export type ClockSetting = { offset: number } | { stoppedAt: number }

const True = Date
let setting: ClockSetting

function read(): void {
  setting = JSON.parse(readFileSync(FILE, 'utf8')) as ClockSetting // as `Clock` writes it
}
read()
setInterval(read, READ_AGAIN_MS).unref()

const now = () => ('offset' in setting ? True.now() + setting.offset : setting.stoppedAt)

globalThis.Date = new Proxy(True, {
  construct: (target, parts: [], newTarget: typeof Date) =>
    Reflect.construct(target, parts.length === 0 ? [now()] : parts, newTarget) as Date, // its own constructor made it
  apply: () => new True(now()).toString(),
  get: (target, name, receiver) => (name === 'now' ? now : (Reflect.get(target, name, receiver) as unknown))
})
