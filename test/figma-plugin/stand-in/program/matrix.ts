/** Gives a matrix that applies `second` first, then `first`. */
export function multiply(first: Transform, second: Transform): Transform {
  const [[a, c, e], [b, d, f]] = first
  const [[g, i, k], [h, j, l]] = second
  return [
    [a * g + c * h, a * i + c * j, a * k + c * l + e],
    [b * g + d * h, b * i + d * j, b * k + d * l + f],
  ]
}

/** Gives the inverse of a matrix. */
export function invert([[a, c, e], [b, d, f]]: Transform): Transform {
  const det = a * d - b * c
  return [
    [d / det, -c / det, (c * f - d * e) / det],
    [-b / det, a / det, (b * e - a * f) / det],
  ]
}

export const identity: Transform = [
  [1, 0, 0],
  [0, 1, 0],
]

/** Gives the smallest upright box around a rectangle from (0, 0) to (width, height) after a transform. */
export function boundsOf(transform: Transform, width: number, height: number): Rect {
  const corners = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ].map(([x = 0, y = 0]) => {
    const [[a, c, e], [b, d, f]] = transform
    return { x: a * x + c * y + e, y: b * x + d * y + f }
  })
  const x = Math.min(...corners.map((corner) => corner.x))
  const y = Math.min(...corners.map((corner) => corner.y))
  return {
    x,
    y,
    width: Math.max(...corners.map((corner) => corner.x)) - x,
    height: Math.max(...corners.map((corner) => corner.y)) - y,
  }
}

/** Figma keeps numbers of the document with 32 bits. */
export function keptTransform([[a, c, e], [b, d, f]]: Transform): Transform {
  return [
    [Math.fround(a), Math.fround(c), Math.fround(e)],
    [Math.fround(b), Math.fround(d), Math.fround(f)],
  ]
}
