import type { ChangeEvent } from '../protocol/figma-document.ts'
import type { DrawnNodes } from './drawn-nodes.ts'

/** Tells of every change of selection, page and nodes of the open page, until the plugin closes. */
export function watchChanges(drawn: DrawnNodes, tell: (event: ChangeEvent) => void): void {
  let watched: PageNode | null = null
  const onNodes = ({ nodeChanges }: NodeChangeEvent) => {
    const created = nodeChanges.flatMap((change) =>
      change.type === 'CREATE' && change.origin === 'LOCAL' && !change.node.removed
        ? [change.node.id]
        : [],
    )
    tell({ pentimento: 'change', created: drawn.add(created) })
  }
  const onSelection = () => tell({ pentimento: 'change', created: [] })
  const watchPage = () => {
    if (watched && !watched.removed) watched.off('nodechange', onNodes)
    watched = figma.currentPage
    watched.on('nodechange', onNodes)
  }
  const onPage = () => {
    watchPage()
    onSelection()
  }
  const stop = () => {
    if (watched && !watched.removed) watched.off('nodechange', onNodes)
    figma.off('selectionchange', onSelection)
    figma.off('currentpagechange', onPage)
    figma.off('close', stop)
  }

  watchPage()
  figma.on('selectionchange', onSelection)
  figma.on('currentpagechange', onPage)
  figma.on('close', stop)
}
