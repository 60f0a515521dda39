import { useNow } from './clock'
import { dateInWords, timeInWords } from './time-in-words'

/** A moment as how long ago it was; to the second when it is pointed at. `at` is in ISO 8601. */
export function Moment({ at }: { at: string }) {
  const when = new Date(at)
  return (
    <time dateTime={at} title={dateInWords(when)}>
      {timeInWords(when.getTime(), useNow())}
    </time>
  )
}
