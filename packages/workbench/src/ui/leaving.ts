/** Windows that somebody leaves who was asked already. */
const unasked = new WeakSet<EventTarget>()

/** Has the browser ask, in words of its own, before the pages are left altogether. Returns what ends that. */
export function holdUpLeaving(page: EventTarget = window): () => void {
  const ask = (leaving: Event) => {
    if (!unasked.has(page)) leaving.preventDefault()
  }
  page.addEventListener('beforeunload', ask)
  return () => page.removeEventListener('beforeunload', ask)
}

/** Whether something that is shown is not saved: asked as the browser asks before a page is left. */
export const isLeavingHeldUp = (page: EventTarget = window): boolean =>
  !page.dispatchEvent(new Event('beforeunload', { cancelable: true }))

/** From now on the pages are left without a question. To be called once somebody has been asked. */
export const leaveUnasked = (page: EventTarget = window): void => void unasked.add(page)
