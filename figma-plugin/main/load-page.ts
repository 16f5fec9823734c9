/** Gives the page that a node lies on; null for the document, and for what lies on no page. */
export function pageOf(node: BaseNode): PageNode | null {
  let above: BaseNode | null = node
  while (above && above.type !== 'PAGE') above = above.parent
  return above
}

/** Loads the page that a node lies on: without it, Figma hides the children of pages that are not open. */
export async function loadPageOf(node: BaseNode): Promise<void> {
  const page = pageOf(node)
  if (page && page.id !== figma.currentPage.id) await page.loadAsync()
}
