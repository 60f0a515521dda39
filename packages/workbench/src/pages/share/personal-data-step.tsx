import { Stack, Text, Title } from '@mantine/core'
import type { Finding } from '../../sharing/masking'
import { sectionsOf } from '../../sharing/sections'
import { FindingRow } from './finding-row'
import { MaskAnother } from './mask-another'
import { NextStep } from './next-step'
import classes from './share.module.css'
import type { Share } from './use-share'

interface SectionProps {
  title: string
  description: string
  findings: readonly Finding[]
  share: Share
}

function Section({ title, description, findings, share }: SectionProps) {
  if (findings.length === 0) return null
  return (
    <section aria-label={title}>
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text c="dimmed" size="sm" mb="sm">
        {description}
      </Text>
      <ul className={classes.rows}>
        {findings.map((finding) => (
          <li key={finding.id}>
            <FindingRow
              finding={finding}
              onDecide={(isMasked) => {
                // What the person chose is only there as long as it is chosen.
                if (finding.why === 'chosen') share.decide(finding.id, undefined)
                else share.decide(finding.id, isMasked ? 'mask' : 'keep')
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What personal data was found in the events, and what of it is masked. */
export function PersonalDataStep({ share, onNext }: { share: Share; onNext: () => void }) {
  const { chosen, personal, toLookAt, ids } = sectionsOf(share.masked.findings)
  return (
    <Stack gap="xl">
      <MaskAnother share={share} />
      <Section title="Chosen by you" description="Masked because you said so." findings={chosen} share={share} />
      {personal.length === 0 && <Text>No personal data was found in these events.</Text>}
      <Section
        title="Personal data"
        description="Masked unless you decide otherwise. The same value is masked alike everywhere."
        findings={personal}
        share={share}
      />
      <Section
        title="To look at"
        description="This may tell of a person. It is shared as it is unless you mask it."
        findings={toLookAt}
        share={share}
      />
      <Section
        title="Identifiers"
        description="Shared as they are, as Movable Ink needs to see their shape, unless you mask them."
        findings={ids}
        share={share}
      />
      <NextStep onNext={onNext}>Look at event mappings</NextStep>
    </Stack>
  )
}
