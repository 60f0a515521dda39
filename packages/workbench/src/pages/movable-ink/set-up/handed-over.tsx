import { Anchor, Code, Group, Paper, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { movableInkCredentials } from '../../../api/movable-ink'
import type { EmbeddedMovableInk } from '../../../api/movable-ink'
import { COLLECTOR, credentialsCopied } from '../../../checklist/done-before'
import { CopyButton } from '../../../ui/copy-button'
import { CopyOnDemand } from './copy-on-demand'
import classes from './handed-over.module.css'

function Row({ label, shown, copy }: { label: string; shown: string; copy: ReactNode }) {
  return (
    <div className={classes.row}>
      <Text size="sm" fw={500}>
        {label}
      </Text>
      <Code className={classes.value}>{shown}</Code>
      <Group justify="flex-end">{copy}</Group>
    </div>
  )
}

async function copiedSecret(): Promise<string> {
  const { accessSecret } = await movableInkCredentials()
  credentialsCopied.noteDone(COLLECTOR)
  return accessSecret
}

/** What whoever sends events needs. */
export function HandedOver({ movableInk: { url, username } }: { movableInk: EmbeddedMovableInk }) {
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="handed-over">
      <Title order={2} size="h4" id="handed-over">
        What Movable Ink hands over
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        The three settings of a{' '}
        <Anchor component={Link} to="/destinations" underline="always" inherit>
          destination
        </Anchor>{' '}
        that sends here. They are made up for this machine and open nothing else.
      </Text>
      <Stack gap={0}>
        <Row
          label="Movable Ink URL"
          shown={url}
          copy={<CopyOnDemand of="endpoint URL" load={async () => (await movableInkCredentials()).url} />}
        />
        <Row
          label="Username: the access key ID"
          shown={username}
          copy={<CopyButton text={username} of="user name" withText />}
        />
        <Row
          label="Access Secret"
          shown="••••••••••••"
          copy={<CopyOnDemand of="access secret" load={copiedSecret} />}
        />
      </Stack>
    </Paper>
  )
}
