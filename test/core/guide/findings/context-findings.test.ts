import { expect, test } from 'vitest'
import type { Preserve } from '../../../../core/edit/edit.ts'
import { storeMask } from '../../../../core/edit/stored-mask.ts'
import { parseBrandKit } from '../../../../core/guide/brand-kit/parse-brand-kit.ts'
import type { GuideContext } from '../../../../core/guide/findings/guide-context.ts'
import { suggestPreserves } from '../../../../core/guide/preserves/suggest-preserves.ts'
import type { Lock } from '../../../../core/history/lineage-notes.ts'
import { fullMask } from '../../../../core/mask/mask.ts'
import { found, kindsFound } from '../../../support/found.ts'

const step = (number: number, instruction: string) => ({
  version: `v${number}`,
  number,
  instruction,
})
const region = (share: number, x: number, width: number) => ({
  share,
  bounds: { x, y: x, width, height: width },
})
const lock = (text: string): Lock => ({
  id: text,
  text,
  kind: 'other',
  area: storeMask(fullMask({ x: 0, y: 0, width: 50, height: 50 })),
})
const kit = parseBrandKit({
  schema: 1,
  kind: 'brand-kit',
  id: 'k',
  name: 'Acme',
  palette: [{ name: 'navy', hex: '#14264f' }],
  light: ['soft daylight from the left'],
  preserve: [{ text: 'the logo', kind: 'other' }],
  forbidden: ['plastic', 'palm tree'],
})
const warm = [step(1, 'make the light warmer')]
const seen = [{ name: 'white cup', box: { x: 100, y: 100, width: 200, height: 200 } }]
const failed = [
  {
    version: 'x',
    number: 3,
    parent: 'v1',
    instruction: 'make the cup red.',
    why: 'deleted' as const,
  },
]
const background = [{ text: 'the background', kind: 'background' as const }]
const light = [{ text: 'light direction', kind: 'lighting' as const }]
const usual: Preserve[] = (['product', 'person'] as const).flatMap((role) => [
  ...suggestPreserves({ changes: [], keeps: [] }, role),
])
const bottle = [{ text: 'the bottle shape and front label', kind: 'product shape' as const }]

test.each<[string, GuideContext, string]>([
  ['change the background to a café', { preserves: background }, 'conflict_preserve'],
  [
    'make it warmer',
    { preserves: [{ text: 'the lighting', kind: 'lighting' }] },
    'conflict_preserve',
  ],
  ['make it warmer', { preserves: [{ text: 'palette', kind: 'palette' }] }, 'conflict_preserve'],
  ['change the label colour to red', { preserves: bottle }, 'conflict_preserve'],
  ['make the bottle taller', { preserves: bottle }, 'conflict_preserve'],
  ['make the cup red', { locks: [lock('the cup')] }, 'conflict_lock'],
  ['add a plant', { locks: [lock('sky')], region: region(0.1, 10, 20) }, 'conflict_lock'],
  ['add a palm tree on the left', { kit }, 'conflict_brand'],
  ['make the wall red', { kit }, 'conflict_brand'],
  ['make the light harsher', { kit }, 'conflict_brand'],
  ['make the logo white', { kit }, 'conflict_brand'],
  ['make the light cooler', { path: warm }, 'conflict_step'],
  ['remove the plant', { path: [...warm, step(2, 'add a plant by the cup')] }, 'conflict_step'],
  ['make the cup red', { role: 'product' }, 'product_altered'],
  ['remove the zip on the bag', { role: 'product' }, 'product_altered'],
  ['give her a big smile', { preserves: usual }, 'conflict_preserve'],
  ['turn her head to the left', { preserves: usual }, 'conflict_preserve'],
  ['make the bottle slimmer', { preserves: usual }, 'conflict_preserve'],
  ['remove the logo', { preserves: usual }, 'conflict_preserve'],
  ['make the cup and the saucer red', { locks: [lock('the cup and saucer')] }, 'conflict_lock'],
  ['cool down the picture', { path: warm }, 'conflict_step'],
  ['make the gizmo red', { role: 'product' }, 'product_altered'],
  ['add a second bottle next to it', { role: 'product' }, 'product_altered'],
  ['sharpen the picture', { path: [] }, 'polish_early'],
  ['Make the cup red', { failed }, 'failed_before'],
  ['make the cup red', { region: null }, 'needs_region'],
  ['make the whole picture warmer', { region: region(0.1, 0, 10) }, 'whole_with_region'],
  ['remove the cup', { region: region(0.5, 0, 2000), seen }, 'region_too_large'],
  ['remove the cup', { region: region(0.1, 100, 50), seen }, 'region_too_small'],
])('“%s” in %j is found as %s', (text, context, kind) => {
  expect(kindsFound(text, context).split(' ')[0]).toBe(kind)
  expect(kindsFound(text)).not.toContain(kind)
})

