import { useSearchParams } from 'react-router'

/** The parts of the page, in their order. */
export const TABS = [
  { name: 'set-up', title: 'Set-up' },
  { name: 'event-mappings', title: 'Event mappings' },
  { name: 'received', title: 'Received' },
  { name: 'profiles', title: 'Profiles' },
  { name: 'faults', title: 'Faults' }
] as const

/** What stands in the query of the page's address. */
const PARTS = ['mapping', 'show', 'search', 'event', 'profile'] as const

/** A tab, and within it what is opened, searched for and selected. */
export type View = { tab?: (typeof TABS)[number]['name'] } & { [Part in (typeof PARTS)[number]]?: string }

const queryOf = (view: View): string => {
  const parts = Object.entries(view).filter(
    ([part, value]) => value !== '' && !(part === 'tab' && value === TABS[0].name)
  )
  return `?${new URLSearchParams(parts).toString()}`
}

/** What the page shows, as its address says; each tab has a query of its own. */
export function useMovableInkView() {
  const [parameters, setParameters] = useSearchParams()
  const view: View = {}
  for (const part of PARTS) {
    const value = parameters.get(part)
    if (value !== null) view[part] = value
  }
  const tab = TABS.find(({ name }) => name === parameters.get('tab'))?.name ?? TABS[0].name
  return {
    ...view,
    tab,
    /** The address of another view of the page. */
    linkTo: queryOf,
    /** Changes parts of this view; typing makes no steps to go back by. */
    change: (parts: View) =>
      setParameters(queryOf({ ...view, tab, ...parts }), { replace: true, preventScrollReset: true }),
    /** The same, as a step that can be gone back. */
    open: (parts: View) => setParameters(queryOf({ ...view, tab, ...parts }), { preventScrollReset: true })
  }
}
