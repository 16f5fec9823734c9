import { expect, test } from 'vitest'
import { keepElementsPlain } from '../../../photoshop-uxp/page/plain-elements.ts'

test('a third argument never reaches the document', () => {
  const asked: unknown[][] = []
  const document = { createElementNS: (...given: unknown[]) => asked.push(given) }
  keepElementsPlain(document as never)
  const create = document.createElementNS as (...given: unknown[]) => unknown
  create('http://www.w3.org/1999/xhtml', 'p', {})
  expect(asked).toEqual([['http://www.w3.org/1999/xhtml', 'p']])
})

test('a document that can’t be changed is left as it is', () => {
  const own = () => undefined
  const document = Object.freeze({ createElementNS: own })
  keepElementsPlain(document as never)
  expect(document.createElementNS).toBe(own)
})
