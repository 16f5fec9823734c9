import { afterEach, expect, test } from 'vitest'
import { RefineError } from '../../../../core/errors.ts'
import { rectOf } from '../../../../core/image/rect.ts'
import { subtractMask, uniteMasks } from '../../../../core/mask/combine.ts'
import { coverageAt, type Mask } from '../../../../core/mask/mask.ts'
import { maskFromShape } from '../../../../core/mask/mask-from-shape.ts'
import type { PartInput } from '../../../../core/mask/parts/part-wish.ts'
import { overlap, twoTextures } from '../../mask/parts/synthetic-pictures.ts'
import { box, openDesk } from '../../refine/desk.ts'
import { createScriptedProvider, repaintEverything } from '../../refine/scripted-provider.ts'
import { closePanels, type OpenPanel, openPanel } from '../support/open-panel.ts'

afterEach(closePanels)

const scene = twoTextures(120, 90)
const around: Mask = box(26, 6, 74, 74)

interface Opened extends OpenPanel {
  /** What was looked at, job by job. */
  readonly looked: PartInput[]
}

async function open(
  answer?: (input: PartInput, propose: (input: PartInput) => Promise<Mask>) => Promise<Mask>,
): Promise<Opened> {
  const provider = createScriptedProvider(repaintEverything)
  const desk = await openDesk(provider, { picture: scene.picture })
  const looked: PartInput[] = []
  const { work } = desk.deps
  const proposePart: typeof work.proposePart = (input, options) => {
    looked.push(input)
    const propose = (other: PartInput) => work.proposePart(other, options)
    return answer ? answer(input, propose) : propose(input)
  }
  const panel = await openPanel(undefined, {
    desk: { ...desk, deps: { ...desk.deps, work: { ...work, proposePart } } },
  })
  return { ...panel, looked }
}

function paint({ store }: OpenPanel, region: Mask | null): void {
  const { painting } = store.getState().draft
  store.dispatch({ type: 'paint', painting: { ...painting, region } })
}

/** Something that one side waits for and the other gives. */
function signalled(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = (): void => {}
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  return { given, give: () => give() }
}

function takeTool({ store }: OpenPanel, tool: 'brush' | 'rectangle' | 'wand'): void {
  store.dispatch({ type: 'stage', changes: { tool } })
}

function regionOf({ store }: OpenPanel): Mask {
  const { region } = store.getState().draft.painting
  if (!region) throw new Error('There is no region.')
  return region
}

test('a box becomes the subject in it, as one step that can be taken back', async () => {
  const panel = await open()
  takeTool(panel, 'rectangle')
  paint(panel, around)
  await panel.store.selectPart('subject')
  expect(overlap(regionOf(panel), scene.disc, 120)).toBeGreaterThan(0.97)
  expect(panel.store.getState().said).toMatch(
    /^Subject: \d+\s% of the picture is proposed as region\. Keep it, paint on it/,
  )
  expect(panel.store.getState().selecting).toBeNull()
  panel.store.dispatch({ type: 'unpaint' })
  expect(panel.store.getState().draft.painting.region).toBe(around)
})

test('the background is what the subject leaves', async () => {
  const panel = await open()
  paint(panel, around)
  await panel.store.selectPart('background')
  expect(coverageAt(regionOf(panel), 2, 2)).toBe(255)
  expect(coverageAt(regionOf(panel), 62, 42)).toBe(0)
})

test('brushed strokes lie on the subject, which may reach beyond them', async () => {
  const panel = await open()
  takeTool(panel, 'brush')
  paint(panel, box(50, 36, 24, 10))
  await panel.store.selectPart('subject')
  expect(panel.looked[0]?.rect).toEqual(rectOf(scene.picture))
  expect(overlap(regionOf(panel), scene.disc, 120)).toBeGreaterThan(0.97)
})

test('what is painted on a proposal corrects the next one', async () => {
  const panel = await open()
  paint(panel, around)
  await panel.store.selectPart('subject')
  const first = regionOf(panel)
  const corner = { x: 30, y: 10, width: 6, height: 6 }
  const middle = maskFromShape(
    { kind: 'stroke', points: [{ x: 62, y: 42 }], radius: 6 },
    rectOf(scene.picture),
  )
  paint(panel, subtractMask(uniteMasks(first, box(30, 10, 6, 6)), middle))
  await panel.store.selectPart('subject')
  const { wish } = panel.looked[1] as PartInput
  expect(wish.kind === 'subject' && wish.hint.within).toBe(around)
  expect(coverageAt(regionOf(panel), corner.x + 3, corner.y + 3)).toBeGreaterThan(128)
  expect(coverageAt(regionOf(panel), 62, 42)).toBe(0)
  expect(coverageAt(regionOf(panel), 44, 42)).toBe(255)
})

