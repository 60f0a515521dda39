import { Badge, Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useLocation, useParams } from 'react-router'
import { destinationQuery } from '../../api/destinations'
import { Loaded } from '../../ui/loaded'
import { PageHeader } from '../../ui/page-header'

const TABS = [
  { path: 'mappings', title: 'Mappings' },
  { path: 'settings', title: 'Settings' },
  { path: 'event-delivery', title: 'Event Delivery' }
]

/** What the pages of one destination share: its name, whether it is enabled, and the way between them. */
export function Page() {
  const { destinationId = '' } = useParams()
  const { pathname } = useLocation()
  const destination = useQuery(destinationQuery(destinationId))
  const here = TABS.find(({ path }) => pathname.endsWith(`/${path}`))
  return (
    <Loaded query={destination}>
      {({ name, enabled }) => (
        <>
          <PageHeader
            title={name}
            above={[{ title: 'Destinations', to: '/destinations' }]}
            beside={
              <Badge variant="light" color={enabled ? 'green' : 'gray'}>
                {enabled ? 'Enabled' : 'Disabled'}
              </Badge>
            }
          />
          <Tabs value={here?.path ?? null} mb="lg">
            <Tabs.List>
              {TABS.map(({ path, title }) => (
                <Tabs.Tab
                  key={path}
                  value={path}
                  renderRoot={(props) => <Link to={`/destinations/${destinationId}/${path}`} {...props} />}
                >
                  {title}
                </Tabs.Tab>
              ))}
            </Tabs.List>
          </Tabs>
          <Outlet />
        </>
      )}
    </Loaded>
  )
}
