import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Preserve, preserveKinds } from '../../../core/edit/edit.ts'
import { composePrompt } from '../../../core/prompt/compose-prompt.ts'
import { preserveWording } from '../../../core/prompt/preserve-wording.ts'

const bare = {
  instruction: 'make the light warmer',
  preserve: [],
  brand: [],
  area: null,
  references: [],
}
const place = { only: [{ left: 0.1, right: 0.45, top: 0.05, bottom: 0.4 }], except: [] }

test('the bare prompt is the one change, and that all else stays', () => {
  expect(composePrompt(bare)).toBe(
    ['Change only this: make the light warmer', '', 'Keep everything else exactly as it is.'].join(
      '\n',
    ),
  )
})

test('with a mask, the prompt names the marked area', () => {
  expect(composePrompt({ ...bare, area: { shown: 'mask', place } })).toBe(
    [
      'Change only this: make the light warmer',
      '',
      'Make the change only inside the marked area.',
      '',
      'Keep everything else exactly as it is.',
    ].join('\n'),
  )
})

test('without a mask, the prompt says in words where', () => {
  expect(composePrompt({ ...bare, area: { shown: 'nothing', place } })).toBe(
    `Change only this: make the light warmer

Make the change only in the upper left part of the picture, from 10 % to 45 % of its width and from 5 % to 40 % of its height.
Widths are counted from the left, heights from the top.

Keep everything else exactly as it is.`,
  )
})

test('with an outline, the prompt says what it means and that it must not stay', () => {
  expect(composePrompt({ ...bare, area: { shown: 'outline', place } })).toBe(
    `Change only this: make the light warmer

The thin outline that is drawn over the picture marks the area: make the change only inside it. It is no part of the picture and must not appear in the answer.
Make the change only in the upper left part of the picture, from 10 % to 45 % of its width and from 5 % to 40 % of its height.
Widths are counted from the left, heights from the top.

Keep everything else exactly as it is.`,
  )
})

test('keep list and references are restated in full', () => {
  const prompt = composePrompt({
    instruction: 'replace the label with the one of image 2',
    area: { shown: 'mask', place },
    preserve: [
      { text: 'the bottle shape', kind: 'product shape' },
      { text: 'her face', kind: 'identity' },
      { text: 'the reflections on the table', kind: 'other' },
    ],
    brand: [],
    references: [{ name: 'label.png', role: 'the label' }, { name: 'mood' }],
  })
  expect(prompt).toBe(
    `Image 1 is the picture to edit.
Image 2 is a reference for the label: label.png.
Image 3 is a reference: mood.

Change only this: replace the label with the one of image 2

Make the change only inside the marked area.

Keep identical:
- the bottle shape (the same outline, proportions and details)
- her face (the same person or subject: face, features, expression, pose)
- the reflections on the table

Keep everything else exactly as it is.`,
  )
})

test('every kind of preserve has a wording of its own, and the user’s words come first', () => {
  const lines = preserveKinds.map((kind) => preserveWording({ text: 'this', kind }))
  expect(new Set(lines).size).toBe(preserveKinds.length)
  for (const line of lines) expect(line).toMatch(/^this( \(.+\))?$/)
})

test('a preserve of several lines stays one item, and the same item is not repeated', () => {
  const item: Preserve = { text: ' the label\n and  cap ', kind: 'other' }
  const prompt = composePrompt({ ...bare, preserve: [item, { ...item }] })
  expect(prompt.match(/- the label and cap/g)).toHaveLength(1)
  expect(prompt.split('\n').filter((line) => line.startsWith('- '))).toEqual([
    '- the label and cap',
  ])
})

test('the instruction goes in word for word, whatever it contains', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, unit: 'grapheme' }),
      fc.constantFrom('mask' as const, 'outline' as const, 'nothing' as const),
      (text, shown) => {
        const area = { shown, place }
        expect(composePrompt({ ...bare, instruction: text, area })).toContain(text)
      },
    ),
  )
})
