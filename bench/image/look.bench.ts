import { test } from 'vitest'
import { earthMoversDistance } from '../../core/guide/look/earth-movers-distance.ts'
import { lookEdge, tilesToRead } from '../../core/guide/look/look.ts'
import { measureLook } from '../../core/guide/look/measure-look.ts'
import { movementBetween } from '../../core/guide/look/movement-between.ts'
import { cropPicture } from '../../core/image/picture.ts'
import { fitWithin } from '../../core/image/rect.ts'
import { resample } from '../../core/image/resample.ts'
import { finish } from '../../core/steps.ts'
import { printTable } from '../print-table.ts'
import { largePhotograph } from '../speed/large-photograph.ts'

/** The best of five, in milliseconds. */
function best(act: () => unknown): string {
  const times = [1, 2, 3, 4, 5].map(() => {
    const started = performance.now()
    act()
    return performance.now() - started
  })
  return `${Math.min(...times).toFixed(1)} ms`
}

test('a look of 24 megapixels', async () => {
  const picture = await largePhotograph({ width: 6000, height: 4000 })
  const small = resample(picture, fitWithin(picture, lookEdge))
  const read = () => tilesToRead(picture).map((rect) => cropPicture(picture, rect))
  const look = finish(measureLook({ small, tiles: read() }))
  const warm = { ...small, data: small.data.map((word, i) => (i % 4 === 2 ? word * 0.9 : word)) }
  const other = finish(measureLook({ small: warm as typeof small, tiles: read() }))
  printTable(
    'Look of 24 megapixels',
    ['what', 'best'],
    [
      ['reading nine samples', best(read)],
      ['measuring the look', best(() => finish(measureLook({ small, tiles: read() })))],
      ['how it has moved', best(() => movementBetween(look, other))],
      ['of that the palette', best(() => earthMoversDistance(look.colors, other.colors))],
    ],
  )
})
