import fc from 'fast-check'
import { expect, test } from 'vitest'
import { resolveFollowUp } from '../../../../core/guide/follow-up/resolve-follow-up.ts'
import { readInstruction } from '../../../../core/guide/reading/read-instruction.ts'
import { cleanPhrases } from '../../../support/phrases.ts'
import { pathOf } from '../rounds/lineage-of.ts'

const targets = [
  'the lighting',
  'the left cup',
  'the sky',
  'the wooden table',
  'her jacket',
  'the background',
]
const qualities = ['warmer', 'cooler', 'brighter', 'darker', 'softer', 'sharper']
const degrees = ['', 'slightly ', 'a bit ', 'much ']
const steps = fc
  .tuple(fc.constantFrom(...targets), fc.constantFrom(...degrees), fc.constantFrom(...qualities))
  .map(([target, degree, quality]) => ({
    target,
    quality,
    text: `Make ${target} ${degree}${quality}`,
  }))
const more = [
  'a bit more',
  'more',
  'stronger',
  'not enough',
  'much more',
  'further please',
  'even more',
]
const less = ['less', 'a bit less', 'too much', 'way too strong', 'tone it down', 'not so much']
const remarks = [
  ...more,
  ...less,
  'try again',
  'same for the saucer',
  'only the saucer',
  'the bowl too',
]

function resolve(text: string, before: string) {
  const lineage = pathOf(before)
  return resolveFollowUp(text, { lineage, parent: 'v1', hasRegion: false })
}

test('what a follow-up becomes is an instruction of its own, and always the same', () => {
  fc.assert(
    fc.property(steps, fc.constantFrom(...remarks), ({ text }, remark) => {
      const found = resolve(remark, text)
      expect(resolve(remark, text)).toEqual(found)
      if (found.kind !== 'resolved') return
      expect(resolve(found.instruction, text)).toEqual({ kind: 'none' })
      expect(found.instruction).toMatch(/^\p{Lu}.*[^.]$/u)
    }),
  )
})

test('more and less keep the target and the direction', () => {
  fc.assert(
    fc.property(steps, fc.constantFrom(...more, ...less), (step, remark) => {
      const found = resolve(remark, step.text)
      if (found.kind !== 'resolved') return expect(found.kind).toBe('ask')
      expect(found.instruction).toContain(step.target)
      const wanted = readInstruction(step.text).changes[0]?.direction
      const isBack = found.parent !== null && less.includes(remark)
      const said = readInstruction(found.instruction).changes[0]?.direction
      expect(said?.axis).toBe(wanted?.axis)
      expect(said?.sign).toBe(isBack ? -(wanted?.sign ?? 0) : wanted?.sign)
    }),
  )
})

test('no clean instruction is taken for a follow-up, whatever was done before', () => {
  const lineage = pathOf('Make the light warmer', 'Remove the spoon', 'Add steam above the cup')
  const taken = cleanPhrases().filter(({ text }) => {
    return resolveFollowUp(text, { lineage, parent: 'v3', hasRegion: false }).kind !== 'none'
  })
  expect(taken).toEqual([])
})
