import { expect } from 'vitest'
import { createPicture, type Picture } from '../../../core/image/picture.ts'
import type { PanelStore } from '../../../core/panel/panel-store.ts'

function flat(rgb: readonly [number, number, number]): Picture {
  const picture = createPicture({ width: 600, height: 400 }, 8)
  for (let pos = 0; pos < picture.data.length; pos++) {
    picture.data[pos] = pos % 4 === 3 ? 255 : (rgb[pos % 4] ?? 0)
  }
  return picture
}

/** Reads red for the source and green for everything else, and notes what was asked for. */
export function reading(): { reads: string[]; readForDisplay: PanelStore['readForDisplay'] } {
  const reads: string[] = []
  return {
    reads,
    readForDisplay: async (target) => {
      reads.push(target.kind === 'version' ? target.id : target.kind)
      return target.kind === 'source' ? flat([200, 0, 0]) : flat([0, 200, 0])
    },
  }
}

/** The drawn colour at a point of the stage, overlay left out. */
export function colorAt(root: HTMLElement, x: number, y: number): number[] {
  return pixelOf(root.querySelectorAll('canvas')[0], x, y)
}

/** The overlay's own colour at a point of the stage. */
export function overlayAt(root: HTMLElement, x: number, y: number): number[] {
  return pixelOf(root.querySelectorAll('canvas')[1], x, y)
}

function pixelOf(canvas: HTMLCanvasElement | undefined, x: number, y: number): number[] {
  const ratio = (canvas?.width ?? 0) / (canvas?.clientWidth ?? 1)
  const context = canvas?.getContext('2d')
  return [...(context?.getImageData(x * ratio, y * ratio, 1, 1).data ?? [])]
}

/** Waits until a picture is drawn. */
export async function drawn(root: HTMLElement): Promise<void> {
  await expect.poll(() => colorAt(root, 340, 240)[3]).toBe(255)
}

/** Presses, moves and releases the pointer on the stage, in CSS pixels from its corner. */
export function drag(
  root: HTMLElement,
  points: readonly (readonly [number, number])[],
  init: PointerEventInit = {},
): void {
  const canvas = root.querySelector('canvas')
  const types = ['pointerdown', ...points.slice(1).map(() => 'pointermove')]
  const fire = (type: string, [x, y]: readonly [number, number]) =>
    canvas?.dispatchEvent(
      new PointerEvent(type, { bubbles: true, pointerId: 1, clientX: x, clientY: y, ...init }),
    )
  const stage = root.querySelector<HTMLElement>('.pentimento-stage')
  // A scripted pointer is none that the browser could capture.
  if (stage) stage.setPointerCapture = () => {}
  points.forEach((point, index) => {
    fire(types[index] ?? 'pointermove', point)
  })
  fire('pointerup', points.at(-1) ?? [0, 0])
}
