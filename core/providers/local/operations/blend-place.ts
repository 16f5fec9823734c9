import { inRows } from '../../../image/in-runs.ts'
import type { Steps } from '../../../steps.ts'
import type { Place } from '../operation.ts'
import type { Words } from './curve.ts'
import type { Canvas, OperationContext } from './operation-context.ts'
import { type PlaceWeights, weightsOfPlace } from './place-weights.ts'

/** Takes back what an operation did outside its place: mixes the words from before in by the place's weights. */
export function* keepToPlace(
  canvas: Canvas,
  before: Words,
  place: Place,
  context: OperationContext,
): Steps<void> {
  const weights = weightsOfPlace(place, 'soft', canvas, context.crop, context.whole)
  yield* inRows(canvas.width, canvas.height, (y) =>
    mixRow(canvas.data, before, weights, y, canvas.width),
  )
}

/** Mixes the whole canvas with the words from before: 0 gives those, 1 what is there now. */
export function* mixIn(canvas: Canvas, before: Words, amount: number): Steps<void> {
  const { data } = canvas
  yield* inRows(canvas.width, canvas.height, (y) => {
    const end = (y + 1) * canvas.width * 4
    for (let pos = y * canvas.width * 4; pos < end; pos++) {
      const old = before[pos] as number
      data[pos] = Math.round(old + ((data[pos] as number) - old) * amount)
    }
  })
}

function mixRow(
  data: Words,
  before: Words,
  { columns, rows, outside }: PlaceWeights,
  y: number,
  width: number,
): void {
  const row = rows[y] as number
  for (let x = 0, pos = y * width * 4; x < width; x++, pos += 4) {
    const inside = row * (columns[x] as number)
    const weight = outside ? 1 - inside : inside
    if (weight === 1) continue
    for (let channel = pos; channel < pos + 4; channel++) {
      const old = before[channel] as number
      data[channel] = Math.round(old + ((data[channel] as number) - old) * weight)
    }
  }
}
