import { expect, test } from 'vitest'
import type { FollowUp } from '../../../../core/guide/follow-up/follow-up.ts'
import { resolveFollowUp } from '../../../../core/guide/follow-up/resolve-follow-up.ts'
import type { Lineage } from '../../../../core/history/lineage.ts'
import { lineageOf, pathOf } from '../rounds/lineage-of.ts'

function say(text: string, lineage: Lineage | null, parent?: string | null): FollowUp {
  const newest = lineage?.versions.at(-1)?.record.id ?? null
  return resolveFollowUp(text, {
    lineage,
    parent: parent === undefined ? newest : parent,
    hasRegion: false,
  })
}

const warm = pathOf('Make the lighting slightly warmer')
const coffee = pathOf(
  'Make the light warmer',
  'Add a few coffee beans and a small plant near the cup',
  'Add steam above the cup',
)
const cup = pathOf('Make the cup red')

/** What is said, on what, and what becomes of it: the instruction and the version that it is made from. */
const cases: readonly [said: string, on: Lineage, instruction: string, parent: string | null][] = [
  ['a bit more', warm, 'Make the lighting warmer', null],
  ['not enough', warm, 'Make the lighting warmer', null],
  ['Hmm, can we push that further please?', warm, 'Make the lighting warmer', null],
  ['less', warm, 'Make the lighting very slightly warmer', null],
  ['way too strong', warm, 'Make the lighting very slightly warmer', null],
  ['dial it back a touch', warm, 'Make the lighting very slightly warmer', null],
  ['even warmer', warm, 'Make the lighting warmer', null],
  ['that’s too warm now', warm, 'Make the lighting very slightly warmer', null],
  ['not warm enough', warm, 'Make the lighting warmer', null],
  ['same for the left cup', warm, 'Make the lighting on the left cup slightly warmer', 'v1'],
  ['try again', warm, 'Make the lighting slightly warmer', null],
  ['darker than before', warm, 'Make the picture darker than it is now', 'v1'],
  ['a bit more', coffee, 'Add some more steam above the cup', 'v3'],
  ['too much steam', coffee, 'Add steam above the cup, sparingly', 'v2'],
  ['more beans', coffee, 'Add some more coffee beans near the cup', 'v3'],
  ['fewer beans', coffee, 'Remove some of the coffee beans', 'v3'],
  ['too warm', coffee, 'Make the light cooler than it is now', 'v3'],
  ['like v1 but darker', coffee, 'Make the picture darker than it is now', 'v1'],
  ['go back and make it cooler', coffee, 'Make the light cooler than it is now', 'v2'],
  ['the same on the right', coffee, 'Add steam on the right', 'v3'],
  ['a bit more on the left', coffee, 'Add some more steam on the left', 'v3'],
  ['same for the saucer', cup, 'Make the saucer red', 'v1'],
  ['and the table too', cup, 'Make the table red', 'v1'],
  ['now the background', cup, 'Make the background red', 'v1'],
  ['but only the handle', cup, 'Make the handle red', null],
  ['a bit more', pathOf('Increase the contrast by 20 %'), 'Increase the contrast by 25 %', null],
  ['more', pathOf('Soften the light'), 'Soften the light strongly', null],
]

test.each(cases)('“%s” becomes a full instruction', (said, on, instruction, parent) => {
  expect(say(said, on)).toMatchObject({ kind: 'resolved', instruction, parent })
})

test.each([
  ['undo that', 'v2'],
  ['go back', 'v2'],
  ['as it was before', 'v2'],
  ['back to v1', 'v1'],
  ['undo the last two steps', 'v1'],
  ['revert to the original', null],
  ['undo everything please', null],
])('“%s” goes back and paints nothing', (said, parent) => {
  expect(say(said, coffee)).toMatchObject({ kind: 'back', parent })
})

test('what is kept of an older step stays with the version that is gone back to', () => {
  const found = say('undo that but keep the beans', coffee)
  expect(found).toMatchObject({ kind: 'back', parent: 'v2', preserve: [{ text: 'the beans' }] })
})

test('what can’t be told is asked, with answers that can be taken', () => {
  expect(say('undo that but keep the label', coffee)).toMatchObject({
    kind: 'ask',
    options: [{ text: 'Go back to v2' }, { text: 'Go back to v2 and add the label' }],
  })
  expect(say('now the background', coffee).kind).toBe('ask')
  expect(say('a bit more', pathOf('Remove the spoon')).kind).toBe('ask')
  expect(say('go back to v9', coffee).kind).toBe('ask')
  expect(say('do it again', coffee).kind).toBe('ask')
  expect(say('a bit more', coffee, null).kind).toBe('ask')
  expect(say('undo that', null).kind).toBe('ask')
})

test('going back below other steps asks, because they would be lost', () => {
  expect(say('undo the light', coffee)).toMatchObject({
    kind: 'ask',
    options: [{ text: 'Make the light cooler than it is now' }, { text: 'Go back to the source' }],
  })
})

test('now something of the brief that is still missing adds it', () => {
  const notes = {
    ...coffee.notes,
    brief: { purpose: '', audience: '', mood: '', mustHaves: ['two hands around the cup'] },
  }
  const found = say('now the hands', { ...coffee, notes })
  expect(found).toMatchObject({ kind: 'resolved', instruction: 'Add two hands around the cup' })
})

test('the region and the preserves of the step are taken over', () => {
  const region = { rect: { x: 0, y: 0, width: 1, height: 1 }, hash: 'x', data: '' }
  const preserve = [{ text: 'the label', kind: 'text' as const }]
  const lineage = lineageOf([{ say: 'Make the cup red', edit: { region, preserve } }])
  expect(say('a bit more', lineage)).toMatchObject({ region: 'v1', where: null, preserve })
  const context = { lineage, parent: 'v1' }
  expect(resolveFollowUp('a bit more', { ...context, hasRegion: true })).toMatchObject({
    region: null,
  })
  expect(say('same for the saucer', lineage)).toMatchObject({
    region: null,
    where: 'Mark the saucer: v1 was made in a region of its own.',
    preserve,
  })
})

test('a step over a custom mix is gone on from, because the mix can’t be named as a parent', () => {
  const [first] = warm.versions
  const mixed = { ...first!, record: { ...first!.record, mix: ['x', 'y'] } }
  expect(say('a bit more', { ...warm, versions: [mixed] })).toMatchObject({
    parent: 'v1',
    instruction: 'Make the lighting slightly warmer than it is now',
  })
})

test.each([
  'Add a spoon next to the cup',
  'Make the background darker',
  'keep the label',
  'more dramatic clouds',
  'restore the original background',
  'bring back the steam',
  'Put the cup back on the left',
  'warmer light',
  'Remove the same cup on the right and the left',
])('“%s” is an instruction of its own', (text) => {
  expect(say(text, cup)).toEqual({ kind: 'none' })
})

test('a thing that a step has brought can be asked back in words of one’s own', () => {
  expect(say('bring back the steam', coffee)).toEqual({ kind: 'none' })
})

test('the same words as before are the same change again, and no remark about it', () => {
  expect(say('reduce the noise', pathOf('Reduce the noise'))).toEqual({ kind: 'none' })
})

test('what was made from how it was is not compared twice', () => {
  const [first] = pathOf('Make the lighting warmer than it is now').versions
  const mixed = { ...first!, record: { ...first!.record, mix: ['x', 'y'] } }
  expect(say('a bit more', { ...warm, versions: [mixed] })).toMatchObject({
    instruction: 'Make the lighting slightly warmer than it is now',
  })
})
