import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { createPicture } from '../../../core/image/picture.ts'
import { sampleState } from '../../core/panel/support/sample-state.ts'
import { colorAt, drawn, reading } from './stage-support.ts'
import { showStage, unmountAll } from './support.tsx'

afterEach(unmountAll)

const run = {
  provider: 'cloud',
  instruction: 'add steam',
  progress: { stage: 'painting', fraction: 0.4 } as const,
  partial: null,
  partials: 0,
  crop: { x: 100, y: 100, width: 200, height: 100 },
}

function blue() {
  const picture = createPicture({ width: 40, height: 20 }, 8)
  for (let pos = 0; pos < picture.data.length; pos += 4) picture.data.set([0, 0, 250, 255], pos)
  return picture
}

test('a half-painted picture lies over its part of the stage, is marked as such, and goes with the run', async () => {
  const { root, store } = showStage(sampleState({ run }), reading())
  await drawn(root)
  store.dispatch({ type: 'partial', picture: blue() })
  await expect.poll(() => colorAt(root, 240, 190)).toEqual([0, 0, 250, 255])
  expect(colorAt(root, 100, 100)).toEqual([0, 200, 0, 255])
  await expect.element(page.getByText(/^Half-painted/)).toBeVisible()
  store.dispatch({ type: 'ended' })
  await expect.poll(() => colorAt(root, 240, 190)).toEqual([0, 200, 0, 255])
  await expect.element(page.getByText(/^Half-painted/)).not.toBeInTheDocument()
})
