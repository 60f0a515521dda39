import {
  ActionIcon,
  Anchor,
  AppShell,
  Burger,
  Container,
  Group,
  Text,
  Tooltip,
  useComputedColorScheme,
  useMantineColorScheme
} from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconLogout, IconMoon, IconSun } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, Outlet, ScrollRestoration } from 'react-router'
import { sessionQuery, signOut } from '../api/session'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { isLeavingHeldUp, leaveUnasked } from '../ui/leaving'
import { useHeadingFocus } from './heading-focus'
import { Navigation } from './navigation'
import { SkipLink } from './skip-link'

function ColorScheme() {
  const { setColorScheme } = useMantineColorScheme()
  const isDark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark'
  const label = isDark ? 'Light colours' : 'Dark colours'
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={label}
        onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
      >
        {isDark ? <IconSun size={18} /> : <IconMoon size={18} />}
      </ActionIcon>
    </Tooltip>
  )
}

function SignOut() {
  const session = useQuery(sessionQuery)
  // Loaded anew, so that nothing of what was shown is left.
  const leaving = useMutation({
    mutationFn: signOut,
    onSuccess: () => {
      leaveUnasked()
      window.location.reload()
    }
  })
  const [isAsking, asking] = useDisclosure()
  if (session.data?.needsToken !== true) return null
  return (
    <>
      <Tooltip label="Sign out">
        <ActionIcon
          variant="default"
          size="lg"
          aria-label="Sign out"
          onClick={() => (isLeavingHeldUp() ? asking.open() : leaving.mutate())}
        >
          <IconLogout size={18} />
        </ActionIcon>
      </Tooltip>
      <ConfirmDialog
        title="Sign out without saving?"
        opened={isAsking}
        onClose={asking.close}
        isDangerous
        isPending={leaving.isPending}
        error={leaving.error}
        confirmText="Sign out"
        cancelText="Stay"
        onConfirm={() => leaving.mutate()}
      >
        <Text>What you changed on this page is not saved, and would be lost.</Text>
      </ConfirmDialog>
    </>
  )
}

/** The frame around every page. */
export function Layout() {
  const [isOpen, { toggle, close }] = useDisclosure()
  useHeadingFocus()
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 248, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={{ base: 'md', md: 'xl' }}
    >
      <SkipLink />
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={isOpen}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label="Menu"
              aria-expanded={isOpen}
            />
            <Anchor component={Link} to="/" underline="never" c="inherit">
              <Group gap={8} wrap="nowrap">
                <img src="/favicon.svg" alt="" width={24} height={24} />
                <Text fw={650}>Movable Ink workbench</Text>
              </Group>
            </Anchor>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <SignOut />
            <ColorScheme />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label="Pages">
        <Navigation onGo={close} />
      </AppShell.Navbar>
      <AppShell.Main id="page">
        <Container size={1200} p={0}>
          <Outlet />
        </Container>
      </AppShell.Main>
      <ScrollRestoration />
    </AppShell>
  )
}
