import type { DriftAxis } from './drift.ts'

/** From where on movement that nobody asked for is worth a word. */
export interface DriftLimit {
  /** In the axis's unit: as many just-noticeable steps as are plain side by side. */
  readonly limit: number
  /** Of several axes that moved together, one is told. */
  readonly family: 'color' | 'light' | 'finish' | 'preserve'
  /** Why it matters, as one sentence. */
  readonly reason: string
}

const cast =
  'Providers leave a slight cast each time, which nobody sees from one version to the next but everybody beside the source.'

/** Limits by axis. */
export const driftLimits: Readonly<Record<DriftAxis, DriftLimit>> = {
  warmth: { limit: 4, family: 'color', reason: cast },
  tint: { limit: 4, family: 'color', reason: cast },
  saturation: {
    limit: 5,
    family: 'color',
    reason:
      'Colours that fade or swell a little with each step are hard to bring back evenly at the end.',
  },
  palette: {
    limit: 8,
    family: 'color',
    reason:
      'Things that nobody spoke of have taken on other colours, and each further step builds on those.',
  },
  brand: {
    limit: 4,
    family: 'color',
    reason: 'Each step took the picture a little further from the brand’s colours.',
  },
  brightness: {
    limit: 6,
    family: 'light',
    reason:
      'A little more or less light each time adds up to another exposure, and what is clipped does not come back.',
  },
  contrast: {
    limit: 8,
    family: 'light',
    reason:
      'Contrast that grows or fades step by step takes detail from the lights and the shadows for good.',
  },
  sharpness: {
    limit: 0.4,
    family: 'finish',
    reason:
      'Every repainting costs or invents fine detail, and a later step can only guess at what was there.',
  },
  noise: {
    limit: 1.5,
    family: 'finish',
    reason:
      'Grain that providers add builds up over steps, and removing it takes real detail along.',
  },
  preserve: {
    limit: 2,
    family: 'preserve',
    reason:
      'What was to stay has changed more than once, so the newest picture is no longer a safe ground to build on.',
  },
}

/** Where so much of the picture shows something else, there is no telling what of a step is drift. */
export const mostRebuilt = 0.3
