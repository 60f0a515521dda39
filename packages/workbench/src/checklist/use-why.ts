import { useLocation, useSearchParams } from 'react-router'

const PARAMETER = 'why'

/** Whether the checklist of a destination is open, as the address says: `?why=` and its id, or `?why` on a page of its own. */
export function useWhy(destinationId: string) {
  const [parameters, setParameters] = useSearchParams()
  const { pathname } = useLocation()
  const asked = parameters.get(PARAMETER)
  function show(isShown: boolean) {
    setParameters(
      (before) => {
        const after = new URLSearchParams(before)
        if (isShown) after.set(PARAMETER, destinationId)
        else after.delete(PARAMETER)
        return after
      },
      { replace: !isShown, preventScrollReset: true }
    )
  }
  return {
    isOpen: asked === destinationId || (asked === '' && pathname.includes(destinationId)),
    open: () => show(true),
    close: () => show(false)
  }
}
