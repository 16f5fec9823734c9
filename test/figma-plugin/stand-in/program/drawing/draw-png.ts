import type { World } from '../world.ts'
import { flatPng } from './flat-png.ts'

/**
 * Draws a node as a picture of a size and of one colour: what its visible fills, and those inside it, give.
 *
 * The pixels are no claim about Figma's renderer; size, success and failure are.
 */
export function drawPng(
  world: World,
  id: string,
  size: { readonly width: number; readonly height: number },
): Uint8Array {
  const whole = (length: number) => Math.max(1, Math.round(length))
  return flatPng(whole(size.width), whole(size.height), colorOf(world, id))
}

type Color = readonly [number, number, number, number]

function colorOf(world: World, id: string): Color {
  const { children, props } = world.store.get(id)
  let color: Color = [0, 0, 0, 0]
  for (const paint of props.fills === 'mixed' ? [] : props.fills)
    color = over(color, paintColor(paint))
  for (const child of children ?? []) {
    if (world.store.get(child).props.visible) color = over(color, colorOf(world, child))
  }
  return color
}

/** A picture counts as the colour that its hash spells. */
function paintColor(paint: Paint): Color {
  const alpha = paint.visible === false ? 0 : (paint.opacity ?? 1) * 255
  if (paint.type === 'SOLID') {
    const { r, g, b } = paint.color
    return [r * 255, g * 255, b * 255, alpha]
  }
  if (paint.type !== 'IMAGE' || !paint.imageHash) return [0, 0, 0, 0]
  const at = (index: number) => Number.parseInt(paint.imageHash?.slice(index, index + 2) ?? '0', 16)
  return [at(0), at(2), at(4), alpha]
}

function over(below: Color, above: Color): Color {
  const a = above[3] / 255
  const rest = (below[3] / 255) * (1 - a)
  const all = a + rest
  if (all === 0) return [0, 0, 0, 0]
  const mix = (index: 0 | 1 | 2) => Math.round((above[index] * a + below[index] * rest) / all)
  return [mix(0), mix(1), mix(2), Math.round(all * 255)]
}
