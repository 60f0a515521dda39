import { Alert, Button, Group, List, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { KINDS } from '../../sharing/kinds-of-data'
import type { Finding } from '../../sharing/masking'
import { missingFields } from '../../sharing/missing-fields'
import { byKind, leftPersonal } from '../../sharing/sections'
import type { ShareDocument } from '../../sharing/share-document'
import { countOf } from '../../ui/counting'
import classes from './share.module.css'
import type { Share } from './use-share'

function Figure({ count, what }: { count: number; what: string }) {
  return (
    <Paper withBorder p={{ base: 'sm', xs: 'md' }}>
      <Text fz={26} fw={650} lh={1.2}>
        {count}
      </Text>
      <Text size="sm" c="dimmed">
        {what}
      </Text>
    </Paper>
  )
}

/** What was masked, by what it is. */
function MaskedKinds({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null
  return (
    <section aria-label="Masked">
      <Title order={2} size="h4" mb="xs">
        Masked
      </Title>
      <dl className={classes.kinds}>
        {byKind(findings).map(({ kind, paths }) => (
          <div key={kind}>
            <dt>{KINDS[kind]}</dt>
            <dd className={classes.code}>{paths.join(', ')}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Left({ share }: { share: Share }) {
  const left = leftPersonal(share.masked.findings)
  if (left.length === 0) return null
  return (
    <Alert color="yellow" icon={<IconAlertTriangle size={18} />} title="Left as it is, though it looks personal">
      <Stack gap={6}>
        {left.map(({ id, path, kinds, payloads }) => (
          <Group key={id} justify="space-between" gap="xs" wrap="nowrap">
            <div>
              <span className={classes.code}>{path}</span>
              <Text size="sm">
                {`${kinds.map((kind) => KINDS[kind]).join(', ')}, in ${countOf(payloads.length, 'payload')}`}
              </Text>
            </div>
            <Button size="xs" variant="default" aria-label={`Mask ${path}`} onClick={() => share.decide(id, 'mask')}>
              Mask
            </Button>
          </Group>
        ))}
      </Stack>
    </Alert>
  )
}

/** Why what is missing matters, each said once. */
function hintsOf({ masked, mappingOf }: Share): string[] {
  const missing = masked.payloads.flatMap(({ key, event }) => missingFields(event, mappingOf(key)))
  return [...new Set(missing.flatMap(({ hint }) => hint ?? []))]
}

function Missing({ share, document }: { share: Share; document: ShareDocument }) {
  const lacking = document.payloads.filter(({ missing }) => missing.length > 0)
  if (lacking.length === 0) return null
  return (
    <Alert color="yellow" icon={<IconAlertTriangle size={18} />} title="Movable Ink asks for more">
      <List size="sm">
        {lacking.map(({ eventMapping, missing }) => (
          <List.Item key={eventMapping.name} style={{ overflowWrap: 'anywhere' }}>
            {`${eventMapping.name}: ${missing.join(' ')}`}
          </List.Item>
        ))}
      </List>
      {hintsOf(share).map((hint) => (
        <Text key={hint} size="sm" mt="xs">
          {hint}
        </Text>
      ))}
    </Alert>
  )
}

/** What is shared, what of it is masked, and what to look at before. */
export function Summary({ share, document }: { share: Share; document: ShareDocument }) {
  const { findings } = share.masked
  const masked = findings.filter(({ isMasked }) => isMasked)
  return (
    <>
      <Stack gap="md">
        <SimpleGrid cols={3} spacing={{ base: 'xs', xs: 'md' }}>
          <Figure count={document.payloads.length} what="payloads" />
          <Figure count={masked.length} what="fields masked" />
          <Figure count={leftPersonal(findings).length} what="left that look personal" />
        </SimpleGrid>
        <Left share={share} />
        <Missing share={share} document={document} />
      </Stack>
      <MaskedKinds findings={masked} />
    </>
  )
}
