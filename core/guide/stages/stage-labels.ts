import type { Stage } from './stage.ts'

/** What each stage is called. */
export const stageLabels: Readonly<Record<Stage, string>> = {
  light: 'Light',
  composition: 'Composition',
  brand: 'Brand',
  people: 'People',
  polish: 'Polish',
}
