export interface Point {
  readonly x: number
  readonly y: number
}

/** How far the handles of a quarter circle reach, for a radius of one. */
const quarter = 0.5522847498

/** Gives a closed polygon in Figma's notation: absolute commands, single spaces. */
export function polygonPath(points: readonly Point[]): string {
  const [first, ...others] = points.map(({ x, y }) => `${num(x)} ${num(y)}`)
  return `M ${first} ${others.map((point) => `L ${point}`).join(' ')} L ${first} Z`
}

/** Gives an ellipse within a box as four curves. */
export function ellipsePath(x: number, y: number, width: number, height: number): string {
  const [rx, ry] = [width / 2, height / 2]
  const [cx, cy] = [x + rx, y + ry]
  const [hx, hy] = [rx * quarter, ry * quarter]
  return [
    `M ${num(cx + rx)} ${num(cy)}`,
    curve(cx + rx, cy + hy, cx + hx, cy + ry, cx, cy + ry),
    curve(cx - hx, cy + ry, cx - rx, cy + hy, cx - rx, cy),
    curve(cx - rx, cy - hy, cx - hx, cy - ry, cx, cy - ry),
    curve(cx + hx, cy - ry, cx + rx, cy - hy, cx + rx, cy),
    'Z',
  ].join(' ')
}

/** Gives a rectangle with rounded corners; a radius is at most half an edge. */
export function roundedRectPath(
  width: number,
  height: number,
  corners: readonly [number, number, number, number],
): string {
  const limit = Math.min(width, height) / 2
  const [tl, tr, br, bl] = corners.map((radius) => Math.min(radius, limit)) as [
    number,
    number,
    number,
    number,
  ]
  const bend = (radius: number) => radius * (1 - quarter)
  const parts = [
    `M ${num(tl)} 0`,
    `L ${num(width - tr)} 0`,
    tr > 0 && curve(width - bend(tr), 0, width, bend(tr), width, tr),
    `L ${num(width)} ${num(height - br)}`,
    br > 0 && curve(width, height - bend(br), width - bend(br), height, width - br, height),
    `L ${num(bl)} ${num(height)}`,
    bl > 0 && curve(bend(bl), height, 0, height - bend(bl), 0, height - bl),
    `L 0 ${num(tl)}`,
    tl > 0 && curve(0, bend(tl), bend(tl), 0, tl, 0),
    'Z',
  ]
  return parts.filter(Boolean).join(' ')
}

function curve(...numbers: readonly number[]): string {
  return `C ${numbers.map(num).join(' ')}`
}

function num(value: number): string {
  return String(Math.fround(value))
}
