import { asSdkWould } from './samples-send'

it('samples are sent as an SDK would send them now, whatever ids and times they had', () => {
  let count = 0
  const clock = { newId: () => `${++count}`, now: () => '2026-01-31T12:00:00.000Z' }
  const events = [
    { type: 'track', event: 'A', messageId: 'old', timestamp: '2020-01-01T00:00:00.000Z' },
    { type: 'page' }
  ]
  expect(asSdkWould(events, clock)).toEqual([
    { type: 'track', event: 'A', messageId: 'workbench-1', timestamp: '2026-01-31T12:00:00.000Z' },
    { type: 'page', messageId: 'workbench-2', timestamp: '2026-01-31T12:00:00.000Z' }
  ])
})