test.each<[string, GuideContext]>([
  ['make the light warmer', { preserves: light }],
  ['turn the cup by 20 degrees', { preserves: usual }],
  ['stick a red “SOLD” label on the corner of the frame', { preserves: usual }],
  ['darken the table', { locks: [lock('the table lamp')] }],
  ['turn the sky orange like a sunset', { kit }],
  ['remove the trash can by the bench', { role: 'product' }],
  ['lose the cables', { role: 'product' }],
  ['write “SALE” on the card', { role: 'product' }],
  ['put it on a marble table', { role: 'product' }],
  ['make the light a bit less warm', { path: warm }],
  ['add steam above the cup', { path: [] }],
  ['no people', { region: null }],
  ['make the sea calmer', { region: null }],
  ['make the light warmer here', { region: region(0.1, 0, 10) }],
  ['warmer', { region: region(0.1, 0, 10) }],
  ['give her bigger eyes by a third', { role: 'product' }],
  ['Hang a framed photograph above the sofa', { region: region(0.1, 0, 10) }],
  ['soften the light on the cup', { preserves: [{ text: 'the cup', kind: 'other' }] }],
  ['make the saucer red', { preserves: [{ text: 'the colour of the cup', kind: 'palette' }] }],
  ['add a plant next to the cup', { preserves: [{ text: 'the cup', kind: 'other' }] }],
  ['remove the left cup', { locks: [lock('the right cup')] }],
  ['add a plant', { locks: [lock('sky')], region: region(0.1, 40, 20) }],
  ['remove the plastic bag', { kit }],
  ['make the wall blue', { kit }],
  ['make the wall white', { kit }],
  ['make the light softer', { kit }],
  ['make the light warmer', { path: warm }],
  ['make the light cooler', { path: [...warm, step(2, 'make the light cooler')] }],
  ['make the cup darker', { path: [step(1, 'make the saucer brighter')] }],
  ['make the table red', { role: 'product' }],
  ['remove the dust from the bottle', { role: 'product' }],
  ['change the background to linen', { role: 'product' }],
  ['sharpen the picture', { path: warm }],
  ['remove the dust', { path: [] }],
  ['Make the cup blue', { failed }],
  ['make the light clearly warmer', { region: null }],
  ['change the background to a beach', { region: null }],
  ['make it red', { region: region(0.1, 0, 10) }],
  ['add a plant', { region: region(0.1, 0, 10) }],
  ['make the whole picture warmer', { region: region(0.95, 0, 100) }],
  ['remove the cup', { region: region(0.05, 90, 220), seen }],
])('nothing is found on “%s” in %j', (text, context) => {
  expect(kindsFound(text, context)).toBe('')
})

test('the way back goes to the version before the step that is undone', () => {
  const path = [...warm, step(2, 'add a plant by the cup')]
  const [finding] = found('remove the plant', { path })
  expect(finding?.level).toBe('suggest')
  expect(finding?.suggestions[0]).toMatchObject({ kind: 'branch', version: 'v1' })
  const [older] = found('make the light cooler', { path })
  expect(older?.level).toBe('note')
  expect(older?.suggestions[0]).toMatchObject({ kind: 'branch', version: null })
})

test('a lock whose mask is damaged covers nothing', () => {
  const broken = { ...lock('sky'), area: { ...lock('sky').area, data: 'AAAA' } }
  expect(kindsFound('add a plant', { locks: [broken], region: region(0.1, 10, 20) })).toBe('')
})

test('another brand colour replaces all of the words for the colour', () => {
  const [finding] = found('make the cloth hot pink', { kit })
  expect(finding?.suggestions[0]).toMatchObject({ text: 'Make the cloth navy' })
})

test('one region is not asked for where several changes are', () => {
  expect(kindsFound('make the cup red and make the plate blue', { region: null })).toBe(
    'several_changes',
  )
})

test('what failed on this very version offers no way to it', () => {
  const kinds = (path: NonNullable<GuideContext['path']>) =>
    found('Make the cup red', { failed, path }).flatMap(({ kind, suggestions }) =>
      kind === 'failed_before' ? suggestions.map((one) => one.kind) : [],
    )
  expect(kinds([step(1, 'add a plant by the cup')])).toEqual(['rewrite'])
  expect(kinds([])).toEqual(['rewrite', 'branch'])
})
