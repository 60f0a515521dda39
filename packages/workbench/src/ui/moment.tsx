import { useNow } from './clock'
import { timeInWords } from './time-in-words'

const absolute = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' })

/** A moment as how long ago it was; to the second when it is pointed at. `at` is in ISO 8601. */
export function Moment({ at }: { at: string }) {
  const when = new Date(at)
  return (
    <time dateTime={at} title={absolute.format(when)}>
      {timeInWords(when.getTime(), useNow())}
    </time>
  )
}
