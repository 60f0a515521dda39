import { Alert, Anchor, Box, Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { sentenceOf } from '../api/api-error'
import { checkCredentials, noteCheck } from '../api/destinations'
import type { Destination } from '../api/destinations'
import { ErrorState } from '../ui/error-state'
import { LoadingLines } from '../ui/loaded'
import type { Step } from './flow-facts'
import { STEP_KEYS } from './flow-facts'
import { StepIcon } from './step-icon'
import { inShort, stepsOf } from './steps'
import { useFlowFacts } from './use-flow-facts'
import type { ReactNode } from 'react'

interface StepRowProps {
  step: Step
  isLast: boolean
  /** Beside the link: what can be done at once. */
  action?: ReactNode
}

function StepRow({ step: { title, state, sentence, details = [], link }, isLast, action }: StepRowProps) {
  return (
    <Group component="li" align="stretch" gap="sm" wrap="nowrap">
      <Stack gap={4} align="center">
        <StepIcon state={state} />
        {!isLast && <Box w={2} flex={1} bg="var(--mantine-color-default-border)" aria-hidden />}
      </Stack>
      <Box pb={isLast ? 0 : 'md'} flex={1} miw={0}>
        <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
          <Text fw={600}>{title}</Text>
          {link !== undefined && (
            <Anchor component={Link} to={link.to} size="sm" lh="24px" style={{ whiteSpace: 'nowrap' }}>
              {link.text}
            </Anchor>
          )}
        </Group>
        <Text size="sm" c={state === 'problem' ? undefined : 'dimmed'} style={{ overflowWrap: 'anywhere' }}>
          {sentence}
        </Text>
        {details.map((detail) => (
          <Text key={detail} size="sm" c="dimmed" mt={4} style={{ overflowWrap: 'anywhere' }}>
            {detail}
          </Text>
        ))}
        {action}
      </Box>
    </Group>
  )
}

/** Why nothing flows to a destination, or that all is well: each place that an event passes. */
export function Checklist({ destination }: { destination: Destination }) {
  const queries = useQueryClient()
  const checking = useMutation({
    mutationFn: () => checkCredentials(destination.id),
    onSuccess: (check) => noteCheck(queries, destination.id, check)
  })
  const { facts, failure } = useFlowFacts(destination, true)
  if (facts === undefined && failure !== null) return <ErrorState error={failure} />
  if (facts === undefined) return <LoadingLines lines={STEP_KEYS.length} height={58} />
  const steps = stepsOf(facts)
  const { state, sentence } = inShort(steps)
  const isComplete = steps.some(({ key, state }) => key === 'settings' && state === 'ok')
  return (
    <Stack gap="lg">
      <Text fw={500} role="status" c={state === 'problem' ? 'var(--mantine-color-error)' : undefined}>
        {sentence}
      </Text>
      {failure !== null && (
        <Alert color="yellow" role="alert">
          A part of this could not be looked at. {sentenceOf(failure)}
        </Alert>
      )}
      <Stack component="ol" gap={4} p={0} m={0} style={{ listStyle: 'none' }} aria-label="What an event passes">
        {steps.map((step, place) => (
          <StepRow
            key={step.key}
            step={step}
            isLast={place === steps.length - 1}
            action={
              step.key === 'credentials' &&
              isComplete && (
                <>
                  <Button
                    mt={6}
                    size="compact-xs"
                    variant="default"
                    loading={checking.isPending}
                    onClick={() => checking.mutate()}
                  >
                    Check credentials
                  </Button>
                  {checking.isError && (
                    <Text size="sm" c="var(--mantine-color-error)" role="alert">
                      {sentenceOf(checking.error)}
                    </Text>
                  )}
                </>
              )
            }
          />
        ))}
      </Stack>
    </Stack>
  )
}
