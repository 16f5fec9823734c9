import { dataNamespace, entryKeys, historyFrameSchema } from '../protocol/entries.ts'
import type { Look, Scan } from '../protocol/figma-document.ts'
import type { NodeFacts } from '../protocol/node-facts.ts'
import { loadPageOf } from './load-page.ts'
import { createFactsReader } from './read-facts.ts'
import { isGone } from './refusals.ts'

/** Reads what is open and selected. */
export function readLook(): Look {
  const { id, selection } = figma.currentPage
  return { page: id, selection: readLiving(selection, createFactsReader()) }
}

/** Reads nodes by id, from any page; null for each that is gone. */
export async function readNodes(ids: readonly string[]): Promise<(NodeFacts | null)[]> {
  const nodes = await Promise.all(ids.map((id) => figma.getNodeByIdAsync(id)))
  await Promise.all(nodes.map((node) => node && loadPageOf(node)))
  const read = createFactsReader()
  return nodes.map((node) => (node && readLiving([node], read)[0]) ?? null)
}

/** Inside instances Figma may hand out nodes that exist no more: these are left out. */
function readLiving(nodes: readonly BaseNode[], read: (node: BaseNode) => NodeFacts): NodeFacts[] {
  return nodes.flatMap((node) => {
    try {
      return node.removed ? [] : [read(node)]
    } catch (thrown) {
      if (isGone(thrown)) return []
      throw thrown
    }
  })
}

/**
 * Finds all nodes of the current page that carry entries of ours, and what these name on other pages.
 *
 * Figma looks the entries up by itself: however large the page is, only nodes of ours are visited. Hidden layers
 * inside instances are left out of that search, which would have to build them all; the ones that matter there
 * are sources, and their history frames name them.
 */
export async function readScan(): Promise<Scan> {
  const read = createFactsReader()
  const nodes = readLiving(findCarriers(), read)
  const found = new Set(nodes.map((node) => node.id))
  const named = new Set(nodes.flatMap(namedBy).filter((id) => !found.has(id)))
  const others = await readNodes([...named])
  const elsewhere: NodeFacts[] = []
  for (const node of others) {
    if (!node || Object.keys(node.data).length === 0) continue
    if (node.page === figma.currentPage.id) nodes.push(node)
    else elsewhere.push(node)
  }
  return { nodes, elsewhere }
}

function findCarriers(): SceneNode[] {
  const before = figma.skipInvisibleInstanceChildren
  figma.skipInvisibleInstanceChildren = true
  try {
    return figma.currentPage.findAllWithCriteria({ sharedPluginData: { namespace: dataNamespace } })
  } finally {
    figma.skipInvisibleInstanceChildren = before
  }
}

/** Ids of other nodes in a node's entries: the one that it was copied from, and the source of a history frame. */
function namedBy({ id, data }: NodeFacts): string[] {
  const stamped = data[entryKeys.node]
  const source = historySource(data[entryKeys.historyFrame])
  return [stamped, source].filter((name): name is string => name !== undefined && name !== id)
}

function historySource(entry: string | undefined): string | undefined {
  if (entry === undefined) return undefined
  try {
    return historyFrameSchema.parse(JSON.parse(entry)).source
  } catch {
    // Whoever wrote this, it is not for this side to judge: the panel's side heals what it can.
    return undefined
  }
}
