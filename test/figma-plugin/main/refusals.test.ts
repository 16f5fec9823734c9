import { describe, expect, test } from 'vitest'
import { RefineError, toPlainError } from '../../../core/errors.ts'
import { asRefusal, isGone, layerGone } from '../../../figma-plugin/main/refusals.ts'

const otherwise = { message: 'Figma refused.', hint: 'Try again.' }

function explain(text: string) {
  return toPlainError(asRefusal(new Error(text), otherwise))
}

describe('what Figma says is told as what happened and what to do', () => {
  test.each([
    ['in createImage: Image is too large', 'too_large', /larger than 4096 × 4096/, /copy/],
    ['in createImage: Image is too small', 'host_failed', /without pixels/, /Try again/],
    ['in createImage: Image type is unsupported', 'host_failed', /PNG, JPEG and GIF/, /Try again/],
    [
      'in insertChild: Cannot move node. New parent is an instance or is inside of an instance',
      'host_failed',
      /inside an instance/,
      /Detach the instance/,
    ],
    [
      'Cannot move node. Node is inside of an instance',
      'host_failed',
      /inside an instance/,
      /copy/,
    ],
    [
      'Cannot move node. New parent is of a type that cannot have children',
      'host_failed',
      /can’t hold such a layer/,
      /into a frame/,
    ],
    [
      'Cannot move node. New parent is a internal, readonly-only node',
      'host_failed',
      /for itself/,
      /page of your own/,
    ],
    [
      'Cannot move node. Node is an internal, readonly-only node',
      'host_failed',
      /for itself/,
      /page of your own/,
    ],
    [
      'Cannot move node. Reparenting would create a component inside a component',
      'host_failed',
      /inside a component/,
      /outside the component/,
    ],
    [
      'Cannot move node. Reparenting would create a component cycle',
      'host_failed',
      /component/,
      /copy/,
    ],
    [
      'Cannot move node. A COMPONENT_SET node cannot have children of type other than COMPONENT',
      'host_failed',
      /can’t hold such a layer/,
      /into a frame/,
    ],
    ['Cannot move node. PageDivider cannot have children', 'host_failed', /can’t hold/, /frame/],
    ['Cannot move node. Node is not allowed SLOT node', 'host_failed', /slot/, /outside the slot/],
    [
      'Cannot insert node at index greater than the number of existing siblings',
      'host_failed',
      /changed while/,
      /Try again/,
    ],
    ['in remove: Removing this node is not allowed', 'host_failed', /be removed/, /only be hidden/],
    [
      'in set_name: Cannot write to internal and read-only nodes',
      'host_failed',
      /only be looked at/,
      /right to edit/,
    ],
    [
      'Failed to export node. This node may not have any visible layers.',
      'host_failed',
      /nothing in it is visible/,
      /Show the layer/,
    ],
    [
      'in setSharedPluginData: The total size of an entry cannot exceed 100 kB',
      'host_failed',
      /no room for so much history/,
      /Remove versions/,
    ],
    ['in get_name: The node with id "1:2" does not exist', 'not_found', /deleted/, /is kept/],
  ])('%s', (text, code, message, hint) => {
    const plain = explain(text)
    expect(plain.code).toBe(code)
    expect(plain.message).toMatch(message)
    expect(plain.hint).toMatch(hint)
    for (const word of text.split(/\W+/u).filter((part) => /_|[a-z][A-Z]/u.test(part))) {
      expect(`${plain.message} ${plain.hint}`).not.toContain(word)
    }
  })
})

test('what Figma says in other words is told in general words, and can be tried again', () => {
  expect(explain('in set_fills: something unheard of')).toEqual({
    code: 'host_failed',
    ...otherwise,
    retryable: true,
  })
})

test('Figma’s own words are kept as the cause', () => {
  const thrown = new Error('Image is too large')
  expect(asRefusal(thrown, otherwise)).toHaveProperty('cause', thrown)
})

test('a plain text, an error of another realm and nothing at all are understood', () => {
  const foreign = Object.assign(Object.create(null), { message: 'Image is too large' })
  expect(asRefusal('Image is too large', otherwise)).toHaveProperty('code', 'too_large')
  expect(asRefusal(foreign, otherwise)).toHaveProperty('code', 'too_large')
  expect(asRefusal(undefined, otherwise)).toHaveProperty('code', 'host_failed')
})

test('our own errors and mistakes of the programmer stay what they are', () => {
  const own = new RefineError('source_changed', 'Changed.', { hint: 'Look again.' })
  const mistake = new TypeError('Expected a node but received nothing')
  expect(asRefusal(own, otherwise)).toBe(own)
  expect(asRefusal(mistake, otherwise)).toBe(mistake)
})

test('a node that is gone is told from other errors', () => {
  expect(isGone(new Error('in get_name: The node with id "1:2" does not exist'))).toBe(true)
  expect(isGone(new Error('NotModelled: figma.name'))).toBe(false)
  expect(layerGone().code).toBe('not_found')
})
