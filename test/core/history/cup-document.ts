import type { Lineage, Rebuilt } from '../../../core/history/lineage.ts'
import { ModelDocument } from './model-document.ts'

/** A source with v1 ← v2 and v1 ← v3 on it, healed and saved. */
export function cupDocument() {
  const document = new ModelDocument('patches')
  const source = document.addSource()
  const v1 = document.place(source, null)
  const v2 = document.place(source, v1)
  const v3 = document.place(source, v1)
  return { document, source, v1, v2, v3 }
}

/** A tree as text: `v1(v2, v3)`, the head starred. */
function drawn(lineage: Lineage | undefined): string {
  if (!lineage) return 'none'
  const draw = (id: string): string => {
    const version = lineage.versions.find(({ record }) => record.id === id)
    if (!version) return '?'
    const isHead = lineage.head.kind === 'version' && lineage.head.id === id
    const children = version.children.map(draw).join(', ')
    return `v${version.record.number}${isHead ? '*' : ''}${children && `(${children})`}`
  }
  const roots = lineage.versions.filter((v) => v.record.parent === null || v.parentMissing)
  return roots.map(({ record }) => draw(record.id)).join(', ')
}

/** All trees of a document as text. */
export function drawnAll({ lineages }: Rebuilt): readonly string[] {
  return lineages.map(drawn)
}

/** Finds a version in a rebuilt document. */
export function version({ lineages }: Rebuilt, id: string) {
  return lineages.flatMap(({ versions }) => versions).find(({ record }) => record.id === id)
}
