/** What a failure says about itself, or what came back, in a form that `toEqual` compares whole. */
export interface Failed {
  class: string
  code: unknown
  status: unknown
  message: string
}

function describe(error: unknown): Failed {
  if (!(error instanceof Error)) throw new Error('Something other than an Error was thrown')
  const { code, status } = error as { code?: unknown; status?: unknown }
  return { class: error.constructor.name, code, status, message: error.message }
}

/** The failure of `action`, or `{ returned }` when it did not fail. */
export async function outcomeOf(action: () => unknown): Promise<Failed | { returned: unknown }> {
  try {
    return { returned: await action() }
  } catch (error) {
    return describe(error)
  }
}
