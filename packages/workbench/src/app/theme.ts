import { createTheme } from '@mantine/core'
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core'

const ink: MantineColorsTuple = [
  '#f0effe',
  '#dedbfa',
  '#bbb5f2',
  '#968ceb',
  '#776ae4',
  '#6354e0',
  '#5949df',
  '#4b3fd1',
  '#4034ad',
  '#352c94'
]

/** How everything looks. */
export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 5 },
  colors: { ink },
  autoContrast: true,
  defaultRadius: 'md',
  fontFamily: '"Inter Variable", system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  headings: { fontWeight: '650' },
  cursorType: 'pointer',
  components: {
    // Their own names for screen readers come with the text beside them.
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300, multiline: true, maw: 320 } },
    Modal: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } }, styles: { title: { fontWeight: 650 } } },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    // What it would have in the place of a first item is no item of a menu (axe: aria-required-children).
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Badge: { defaultProps: { tt: 'none', fw: 500 } },
    // Below a title it is too pale to read.
    Notification: { styles: { description: { color: 'var(--mantine-color-dimmed)' } } }
  }
})

/** Mantine's greys for lesser text, and its yellow, green and red, are too pale to read (WCAG 2.2, 1.4.3: 4.5 to 1). */
export const cssVariables: CSSVariablesResolver = (used) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': used.colors.gray[7],
    '--mantine-color-placeholder': used.colors.gray[7],
    '--mantine-color-error': used.colors.red[9],
    '--mantine-color-yellow-light-color': '#8a4b00',
    '--mantine-color-green-light-color': '#1f6f33',
    '--mantine-color-red-filled': used.colors.red[8],
    '--mantine-color-red-filled-hover': used.colors.red[9],
    '--mantine-color-anchor': used.colors.ink?.[8] ?? used.colors.blue[8]
  },
  dark: {
    '--mantine-color-text': used.colors.gray[3],
    '--mantine-color-dimmed': used.colors.dark[1],
    '--mantine-color-placeholder': used.colors.dark[1],
    '--mantine-color-error': used.colors.red[4],
    '--mantine-color-red-filled': used.colors.red[9],
    '--mantine-color-red-filled-hover': used.colors.red[8],
    '--mantine-color-anchor': used.colors.ink?.[2] ?? used.colors.blue[2]
  }
})
