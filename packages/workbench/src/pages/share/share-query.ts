/** The steps of the page, in their order. */
export const STEPS = ['events', 'personal-data', 'event-mappings', 'export'] as const

export type StepName = (typeof STEPS)[number]

/** What of the page stands in its address. */
export interface ShareQuery {
  step: StepName
  /** The groups that are not shared, each by the id of one of its events: its name may be that of a person. */
  without: ReadonlySet<string>
  /** Events to share that are not the richest of their group, by id. */
  chosen: ReadonlySet<string>
  /** The group that is looked at, by the id of one of its events. */
  open: string | undefined
}

const isStep = (text: string | null): text is StepName => STEPS.some((step) => step === text)

/** Reads the query of the address; what makes no sense in it is left out. */
export function readShareQuery(params: URLSearchParams): ShareQuery {
  const step = params.get('step')
  return {
    step: isStep(step) ? step : 'events',
    without: new Set(params.getAll('without')),
    chosen: new Set(params.getAll('event')),
    open: params.get('open') || undefined
  }
}

/** The query of the address with some of it changed; what is as it is by default does not stand there. */
export function writeShareQuery(params: URLSearchParams, changes: Partial<ShareQuery>): URLSearchParams {
  const { step, without, chosen, open } = { ...readShareQuery(params), ...changes }
  return new URLSearchParams([
    ...(step === 'events' ? [] : [['step', step]]),
    ...[...without].map((key) => ['without', key]),
    ...[...chosen].map((id) => ['event', id]),
    ...(open === undefined ? [] : [['open', open]])
  ])
}
