import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createPicture } from '../../../core/image/picture.ts'
import { coverageAt, fullMask } from '../../../core/mask/mask.ts'
import type { PanelState } from '../../../core/panel/state.ts'
import { report, sampleState } from '../../core/panel/support/sample-state.ts'
import { colorAt, drag, drawn, reading } from './stage-support.ts'
import { namelessControls, showStage, unmountAll } from './support.tsx'

afterEach(unmountAll)

/** With its margin of 40 the 600 × 400 picture fits the 680 × 480 stage at scale 1. */
const origin = { x: 40, y: 40 }

function stageState(changes: Partial<PanelState['stage']> = {}): PanelState {
  const state = sampleState()
  return { ...state, stage: { ...state.stage, brushRadius: 10, ...changes } }
}

test('the picture that shows is read once and drawn', async () => {
  const { reads, readForDisplay } = reading()
  const { root, store } = showStage(stageState(), { readForDisplay })
  await drawn(root)
  expect(colorAt(root, 350, 250)).toEqual([0, 200, 0, 255])
  expect(colorAt(root, 20, 20)).toEqual([0, 0, 0, 0])
  store.dispatch({ type: 'instruct', text: 'x' })
  store.dispatch({ type: 'stage', changes: { compare: 'source' } })
  await expect.poll(() => reads).toContain('source')
  expect(reads).toEqual(['id4', 'source'])
  expect(namelessControls(root)).toEqual([])
})

test('squares show through where the picture is transparent, and nowhere else', async () => {
  const { readForDisplay } = reading()
  const { root } = showStage(stageState(), {
    readForDisplay: async (...request) => {
      const picture = await readForDisplay(...request)
      picture.data.fill(0, 0, 100 * 600 * 4)
      return picture
    },
  })
  await drawn(root)
  const [light, dark] = [colorAt(root, 50, 50), colorAt(root, 58, 50)]
  expect(light[3]).toBeGreaterThan(0)
  expect(light).not.toEqual(dark)
  expect(colorAt(root, 20, 20)).toEqual([0, 0, 0, 0])
  expect(colorAt(root, 350, 250)).toEqual([0, 200, 0, 255])
})

test('a brush stroke becomes the region, in source pixels', async () => {
  const { root, store } = showStage(stageState({ tool: 'brush' }), reading())
  await drawn(root)
  drag(root, [
    [150, 150],
    [250, 150],
  ])
  const { region } = store.getState().draft.painting
  expect(region?.rect).toEqual({ x: 100, y: 100, width: 120, height: 20 })
  expect(coverageAt(region!, 150, 110)).toBe(255)
})

test('a stroke with Alt takes away, and Ctrl+Z takes the stroke back', async () => {
  const { root, store } = showStage(stageState({ tool: 'rectangle' }), reading())
  await drawn(root)
  drag(root, [
    [100, 100],
    [200, 200],
  ])
  drag(
    root,
    [
      [100, 100],
      [150, 200],
    ],
    { altKey: true },
  )
  expect(store.getState().draft.painting.region?.rect).toEqual({
    x: 150 - origin.x,
    y: 100 - origin.y,
    width: 50,
    height: 100,
  })
  root.querySelector<HTMLElement>('.pentimento-stage')?.focus()
  await userEvent.keyboard('{Control>}z{/Control}')
  expect(store.getState().draft.painting.region?.rect.width).toBe(100)
})

test('protected areas are painted apart from the region', async () => {
  const { root, store } = showStage(stageState({ tool: 'lasso', paints: 'protect' }), reading())
  await drawn(root)
  drag(root, [
    [100, 100],
    [200, 100],
    [200, 200],
    [100, 200],
  ])
  expect(store.getState().draft.painting.region).toBeNull()
  expect(store.getState().draft.painting.protect?.rect).toEqual({
    x: 60,
    y: 60,
    width: 100,
    height: 100,
  })
})

test('Escape abandons a stroke', async () => {
  const { root, store } = showStage(stageState({ tool: 'brush' }), reading())
  await drawn(root)
  const stage = root.querySelector<HTMLElement>('.pentimento-stage')
  if (stage) stage.setPointerCapture = () => {}
  const canvas = root.querySelector('canvas')
  const at = { bubbles: true, pointerId: 1, clientX: 200, clientY: 200 }
  canvas?.dispatchEvent(new PointerEvent('pointerdown', at))
  stage?.focus()
  await userEvent.keyboard('{Escape}')
  canvas?.dispatchEvent(new PointerEvent('pointerup', at))
  expect(store.getState().draft.painting.region).toBeNull()
  expect(store.getState().draft.past).toEqual([])
})

test('the overlay shows the region, and hides while comparing', async () => {
  const state = stageState()
  const region = fullMask({ x: 100, y: 100, width: 100, height: 100 })
  const { root, store } = showStage(
    { ...state, draft: { ...state.draft, painting: { region, protect: null } } },
    reading(),
  )
  await drawn(root)
  const overlay = root.querySelectorAll('canvas')[1]
  const alphaAt = (x: number, y: number) => {
    const ratio = (overlay?.width ?? 0) / (overlay?.clientWidth ?? 1)
    return overlay?.getContext('2d')?.getImageData(x * ratio, y * ratio, 1, 1).data[3]
  }
  expect(alphaAt(200, 200)).toBeGreaterThan(0)
  expect(alphaAt(400, 200)).toBe(0)
  store.dispatch({ type: 'stage', changes: { compare: 'source' } })
  await expect.poll(() => alphaAt(200, 200)).toBe(0)
})

