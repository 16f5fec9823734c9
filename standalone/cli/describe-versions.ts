import { chainOf } from '../../core/history/chain.ts'
import type { Lineage, Version } from '../../core/history/lineage.ts'

/** A version as `--json` gives it; documented in README.md, so keys are only ever added. */
export function versionJson({ head }: Lineage, version: Version): Record<string, unknown> {
  const { record } = version
  const { edit } = record
  return {
    id: record.id,
    number: record.number,
    name: version.name,
    layer: version.layer,
    parent: record.parent,
    ...(record.mix && { mix: record.mix }),
    kind: record.kind,
    instruction: edit.instruction,
    provider: edit.provider,
    model: edit.model,
    createdAt: record.createdAt,
    costUsd: record.costUsd,
    shown: head.kind === 'version' && head.id === record.id,
    visible: version.visible,
    starred: record.starred,
    note: record.note,
    call: record.call,
    crop: record.crop,
    edge: edit.edge,
    hasRegion: edit.region !== null,
    adjusted: version.adjusted,
    takenOut: version.takenOut,
    parentMissing: version.parentMissing,
    sourceChanged: version.sourceChanged,
    report: record.report,
  }
}

/** A lineage as `--json` gives it. */
export function lineageJson(lineage: Lineage): Record<string, unknown> {
  const { id, source, sourceName, derivedFrom, head, versions } = lineage
  return {
    id,
    source: source === null ? null : { layer: source, name: sourceName },
    derivedFrom,
    head,
    versions: versions.map((version) => versionJson(lineage, version)),
  }
}

/** Draws a lineage as a tree of lines: a version hangs under the one that it refines. */
export function lineageLines(lineage: Lineage): string[] {
  const { head, source, sourceName, versions } = lineage
  const title = source === null ? 'The source is missing' : sourceName
  const roots = versions.filter((version) => parentOf(lineage, version) === null)
  const mix =
    head.kind === 'mix'
      ? [`Shown: a mix of ${head.ids.map((id) => numberOf(lineage, id)).join(' + ')}`]
      : []
  return [
    `${title}${head.kind === 'source' ? '  ● shown' : ''}`,
    ...roots.flatMap((version, index) => branch(lineage, version, '', index === roots.length - 1)),
    ...mix,
  ]
}

function branch(lineage: Lineage, version: Version, indent: string, last: boolean): string[] {
  const children = lineage.versions.filter(
    (other) => parentOf(lineage, other) === version.record.id,
  )
  const deeper = `${indent}${last ? '   ' : '│  '}`
  return [
    `${indent}${last ? '└─ ' : '├─ '}${versionLine(lineage, version)}`,
    ...children.flatMap((child, index) =>
      branch(lineage, child, deeper, index === children.length - 1),
    ),
  ]
}

function versionLine({ head }: Lineage, version: Version): string {
  const { record, name } = version
  const shown = head.kind === 'version' && head.id === record.id
  const said = [
    ...(shown ? ['● shown'] : []),
    ...(record.starred ? ['★'] : []),
    ...(record.costUsd === null ? [] : record.costUsd > 0 ? [`$${record.costUsd.toFixed(4)}`] : []),
    ...(version.adjusted ? ['changed by hand'] : []),
    ...(version.takenOut ? ['taken out'] : []),
    ...(version.parentMissing ? ['its parent is missing'] : []),
    ...(version.sourceChanged ? ['the source changed since'] : []),
  ]
  return [`v${record.number}  ${name}`, ...said].join('  ')
}

/** The version under which another hangs: its parent where that is there. */
function parentOf(lineage: Lineage, { record }: Version): string | null {
  const { parent } = record
  if (parent === null || !lineage.versions.some((version) => version.record.id === parent)) {
    return null
  }
  return chainOf(lineage, record.id).includes(parent) ? parent : null
}

function numberOf({ versions }: Lineage, id: string): string {
  return `v${versions.find(({ record }) => record.id === id)?.record.number ?? '?'}`
}
