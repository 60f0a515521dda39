import { Anchor, Card, Group, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { Link } from 'react-router'
import classes from './set-up.module.css'
import type { SetUpStep } from './set-up-steps'

function StepMark({ number, isDone, isNext }: { number: number; isDone: boolean; isNext: boolean }) {
  if (isDone) {
    return (
      <ThemeIcon size={26} radius="xl" variant="light" color="green" role="img" aria-label="Done">
        <IconCheck size={16} />
      </ThemeIcon>
    )
  }
  return (
    <ThemeIcon size={26} radius="xl" variant={isNext ? 'filled' : 'default'} aria-hidden>
      <span className={classes.number}>{number}</span>
    </ThemeIcon>
  )
}

/** The set-up as numbered steps: what is done, and what comes next. */
export function SetUp({ steps, of }: { steps: readonly SetUpStep[]; of?: string }) {
  const next = steps.findIndex(({ isDone }) => !isDone)
  const done = steps.filter(({ isDone }) => isDone).length
  return (
    <Card withBorder padding="lg" component="section" className={next === -1 ? undefined : classes.unfinished}>
      <Title order={2} size="h4">
        {of === undefined ? 'Set-up' : `Set-up of ${of}`}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {done === steps.length ? 'All steps are done.' : `${done} of ${steps.length} steps are done.`}
      </Text>
      <Stack component="ol" gap="md" p={0} m={0} style={{ listStyle: 'none' }} aria-label="Set-up">
        {steps.map(({ title, text, isDone, link }, place) => {
          const isNext = place === next
          return (
            <Group
              key={title}
              component="li"
              gap="sm"
              wrap="nowrap"
              align="flex-start"
              aria-current={isNext ? 'step' : undefined}
              data-done={isDone || undefined}
            >
              <StepMark number={place + 1} isDone={isDone} isNext={isNext} />
              <div>
                <Text fw={isDone ? 500 : 600} lh="26px">
                  {title}
                </Text>
                {!isDone && (
                  <Text size="sm" c="dimmed">
                    {text}
                  </Text>
                )}
                {!isDone && link !== undefined && (
                  <Anchor component={Link} to={link.to} size="sm">
                    {link.text}
                  </Anchor>
                )}
              </div>
            </Group>
          )
        })}
      </Stack>
    </Card>
  )
}
