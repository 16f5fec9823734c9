/** What a measured number is called, what it counts in, and what it tells: for panel, command line and documents alike. */
export interface Meaning {
  readonly label: string
  /** Empty for plain ratios. */
  readonly unit: string
  /** One line for people who see the number for the first time. */
  readonly meaning: string
}

/** Every measured part of a report, in the order in which reports list them. */
export const reportMeanings = {
  outside: {
    label: 'Outside',
    unit: 'pixels',
    meaning: 'Pixels that were not allowed to change and did: always 0, counted word by word.',
  },
  inside: {
    label: 'Inside',
    unit: 'pixels',
    meaning:
      'Pixels that differ from the picture before, and by how much of full intensity on average.',
  },
  changedShare: {
    label: 'Share',
    unit: '% of the region',
    meaning: 'How much of the region looks different; the rest kept its own pixels.',
  },
  cut: {
    label: 'Border',
    unit: '% of the border',
    meaning:
      'How much of the region’s border runs through the change: a larger region would hold it whole.',
  },
  preserves: {
    label: 'Kept',
    unit: '',
    meaning:
      'What was asked to stay, compared with the picture before wherever its place is marked.',
  },
  seam: {
    label: 'Seam',
    unit: 'ΔE',
    meaning:
      'The step along the edge that the picture did not have before: 0 is invisible, 1 just visible.',
  },
  sharpness: {
    label: 'Sharpness',
    unit: '× the picture’s',
    meaning:
      'How fine the detail is where the picture changed: 1 is as sharp as before, less is softer.',
  },
  ring: {
    label: 'Around',
    unit: 'ΔE00',
    meaning:
      'How far the answer is off right around the region, where it should match: mean, and 95 % below.',
  },
  cast: {
    label: 'Colour',
    unit: 'ΔL Δa Δb',
    meaning: 'The cast of lightness, red–green and blue–yellow that was taken off the answer.',
  },
  alignment: {
    label: 'Placement',
    unit: 'px',
    meaning: 'How far the answer had moved and grown before it was brought back into place.',
  },
  discarded: {
    label: 'Discarded',
    unit: '% of the area outside',
    meaning:
      'How much the provider had changed outside the region, and how strongly: none of it was kept.',
  },
  density: {
    label: 'Detail',
    unit: 'provider pixels per pixel',
    meaning: 'How finely the change was painted: below 1 it is coarser than the picture.',
  },
} as const satisfies Readonly<Record<string, Meaning>>

export type Measure = keyof typeof reportMeanings
