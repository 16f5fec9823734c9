import { expect, test } from 'vitest'
import type { VersionContent } from '../../../core/edit/patch.ts'
import { expectFits, placeOfContent } from '../../../core/edit/version-pixels.ts'
import { createPicture } from '../../../core/image/picture.ts'
import { createMask } from '../../../core/mask/mask.ts'

const source = { width: 20, height: 10, depth: 8 } as const
const rect = { x: 4, y: 3, width: 9, height: 7 }
const color = createPicture(rect, 8)

function patch(changes: object = {}): VersionContent {
  return { kind: 'patch', patch: { rect, color, coverage: createMask(rect), ...changes } }
}

function picture(kind: 'replacing' | 'reframe', width: number, height: number): VersionContent {
  const at = { rect: { x: -5, y: 2, width, height } }
  return { kind, picture: createPicture({ width, height }, 8), transform: at }
}

test('a patch inside its source, a picture of its size and a reframe of any size fit', () => {
  for (const content of [patch(), picture('replacing', 20, 10), picture('reframe', 31, 3)]) {
    expectFits(content, source)
  }
})

test.each([
  [
    'a patch that reaches outside',
    patch({ rect: { ...rect, x: 12 } }),
    new RangeError('Expected a patch inside 20×10 but received 9×7 at 12,3'),
  ],
  [
    'colour of another size',
    patch({ color: createPicture({ width: 9, height: 6 }, 8) }),
    new TypeError('Expected colour of 9×7 but received 9×6'),
  ],
  [
    'coverage of another place',
    patch({ coverage: createMask({ ...rect, x: 5 }) }),
    new TypeError('Expected coverage of 9×7 at 4,3 but received 9×7 at 5,3'),
  ],
  [
    'a picture of another size',
    picture('replacing', 20, 11),
    new TypeError('Expected a picture of 20×10 but received 20×11'),
  ],
  [
    'another depth',
    patch({ color: createPicture(rect, 16) }),
    new TypeError('Expected 8 bits a channel but received 16'),
  ],
])('%s does not fit', (_, content, error) => {
  expect(() => expectFits(content, source)).toThrow(error)
})

test('pixels lie where the patch does, over the whole source, or where a reframe begins', () => {
  const whole = { x: 100, y: -50, width: 20, height: 10 }
  expect(placeOfContent(patch(), whole)).toEqual({ ...rect, x: 104, y: -47 })
  expect(placeOfContent(picture('replacing', 20, 10), whole)).toEqual(whole)
  const reframed = { x: 95, y: -48, width: 31, height: 3 }
  expect(placeOfContent(picture('reframe', 31, 3), whole)).toEqual(reframed)
})