test('before is left of the slider and after right of it, and arrow keys move it', async () => {
  const { reads, readForDisplay } = reading()
  const { root } = showStage(stageState({ compare: 'source' }), { readForDisplay })
  await expect.poll(() => colorAt(root, 200, 250)).toEqual([200, 0, 0, 255])
  expect(colorAt(root, 500, 250)).toEqual([0, 200, 0, 255])
  expect(reads).toEqual(['id4', 'source'])
  const slider = page.getByRole('slider', { name: 'Source on the left, v4 on the right' })
  await expect.element(slider).toHaveAttribute('aria-valuenow', '50')
  document.querySelector<HTMLElement>('[role=slider]')?.focus()
  await userEvent.keyboard('{ArrowRight}{ArrowRight}')
  await expect.element(slider).toHaveAttribute('aria-valuenow', '54')
  await userEvent.keyboard('{Home}')
  await expect.poll(() => colorAt(root, 200, 250)).toEqual([0, 200, 0, 255])
})

test('a version is also compared with the one that it refines', async () => {
  const { reads, readForDisplay } = reading()
  showStage(stageState({ compare: 'source' }), { readForDisplay })
  await page.getByRole('radio', { name: 'v2' }).click()
  await expect.element(page.getByRole('slider', { name: /^v2 on the left/ })).toBeVisible()
  await expect.poll(() => reads).toContain('id2')
})

test('a candidate lies over what shows, only where it may change it', async () => {
  const rect = { x: 100, y: 100, width: 200, height: 200 }
  const color = createPicture(rect, 8)
  for (let pos = 0; pos < color.data.length; pos++) color.data[pos] = pos % 4 < 2 ? 0 : 255
  const coverage = fullMask(rect)
  coverage.data.fill(0, 0, 200 * 100)
  const state = stageState()
  const { root } = showStage(
    {
      ...state,
      choice: {
        proposal: {
          call: 'c1',
          prepared: { intent: { parent: 'id4' } } as never,
          candidates: [{ report, content: { kind: 'patch', patch: { rect, color, coverage } } }],
          usage: { costUsd: 0 },
        },
        previews: [],
        picked: [0],
        previewed: 0,
      },
    },
    reading(),
  )
  await expect.poll(() => colorAt(root, 250, 300)).toEqual([0, 0, 255, 255])
  expect(colorAt(root, 250, 200)).toEqual([0, 200, 0, 255])
})

test('zoom goes by buttons, keys and wheel, and back to fit', async () => {
  const { root } = showStage(stageState(), reading())
  await drawn(root)
  const percent = () => root.querySelector('.pentimento-stage__percent')?.textContent
  const fitted = percent()
  await page.getByRole('button', { name: 'Zoom in (+)' }).click()
  expect(percent()).not.toBe(fitted)
  const stage = root.querySelector<HTMLElement>('.pentimento-stage')
  stage?.focus()
  await userEvent.keyboard('0')
  expect(percent()).toBe(fitted)
  stage?.dispatchEvent(
    new WheelEvent('wheel', {
      deltaY: -100,
      ctrlKey: true,
      clientX: 350,
      clientY: 250,
      cancelable: true,
    }),
  )
  await expect.poll(percent).not.toBe(fitted)
  await userEvent.keyboard('1')
  await expect.poll(percent).toBe('100\u202f%')
})

test('space and drag moves the picture instead of painting', async () => {
  const { root, store } = showStage(stageState({ tool: 'brush' }), reading())
  await drawn(root)
  root.querySelector<HTMLElement>('.pentimento-stage')?.focus()
  await userEvent.keyboard('[Space>]')
  drag(root, [
    [300, 200],
    [400, 260],
  ])
  await userEvent.keyboard('[/Space]')
  expect(store.getState().draft.painting.region).toBeNull()
  await expect.poll(() => colorAt(root, 60, 60)[3]).toBe(0)
})

test('a large picture is neither read nor rebuilt on a stroke', async () => {
  let reads = 0
  const size = { width: 4800, height: 3400 }
  const large = createPicture(size, 8)
  large.data.fill(255)
  const state = stageState({ tool: 'brush', brushRadius: 60 })
  const { root, store } = showStage(
    { ...state, picked: { ...state.picked!, ...size } },
    {
      readForDisplay: async () => {
        reads++
        return large
      },
    },
  )
  await drawn(root)
  const makeBitmap = globalThis.createImageBitmap
  let rebuilt = 0
  globalThis.createImageBitmap = ((...args: Parameters<typeof makeBitmap>) => {
    rebuilt++
    return makeBitmap(...args)
  }) as typeof makeBitmap
  drag(
    root,
    Array.from({ length: 40 }, (_, step) => [200 + step * 5, 200 + (step % 7)] as const),
  )
  globalThis.createImageBitmap = makeBitmap
  expect(store.getState().draft.painting.region).not.toBeNull()
  expect([reads, rebuilt]).toEqual([1, 0])
})

test('a picture that can’t be read says why', async () => {
  showStage(stageState(), {
    readForDisplay: () => Promise.reject(new TypeError('gone')),
  })
  await expect.element(page.getByRole('alert')).toBeVisible()
})
