import { expect, test } from 'vitest'
import { settleUpscaleInSteps } from '../../../../core/edit/reframe/settle-upscale.ts'
import { createPicture, type Picture } from '../../../../core/image/picture.ts'
import { resample } from '../../../../core/image/resample.ts'
import { finish } from '../../../../core/steps.ts'

/** A chessboard of squares of eight pixels, in two greys. */
function chessboard(dark: number, light: number): Picture {
  const picture = createPicture({ width: 64, height: 48 }, 8)
  for (let y = 0, pos = 0; y < 48; y++) {
    for (let x = 0; x < 64; x++, pos += 4) {
      const grey = ((x >> 3) + (y >> 3)) % 2 === 0 ? dark : light
      picture.data.set([grey, grey, grey, 255], pos)
    }
  }
  return picture
}

/** What is said of a picture that was enlarged twice, and of which the answer only repeats the pixels. */
function notesOf(old: Picture): string {
  const crop = { x: 0, y: 0, width: 128, height: 96 }
  const tile = { plan: { crop, sent: { width: 128, height: 96 }, density: 1 }, cell: crop }
  const answers = [{ tile, candidate: resample(old, crop) }]
  return finish(
    settleUpscaleInSteps({ old, factor: 2, planned: [tile], answers }),
  ).report.notes.join(' ')
}

test('an enlargement says how near it comes to the old picture, as measured', () => {
  expect(notesOf(chessboard(80, 170))).toMatch(/it is the old one, to within a ΔE00 of 1\.$/)
  // Between black and white reducing overshoots, and nothing is left to make up for it.
  expect(notesOf(chessboard(0, 255))).toMatch(/but for \d+(\.\d)? % of its pixels/)
})
