import { expect, test } from 'vitest'
import type { Preserve } from '../../../../core/edit/edit.ts'
import { storeMask } from '../../../../core/edit/stored-mask.ts'
import { carriedPreserves } from '../../../../core/guide/preserves/carried-preserves.ts'
import { needsArea } from '../../../../core/guide/preserves/needs-area.ts'
import { suggestPreserves } from '../../../../core/guide/preserves/suggest-preserves.ts'
import { withLocks } from '../../../../core/guide/preserves/with-locks.ts'
import { readInstruction } from '../../../../core/guide/reading/read-instruction.ts'
import type { Lock, PictureRole } from '../../../../core/history/lineage-notes.ts'
import { fullMask } from '../../../../core/mask/mask.ts'
import { composePrompt } from '../../../../core/prompt/compose-prompt.ts'
import { lineageOf } from '../rounds/lineage-of.ts'

const rect = { x: 4, y: 5, width: 6, height: 7 }
const lock: Lock = { id: 'l', text: 'the logo', kind: 'text', area: storeMask(fullMask(rect)) }
const none = { protect: [], preserve: [] as readonly Preserve[] }

const suggested = (text: string, role?: PictureRole): string[] =>
  suggestPreserves(readInstruction(text), role).map((one) => one.text)

test('a lock protects its area and is named in the keep list', () => {
  const wanted = withLocks({ ...none, instruction: 'Add steam' }, [lock])
  expect(wanted.instruction).toBe('Add steam')
  expect(wanted.protect).toEqual([fullMask(rect)])
  expect(wanted.preserve).toEqual([{ text: 'the logo', kind: 'text', area: rect }])
})

test('locking twice adds nothing, and no locks change nothing', () => {
  const once = withLocks(none, [lock])
  expect(withLocks(once, [lock])).toEqual(once)
  expect(withLocks(none, [])).toBe(none)
})

test('the same line without its area gives way to the lock', () => {
  const preserve: Preserve[] = [
    { text: 'The  logo', kind: 'text' },
    { text: 'the light', kind: 'lighting' },
  ]
  expect(withLocks({ ...none, preserve }, [lock]).preserve).toEqual([
    { text: 'the light', kind: 'lighting' },
    { text: 'the logo', kind: 'text', area: rect },
  ])
})

test('what the parent kept is carried on, without lines of locks', () => {
  const preserve: Preserve[] = [
    { text: 'the light', kind: 'lighting' },
    { text: 'the logo', kind: 'text', area: rect },
  ]
  const [version] = lineageOf([{ say: 'Add steam', edit: { preserve } }]).versions
  expect(carriedPreserves(version!, [lock])).toEqual([{ text: 'the light', kind: 'lighting' }])
  expect(carriedPreserves(version!)).toEqual(preserve)
  expect(carriedPreserves(null)).toEqual([])
})

test('removing a preserve changes exactly its line of the prompt', () => {
  const preserve: Preserve[] = [
    { text: 'the label', kind: 'text' },
    { text: 'the light', kind: 'lighting' },
  ]
  const prompt = (keep: readonly Preserve[]) =>
    composePrompt({
      instruction: 'Add steam',
      preserve: keep,
      brand: [],
      area: null,
      references: [],
    }).split('\n')
  const [all, less] = [prompt(preserve), prompt(preserve.slice(0, 1))]
  const gone = all.filter((line) => !less.includes(line))
  expect(gone).toHaveLength(1)
  expect(gone[0]).toMatch(/^- the light/u)
  expect(all.filter((line) => line !== gone[0])).toEqual(less)
})

test.each([
  ['the label', 'other', true],
  ['the front label', 'text', true],
  ['the colour of the cup', 'palette', true],
  ['the composition', 'composition', false],
  ['the direction of the light', 'lighting', false],
  ['the palette', 'palette', false],
  ['the background', 'background', false],
] as const)('whether “%s” (%s) asks for an area: %s', (text, kind, asks) => {
  expect(needsArea({ text, kind })).toBe(asks)
  expect(needsArea({ text, kind, area: rect })).toBe(false)
})

test('each role proposes what usually stays', () => {
  expect(suggested('Add a spoon next to the cup', 'product')).toEqual([
    'the product’s shape',
    'the label and its lettering',
    'the product’s colour',
  ])
  expect(suggested('Blur the background', 'person')).toEqual([
    'the person’s identity',
    'the expression',
    'the pose',
    'the skin tone',
  ])
})

test('what the change itself is about is not proposed', () => {
  expect(suggested('Make her smile', 'person')).not.toContain('the expression')
  expect(suggested('Make the light warmer', 'scene')).toEqual(['the composition'])
  expect(suggested('Make the light warmer', 'person')).toContain('the skin tone')
  expect(suggested('Change the label to "Ruhe"', 'product')).not.toContain(
    'the label and its lettering',
  )
})

test('what the instruction says must stay comes first, and once', () => {
  const found = suggested('Add a spoon and keep the label', 'product')
  expect(found[0]).toBe('the label')
  expect(found).not.toContain('the label and its lettering')
})

test('without a role only the change decides', () => {
  expect(suggested('Make the light warmer')).toEqual(['the composition'])
  expect(suggested('Add a spoon')).toEqual([])
})

test('what is changed is not offered to stay, whatever it is called', () => {
  const offered = (text: string, role: PictureRole) => suggested(text, role).join(', ')
  expect(offered('make the watch strap brown', 'product')).toMatch(/shape.*label/u)
  expect(offered('make the watch strap brown', 'product')).not.toMatch(/colour/u)
  expect(offered('make the vase taller', 'product')).not.toMatch(/shape/u)
  expect(offered('turn it into a watercolour', 'person')).toMatch(/identity.*pose/u)
  expect(offered('turn it into a watercolour', 'person')).not.toMatch(/skin tone/u)
})

test.each(['sharpen the photo', 'remove the dust', 'crop to square'])(
  '“%s” moves nothing that could be asked to stay',
  (text) => {
    expect(suggested(text, 'scene')).toEqual([])
    expect(suggested(text, 'product')).toEqual([])
  },
)
