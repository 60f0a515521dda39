import { PageHeader } from '../../ui/page-header'

export function Page() {
  return <PageHeader title="Share with Movable Ink" />
}
