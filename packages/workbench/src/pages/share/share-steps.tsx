import { Tabs } from '@mantine/core'
import type { SeenEvent } from '../../sharing/pick-events'
import { UnsavedGuard } from '../../ui/unsaved-guard'
import { EventMappingsStep } from './event-mappings-step'
import { EventsStep } from './events-step'
import { ExportStep } from './export-step'
import { PersonalDataStep } from './personal-data-step'
import { STEPS } from './share-query'
import type { StepName } from './share-query'
import classes from './share.module.css'
import { useShare } from './use-share'

const TITLES: Record<StepName, string> = {
  events: 'Events',
  'personal-data': 'Personal data',
  'event-mappings': 'Event mappings',
  export: 'Export'
}

interface ShareStepsProps {
  source: { id: string; name: string }
  events: readonly SeenEvent[]
}

/** The way from events to a file: which of them, what is masked, how they are mapped. */
export function ShareSteps({ source, events }: ShareStepsProps) {
  const share = useShare(events)
  const { step } = share.query
  const go = (wanted: StepName) => share.change({ step: wanted })
  return (
    <>
      <UnsavedGuard isEdited={share.isEdited} what="these samples" />
      <Tabs
        value={step}
        onChange={(wanted) => go(STEPS.find((one) => one === wanted) ?? 'events')}
        keepMounted={false}
        classNames={{ list: classes.steps }}
      >
        <Tabs.List aria-label="Steps">
          {STEPS.map((name, place) => (
            <Tabs.Tab key={name} value={name}>
              <span className={classes.number}>{`${place + 1}. `}</span>
              {TITLES[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="events" pt="lg">
          <EventsStep share={share} onNext={() => go('personal-data')} />
        </Tabs.Panel>
        <Tabs.Panel value="personal-data" pt="lg">
          <PersonalDataStep share={share} onNext={() => go('event-mappings')} />
        </Tabs.Panel>
        <Tabs.Panel value="event-mappings" pt="lg">
          <EventMappingsStep share={share} onNext={() => go('export')} />
        </Tabs.Panel>
        <Tabs.Panel value="export" pt="lg">
          <ExportStep share={share} source={source} />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}