test('a background that follows a subject is found from the same box', async () => {
  const panel = await open()
  paint(panel, around)
  await panel.store.selectPart('subject')
  await panel.store.selectPart('background')
  const [first, second] = panel.looked.map(({ wish }) => wish.kind === 'subject' && wish.hint)
  expect(second).toEqual(first)
})

test('a region that was cleared is begun anew', async () => {
  const panel = await open()
  paint(panel, around)
  await panel.store.selectPart('subject')
  paint(panel, null)
  expect(panel.store.getState().draft.painting).toEqual({ region: null, protect: null })
})

test('highlights and shadows come from the whole picture, and the protected area stays', async () => {
  const panel = await open()
  const protect = box(1, 1, 3, 3)
  panel.store.dispatch({ type: 'paint', painting: { region: null, protect } })
  await panel.store.selectPart('shadows')
  expect(panel.looked[0]?.wish).toEqual({ kind: 'tones', range: 'shadows' })
  expect(regionOf(panel).data.some((value) => value > 0)).toBe(true)
  expect(panel.store.getState().draft.painting.protect).toBe(protect)
})

test('a clicked colour is added to what is painted, or taken away', async () => {
  const panel = await open()
  takeTool(panel, 'wand')
  panel.store.dispatch({ type: 'stage', changes: { tolerance: 40 } })
  paint(panel, box(0, 0, 4, 4))
  await panel.store.selectPart({ like: { x: 62.4, y: 42.9 }, inverted: false })
  expect(panel.looked[0]?.wish).toEqual({
    kind: 'similar',
    to: { x: 62, y: 42 },
    tolerance: 40,
    contiguous: true,
  })
  expect(coverageAt(regionOf(panel), 1, 1)).toBe(255)
  expect(coverageAt(regionOf(panel), 62, 42)).toBe(255)
  await panel.store.selectPart({ like: { x: 62, y: 42 }, inverted: true })
  expect(coverageAt(regionOf(panel), 1, 1)).toBe(255)
  expect(coverageAt(regionOf(panel), 62, 42)).toBe(0)
})

test('without a stage, colours are those of what is marked', async () => {
  const panel = await open()
  const marked = box(56, 38, 12, 8)
  paint(panel, marked)
  panel.store.dispatch({ type: 'stage', changes: { tolerance: 30, contiguous: false } })
  await panel.store.selectPart('similar')
  expect(panel.looked[0]?.wish).toEqual({
    kind: 'similar',
    to: marked,
    tolerance: 30,
    contiguous: false,
  })
})

test('without anything marked it is said what has to be shown', async () => {
  const panel = await open()
  await panel.store.selectPart('subject')
  expect(panel.store.getState().problem?.error).toMatchObject({
    code: 'bad_region',
    message: '“Subject” needs to be shown what is meant first.',
  })
  expect(panel.looked).toEqual([])
  expect(panel.store.getState().selecting).toBeNull()
})

test('what can’t be found is said, and the region stays', async () => {
  const panel = await open(() =>
    Promise.reject(new RefineError('bad_region', 'Nothing there.', { hint: 'Look elsewhere.' })),
  )
  paint(panel, around)
  await panel.store.selectPart('shadows')
  expect(panel.store.getState().problem?.error.message).toBe('Nothing there.')
  expect(regionOf(panel)).toBe(around)
})

test('a proposal that comes after another stroke is dropped, and said to be', async () => {
  const later = box(3, 3, 3, 3)
  const opened: { panel?: OpenPanel } = {}
  const panel = await open(async (input, propose) => {
    if (opened.panel) paint(opened.panel, later)
    return propose(input)
  })
  opened.panel = panel
  await panel.store.selectPart('shadows')
  expect(regionOf(panel)).toBe(later)
  expect(panel.store.getState().said).toMatch(/changed meanwhile/)
})

test('asking for another part gives the first one up', async () => {
  const begun = signalled()
  const released = signalled()
  const panel = await open(async (input, propose) => {
    if (input.wish.kind === 'tones' && input.wish.range === 'shadows') {
      begun.give()
      await released.given
    }
    return propose(input)
  })
  const first = panel.store.selectPart('shadows')
  await begun.given
  await panel.store.selectPart('highlights')
  const kept = regionOf(panel)
  released.give()
  await first
  expect(regionOf(panel)).toBe(kept)
  expect(panel.store.getState().said).toMatch(/^Highlights/)
  expect(panel.store.getState().problem).toBeNull()
})
