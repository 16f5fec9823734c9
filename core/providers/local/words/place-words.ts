import type { VocabularyLine } from '../grammar/meaning.ts'
import type { Place, Side } from '../operation.ts'

/** Ways to name a side, and which side it is. */
const sideNames: readonly (readonly [string, Side])[] = [
  ['top', 'top'],
  ['upper', 'top'],
  ['bottom', 'bottom'],
  ['lower', 'bottom'],
  ['left', 'left'],
  ['left hand', 'left'],
  ['right', 'right'],
  ['right hand', 'right'],
]

/** Ways to name a share of the picture. A "part", "side", "area" or "edge" is as good a half or less. */
const shareNames: readonly (readonly [string, number])[] = [
  ['half', 1 / 2],
  ['third', 1 / 3],
  ['quarter', 1 / 4],
  ['fourth', 1 / 4],
  ['fifth', 1 / 5],
  ['two thirds', 2 / 3],
  ['three quarters', 3 / 4],
  ['side', 1 / 2],
  ['part', 1 / 2],
  ['portion', 1 / 2],
  ['section', 1 / 2],
  ['area', 1 / 2],
  ['edge', 1 / 5],
  ['border', 1 / 5],
]

const shownNames: Readonly<Record<Side, string>> = {
  top: 'upper',
  bottom: 'lower',
  left: 'left',
  right: 'right',
}

/** Gives the part of the picture along one side. */
export function placeAlong(side: Side, share: number, name: string): Place {
  return {
    name,
    left: side === 'right' ? 1 - share : 0,
    top: side === 'bottom' ? 1 - share : 0,
    right: side === 'left' ? share : 1,
    bottom: side === 'top' ? share : 1,
  }
}

/** Gives the half of the picture along one side: what "the top" means. */
export function halfAlong(side: Side): Place {
  return placeAlong(side, 1 / 2, `${shownNames[side]} half`)
}

/** Words for parts of the whole picture. */
export function placeWords(): readonly VocabularyLine[] {
  const lines: VocabularyLine[] = []
  for (const [sideName, side] of sideNames) {
    for (const [shareName, share] of shareNames) {
      const name = `${shownNames[side]} ${shareName}`
      const place = placeAlong(side, share, name)
      lines.push([`${sideName} ${shareName}`, { is: 'place', place, side }])
    }
    // "Lower" alone is a direction ("lower the contrast").
    if (sideName !== 'lower') lines.push([sideName, { is: 'side', side }])
  }
  for (const [vertical, top] of [
    ['top', 0],
    ['upper', 0],
    ['bottom', 0.5],
    ['lower', 0.5],
  ] as const) {
    for (const [horizontal, left] of [
      ['left', 0],
      ['right', 0.5],
    ] as const) {
      const name = `${top === 0 ? 'upper' : 'lower'} ${horizontal} corner`
      const place = { name, left, top, right: left + 0.5, bottom: top + 0.5 }
      const phrase = `${vertical} ${horizontal}`
      lines.push([
        `${phrase} corner|${phrase}|${phrase} quarter|${phrase} hand corner`,
        { is: 'place', place, side: null },
      ])
    }
  }
  return [...lines, ...middlePlaces]
}

const middlePlaces: readonly VocabularyLine[] = [
  [
    'centre|center|middle|centre of the picture|middle part|central part|central area',
    {
      is: 'place',
      place: { name: 'centre', left: 0.25, top: 0.25, right: 0.75, bottom: 0.75 },
      side: null,
    },
  ],
  [
    'middle third|central third|centre third|center third',
    {
      is: 'place',
      place: { name: 'middle third', left: 0, top: 1 / 3, right: 1, bottom: 2 / 3 },
      side: null,
    },
  ],
  [
    'edges|borders|sides|corners|outer edges|outer parts|outer areas|periphery|edges and corners',
    {
      is: 'place',
      place: { name: 'edges', left: 0.12, top: 0.12, right: 0.88, bottom: 0.88, outside: true },
      side: null,
    },
  ],
]
