import type { Around } from '../protocol/figma-document.ts'

/**
 * Reads what a new layer of the current page comes among: the middle of what the user looks at, and all names there
 * that begin with a text. What is hidden within instances is left out: Figma would have to build it all.
 */
export function readAround(beginning: string): Around {
  const { x, y } = figma.viewport.center
  const before = figma.skipInvisibleInstanceChildren
  figma.skipInvisibleInstanceChildren = true
  try {
    const named = figma.currentPage.findAll(({ name }) => name.startsWith(beginning))
    return { center: { x, y }, names: named.map(({ name }) => name) }
  } finally {
    figma.skipInvisibleInstanceChildren = before
  }
}
