import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'

const INTERVAL_MS = 50

/** Linux remembers the peak itself. */
function peakByLinux(pid: number): number | undefined {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024
  } catch {
    return undefined
  }
}

/** What other systems say is resident now, in bytes. */
const residentByPs = (pid: number, tell: (bytes: number) => void) =>
  execFile('ps', ['-o', 'rss=', '-p', String(pid)], (error, text) => {
    if (error === null) tell(Number(text.trim()) * 1024)
  })

/** Watches how much memory a process has resident at most. */
export function watchPeakMemory(pid: number): { stop(): number } {
  let peak = 0
  const see = (bytes: number) => (peak = Math.max(peak, bytes))
  const timer = setInterval(() => {
    if (process.platform !== 'linux') residentByPs(pid, see)
    else see(peakByLinux(pid) ?? 0)
  }, INTERVAL_MS)
  return {
    stop() {
      clearInterval(timer)
      return peak
    }
  }
}
