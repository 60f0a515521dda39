import { DESTINATION_VIEWS } from './destination-views'
import { DIALOG_VIEWS } from './dialog-views'
import { OTHER_VIEWS } from './other-views'
import { SOURCE_VIEWS } from './source-views'
import type { View } from './view'

/** All pages, and what can be opened on them. */
export const VIEWS: readonly View[] = [...OTHER_VIEWS, ...SOURCE_VIEWS, ...DESTINATION_VIEWS, ...DIALOG_VIEWS]
