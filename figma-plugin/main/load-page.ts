/** Loads the page that a node lies on: without it, Figma hides the children of pages that are not open. */
export async function loadPageOf(node: BaseNode): Promise<void> {
  let page: BaseNode | null = node
  while (page && page.type !== 'PAGE') page = page.parent
  if (page && page.id !== figma.currentPage.id) await page.loadAsync()
}
