/** Gives a layer's box in page coordinates, also of a hidden one, for which Figma may give none. */
export function boxOf(node: SceneNode): Rect | null {
  if (node.absoluteBoundingBox || !('absoluteTransform' in node)) return node.absoluteBoundingBox
  const [[a, b, x], [c, d, y]] = node.absoluteTransform
  const [across, down] = [
    [a * node.width, b * node.height],
    [c * node.width, d * node.height],
  ] as const
  return {
    x: x + Math.min(0, across[0]) + Math.min(0, across[1]),
    y: y + Math.min(0, down[0]) + Math.min(0, down[1]),
    width: Math.abs(across[0]) + Math.abs(across[1]),
    height: Math.abs(down[0]) + Math.abs(down[1]),
  }
}

/** Tells whether two boxes overlap: touching is not enough, but a line without any width or height counts. */
export function overlap(one: Rect | null, other: Rect | null): boolean {
  if (!one || !other) return false
  return (
    other.x < one.x + one.width &&
    other.y < one.y + one.height &&
    other.x + Math.max(other.width, 1e-3) > one.x &&
    other.y + Math.max(other.height, 1e-3) > one.y
  )
}
