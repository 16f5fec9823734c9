import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { adviceSchema, readAdvice } from '../../../../core/guide/director/advice.ts'
import { adviceJsonSchema } from '../../../../core/guide/director/advice-json-schema.ts'

const size = { width: 400, height: 300 }
const given = {
  role: 'product',
  sees: [{ name: 'cup', box: { left: 0.25, top: 0.5, width: 0.5, height: 0.25 } }],
  change: {
    instruction: 'Make the morning light softer from the left',
    why: 'The shadow under the cup is hard.',
    stage: 'light',
    preserve: [{ text: 'the cup', kind: 'product shape' }],
    where: null,
  },
  wording: null,
}

test('advice is read with its boxes in source pixels', () => {
  expect(readAdvice(given, size)).toEqual({
    ...given,
    sees: [{ name: 'cup', box: { x: 100, y: 150, width: 200, height: 75 } }],
  })
})

test('the form that is asked for is the schema that is read', () => {
  const { $schema: _, ...schema } = z.toJSONSchema(adviceSchema)
  expect(adviceJsonSchema).toEqual(schema)
})

test('a picture that shows none of the known roles has none', () => {
  expect(readAdvice({ ...given, role: 'other' }, size)?.role).toBeNull()
})

test('an instruction that is empty once it is cleaned is no change', () => {
  const change = { ...given.change, instruction: ' \u202e\u0000 ' }
  expect(readAdvice({ ...given, change }, size)?.change).toBeNull()
})

test('words lose line breaks, direction marks and angle brackets', () => {
  const change = { ...given.change, instruction: 'Add\n\u202ea <b>leaf</b>\u0007', why: 'x\r\ny' }
  expect(readAdvice({ ...given, change }, size)?.change).toMatchObject({
    instruction: 'Add a bleaf/b',
    why: 'x y',
  })
})

test('boxes are clipped to the picture, and those outside it are left out', () => {
  const box = (left: number, width: number) => ({ left, top: 0, width, height: 1 })
  const sees = [
    { name: 'half', box: box(0.5, 2) },
    { name: 'out', box: box(1.5, 1) },
    { name: 'nothing', box: box(0.5, -1) },
    { name: ' ', box: box(0, 1) },
  ]
  expect(readAdvice({ ...given, sees }, size)?.sees).toEqual([
    { name: 'half', box: { x: 200, y: 0, width: 200, height: 300 } },
  ])
})

test('what has another form is no advice', () => {
  for (const answer of [null, 'text', [], {}, { ...given, role: 'king' }, { ...given, sees: 1 }]) {
    expect(readAdvice(answer, size)).toBeNull()
  }
})

test('whatever comes, it is read as bounded plain words or not at all', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 900 }),
    fc.constant('a '.repeat(999)),
  )
  // JSON knows no other numbers.
  const number = fc.double({ noNaN: true, noDefaultInfinity: true })
  const box = fc.record({ left: number, top: number, width: number, height: number })
  const answer = fc.record({
    role: fc.constantFrom('product', 'person', 'scene', 'other'),
    sees: fc.array(fc.record({ name: text, box }), { maxLength: 30 }),
    change: fc.option(
      fc.record({
        ...{ instruction: text, why: text, where: fc.option(box) },
        stage: fc.constantFrom('light', 'polish'),
        preserve: fc.array(fc.record({ text, kind: fc.constantFrom('text', 'other') })),
      }),
    ),
    wording: fc.option(text),
  })
  fc.assert(
    fc.property(answer, (said) => {
      const advice = readAdvice(said, size)
      if (!advice) throw new TypeError('Expected advice')
      expect(advice.sees.length).toBeLessThanOrEqual(16)
      const words = [
        advice.wording ?? '',
        advice.change?.instruction ?? '',
        advice.change?.why ?? '',
      ]
      for (const one of words) {
        expect(one.length).toBeLessThanOrEqual(401)
        expect(one).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\n<>]/u)
      }
      for (const { x, y, width, height } of advice.sees.map((seen) => seen.box)) {
        expect(Math.min(x, y, width - 1, height - 1)).toBeGreaterThanOrEqual(0)
        expect(x + width).toBeLessThanOrEqual(size.width)
        expect(y + height).toBeLessThanOrEqual(size.height)
      }
    }),
    { numRuns: 100 },
  )
})
