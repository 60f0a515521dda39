import type { Fault } from './fault'

/** A fault that is on, with what is left of it: `remaining` is the number of requests still to come, if it has an end. */
export interface PlannedFault {
  fault: Fault
  remaining?: number
}

interface Turn {
  fault: Fault
  /** Requests seen and played since it was planned. */
  seen: number
  played: number
}

/** Absorbs the rounding of a share such as 0.1, so that the tenth request, and not the eleventh, is the one. */
const ROUNDING = 1e-9

/** Decides which request meets which fault; nothing is left to chance. */
export class FaultPlan {
  private turns: Turn[] = []

  /** Adds a fault after those that are on. */
  add(fault: Fault): void {
    this.turns.push({ fault, seen: 0, played: 0 })
  }

  clear(): void {
    this.turns = []
  }

  list(): PlannedFault[] {
    return this.turns.map(({ fault, played }) =>
      fault.share === undefined ? { fault, remaining: timesOf(fault) - played } : { fault }
    )
  }

  /**
   * Takes the fault for the next request: the first, in the order they were added, whose turn it is. A share whose
   * turn was taken by another fault gets the request after.
   */
  next(): Fault | undefined {
    if (this.turns.length === 0) return undefined
    for (const turn of this.turns) turn.seen += 1
    const turn = this.turns.find(isDue)
    if (!turn) return undefined
    turn.played += 1
    if (turn.fault.share === undefined && turn.played === timesOf(turn.fault)) {
      this.turns = this.turns.filter((other) => other !== turn)
    }
    return turn.fault
  }
}

const timesOf = (fault: Fault): number => fault.times ?? 1

const isDue = ({ fault: { share }, seen, played }: Turn): boolean =>
  share === undefined || Math.floor(seen * share + ROUNDING) > played
