import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readInstruction } from '../../../../core/guide/reading/read-instruction.ts'
import { behind, cleanChange, joints } from './clean-changes.ts'

const alone = (text: string): string[] => readInstruction(text).changes.map((one) => one.alone)
const joint = fc.constantFrom(...joints)
const join = (first: string, between: string, second: string): string =>
  first + between + (/[.\n]/.test(between) ? second : behind(second))

test('a clean instruction is one change, as typed, and keeps nothing', () => {
  fc.assert(
    fc.property(cleanChange, (change) => {
      const { changes, keeps } = readInstruction(change)
      expect(changes.map((one) => one.alone)).toEqual([change])
      expect(keeps).toEqual([])
    }),
    { numRuns: 400 },
  )
})

test('two changes, however they are joined, are exactly the two', () => {
  fc.assert(
    fc.property(cleanChange, cleanChange, joint, (one, other, between) => {
      expect(alone(join(one, between, other))).toEqual([...alone(one), ...alone(other)])
    }),
    { numRuns: 1200 },
  )
})

test('three changes are exactly the three', () => {
  fc.assert(
    fc.property(cleanChange, cleanChange, cleanChange, joint, joint, (one, two, three, a, b) => {
      expect(alone(join(join(one, a, two), b, three))).toEqual([one, two, three])
    }),
    { numRuns: 400 },
  )
})

test('what must stay is never a change, before or after it', () => {
  const keep = fc.constantFrom(
    'keep the laptop centred',
    'keep the label unchanged',
    'don’t change the face',
    'leave the logo as it is',
    'everything else stays the same',
  )
  fc.assert(
    fc.property(
      cleanChange,
      keep,
      fc.constantFrom(', and ', ', ', '. ', '; ', ', but '),
      (change, kept, between) => {
        const { changes, keeps } = readInstruction(change + between + kept)
        expect(changes.map((one) => one.alone)).toEqual([change])
        expect(keeps).toHaveLength(1)
        const turned = readInstruction(`${kept}, and ${behind(change)}`)
        expect(turned.changes.map((one) => one.alone)).toEqual([change])
        expect(turned.keeps).toHaveLength(1)
      },
    ),
    { numRuns: 400 },
  )
})

test('politeness and capitals change nothing', () => {
  const polite = fc.constantFrom(
    'Please ',
    'Can you please ',
    'Now ',
    'I want you to ',
    'First, ',
    'Could you ',
  )
  fc.assert(
    fc.property(cleanChange, polite, (change, before) => {
      expect(alone(before + behind(change))).toEqual([change])
      expect(alone(`${change}, please.`)).toEqual([change])
    }),
    { numRuns: 500 },
  )
})

test('spans point at the words of the instruction', () => {
  fc.assert(
    fc.property(cleanChange, cleanChange, joint, (one, other, between) => {
      const reading = readInstruction(join(one, between, other))
      for (const change of reading.changes) {
        for (const words of [change, change.target, change.result, change.place, change.amount]) {
          if (words === null) continue
          expect(reading.text.slice(words.span.start, words.span.end)).toBe(words.text)
        }
      }
    }),
    { numRuns: 500 },
  )
})

test('any text at all is read, and the same text gives the same reading', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })), (text) => {
      expect(readInstruction(text)).toEqual(readInstruction(text))
    }),
    { numRuns: 500 },
  )
})
