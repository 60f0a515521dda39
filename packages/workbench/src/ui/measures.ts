/** A number with as many digits as can be told apart: 1.2, but 12. */
const short = (value: number) => String(value < 10 ? Number(value.toFixed(1)) : Math.round(value))

/** How long something took or takes, in words that fit in a figure: "83 ms", "1.2 s", "4 min", "3 h". */
export function duration(ms: number): string {
  if (ms < 999.5) return `${Math.round(ms)} ms`
  const seconds = ms / 1000
  if (seconds < 59.5) return `${short(seconds)} s`
  const minutes = seconds / 60
  if (minutes < 59.5) return `${short(minutes)} min`
  const hours = minutes / 60
  return hours < 47.5 ? `${short(hours)} h` : `${short(hours / 24)} d`
}

/** How large something is: "512 bytes", "1.2 kB", "1.4 MB". */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`
  return bytes < 999_500 ? `${short(bytes / 1000)} kB` : `${short(bytes / 1_000_000)} MB`
}
