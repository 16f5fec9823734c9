import type { Home } from '../../host-parts.ts'
import type { HomeRules } from '../write-scene.ts'
import { historyFrame } from './history-frame.ts'
import { insideFrame } from './inside-frame.ts'
import { siblings } from './siblings.ts'

/** How versions are written, by where they are kept. */
export const homes: Readonly<Record<Home, HomeRules>> = {
  siblings,
  inside: insideFrame,
  'history frame': historyFrame,
}
