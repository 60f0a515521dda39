import { createBrowserRouter, Navigate } from 'react-router'
import type { RouteObject } from 'react-router'
import { Layout } from './layout'
import { BrokenPage } from './broken-page'
import { NotFoundPage } from './not-found-page'

/** A page is loaded when somebody goes there. */
const page = (load: () => Promise<{ Page: React.ComponentType }>): Pick<RouteObject, 'lazy'> => ({
  lazy: async () => ({ Component: (await load()).Page })
})

const pages: RouteObject[] = [
  { index: true, ...page(() => import('../pages/overview/overview-page')) },
  { path: 'sources', ...page(() => import('../pages/sources/sources-page')) },
  { path: 'sources/:sourceId', element: <Navigate to="debugger" replace /> },
  { path: 'sources/:sourceId/debugger', ...page(() => import('../pages/debugger/debugger-page')) },
  { path: 'sources/:sourceId/share', ...page(() => import('../pages/share/share-page')) },
  { path: 'catalog', ...page(() => import('../pages/catalog/catalog-page')) },
  { path: 'catalog/:slug', ...page(() => import('../pages/catalog/catalog-entry-page')) },
  { path: 'destinations', ...page(() => import('../pages/destinations/destinations-page')) },
  {
    path: 'destinations/:destinationId',
    ...page(() => import('../pages/destination/destination-layout')),
    children: [
      { index: true, element: <Navigate to="mappings" replace /> },
      { path: 'mappings', ...page(() => import('../pages/mappings/mappings-page')) },
      { path: 'settings', ...page(() => import('../pages/settings/settings-page')) },
      { path: 'event-delivery', ...page(() => import('../pages/event-delivery/event-delivery-page')) }
    ]
  },
  {
    path: 'destinations/:destinationId/mappings/:mappingId',
    ...page(() => import('../pages/mapping-editor/mapping-editor-page'))
  },
  { path: 'movable-ink', ...page(() => import('../pages/movable-ink/movable-ink-page')) },
  { path: '*', element: <NotFoundPage /> }
]

/** Which address leads to which page. */
export const router = createBrowserRouter([
  {
    path: '/',
    element: <Layout />,
    // While the first page is loaded, the frame alone would jump: what is in it comes with the page.
    hydrateFallbackElement: <></>,
    errorElement: <BrokenPage />,
    children: [{ errorElement: <BrokenPage />, children: pages }]
  }
])
