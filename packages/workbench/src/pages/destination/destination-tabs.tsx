import { NavLink } from 'react-router'
import classes from './destination-tabs.module.css'

const PAGES = [
  { path: 'mappings', title: 'Mappings' },
  { path: 'settings', title: 'Settings' },
  { path: 'event-delivery', title: 'Event Delivery' }
]

/** The way between the pages of a destination. */
export function DestinationTabs({ destinationId }: { destinationId: string }) {
  return (
    <nav aria-label="This destination" className={classes.tabs}>
      {PAGES.map(({ path, title }) => (
        <NavLink
          key={path}
          to={`/destinations/${destinationId}/${path}`}
          className={`${classes.tab} mantine-focus-auto`}
        >
          {title}
        </NavLink>
      ))}
    </nav>
  )
}
