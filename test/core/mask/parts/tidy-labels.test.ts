import { expect, test } from 'vitest'
import { surelyInside, surelyOutside } from '../../../../core/mask/parts/grab-cut.ts'
import { tidyLabels } from '../../../../core/mask/parts/tidy-labels.ts'
import { finish } from '../../../../core/steps.ts'

const size = { width: 40, height: 30 }

/** Labels of filled rectangles, each [x, y, width, height, label]. */
function labelsOf(...boxes: readonly (readonly [number, number, number, number, number])[]) {
  const labels = new Uint8Array(size.width * size.height)
  for (const [left, top, width, height, label] of boxes) {
    for (let y = top; y < top + height; y++) {
      labels.fill(label, y * size.width + left, y * size.width + left + width)
    }
  }
  return labels
}

const subject = [5, 5, 25, 20, 1] as const
const untouched = new Uint8Array(size.width * size.height)

function tidied(labels: Uint8Array, known = untouched, onlyShown = false): Uint8Array {
  const result = labels.slice()
  finish(tidyLabels(result, size, known, onlyShown))
  return result
}

test('specks beside the subject are dropped, and pinholes in it closed', () => {
  const messy = labelsOf(subject, [35, 2, 2, 2, 1], [12, 12, 1, 1, 0])
  expect(tidied(messy)).toEqual(labelsOf(subject))
})

test('a second large part and a real hole stay', () => {
  const cup = labelsOf(subject, [32, 5, 6, 15, 1], [10, 10, 6, 6, 0])
  expect(tidied(cup)).toEqual(cup)
})

test('what was shown stays, however small', () => {
  const labels = labelsOf(subject, [35, 2, 2, 2, 1], [12, 12, 1, 1, 0])
  const known = untouched.slice()
  known[2 * size.width + 35] = surelyInside
  known[12 * size.width + 12] = surelyOutside
  expect(tidied(labels, known)).toEqual(labels)
})

test('with strokes alone only parts under a stroke stay', () => {
  const labels = labelsOf(subject, [32, 5, 6, 15, 1])
  const known = untouched.slice()
  known[6 * size.width + 33] = surelyInside
  expect(tidied(labels, known, true)).toEqual(labelsOf([32, 5, 6, 15, 1]))
})
