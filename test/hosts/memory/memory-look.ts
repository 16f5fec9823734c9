import { composeOnto } from '../../../core/edit/compose.ts'
import { visibleChain } from '../../../core/history/chain.ts'
import type { Lineage, Stacking } from '../../../core/history/lineage.ts'
import type { Picture } from '../../../core/image/picture.ts'
import type { MemoryDocument, MemoryLayer } from './memory-document.ts'
import { sourceLayer } from './memory-facts.ts'

/** Gives the picture that a version shows when it is the visible one. */
export function lookOf(
  document: MemoryDocument,
  lineage: Lineage,
  id: string,
  stacking: Stacking,
): Picture {
  const ids = stacking === 'cumulative' ? [id] : visibleChain(lineage, id)
  return layOver(document, lineage, ids)
}

/** Gives the picture that is visible now in a source's place. */
export function shownLook(
  document: MemoryDocument,
  source: string,
  lineage: Lineage | null,
): Picture {
  const head = lineage?.head ?? { kind: 'source' }
  if (!lineage || head.kind === 'source') return pictureOf(sourceLayer(document, source))
  const seen = new Set(
    lineage.versions
      .filter((version) => version.visible && !version.takenOut)
      .map((version) => version.layer),
  )
  const layers = document.layers.filter(({ id }) => seen.has(id))
  return lay(document, source, layers)
}

function layOver(document: MemoryDocument, lineage: Lineage, ids: readonly string[]): Picture {
  const wanted = new Set(
    lineage.versions.filter(({ record }) => ids.includes(record.id)).map(({ layer }) => layer),
  )
  const layers = document.layers.filter((layer) => wanted.has(layer.id))
  return lay(document, lineage.source ?? '', layers)
}

/** Lays layers over each other, bottom first, as the tool would draw them. */
function lay(document: MemoryDocument, source: string, layers: readonly MemoryLayer[]): Picture {
  let picture: Picture | null = null
  for (const { content } of layers) {
    if (content.kind === 'full') picture = content.picture
    if (content.kind !== 'patches') continue
    let under: Picture = content.base ?? picture ?? pictureOf(sourceLayer(document, source))
    for (const patch of content.patches) under = composeOnto(under, patch)
    picture = under
  }
  return picture ?? pictureOf(sourceLayer(document, source))
}

function pictureOf({ content }: MemoryLayer): Picture {
  if (content.kind !== 'picture')
    throw new TypeError(`Expected a picture but found ${content.kind}`)
  return content.picture
}
