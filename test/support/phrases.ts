import { readFileSync } from 'node:fs'
import { type FindingKind, findingKinds } from '../../core/guide/findings/finding.ts'
import { type Stage, stages } from '../../core/guide/stages/stage.ts'

/** An instruction with the findings that its text alone must and may have; all others must be absent. */
export interface LabelledPhrase {
  readonly text: string
  readonly must: readonly FindingKind[]
  readonly may: readonly FindingKind[]
}

/** An instruction of a public guide, or of the method's own stories, with what was agreed about it. */
export interface GoldenPhrase extends LabelledPhrase {
  /** A key of the table in NOTICE.md. */
  readonly source: string
  /** How many things must stay; `many`: one or more. */
  readonly keeps: number | 'many'
  /** The stages that fit each change, in the order in which they are best run; null: their number isn't agreed. */
  readonly stages: readonly (readonly Stage[])[] | null
}

/** An instruction that needs no advice. */
export interface CleanPhrase {
  readonly text: string
  readonly source: string
}

const folder = new URL('../core/guide/phrases/', import.meta.url)

/** Reads a file beside the phrases, with `\n` at the ends of its lines. */
export function phraseFile(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8').replaceAll('\r\n', '\n')
}

/** The instructions with agreed findings. */
export function goldenPhrases(): GoldenPhrase[] {
  return rowsOf('golden.tsv', 5).map(([source, labels, keeps, stageCells, text]) => ({
    ...labelled(text!, labels!),
    source: source!,
    keeps: keeps === '+' ? 'many' : Number(keeps),
    stages: stageCells === '!' ? null : stageCells!.split(' ').filter(Boolean).map(stagesOf),
  }))
}

/** The instructions that need no advice. */
export function cleanPhrases(): CleanPhrase[] {
  return rowsOf('clean.tsv', 2).map(([source, text]) => ({ source: source!, text: text! }))
}

/** The instructions written independently of the rules; never to be looked at while rules are written. */
export function independentPhrases(): LabelledPhrase[] {
  return rowsOf('independent.tsv', 2).map(([labels, text]) => labelled(text!, labels!))
}

function rowsOf(name: string, columns: number): string[][] {
  const [, ...lines] = phraseFile(name).slice(0, -1).split('\n')
  return lines.map((line) => {
    const cells = line.split('\t')
    if (cells.length !== columns) {
      throw new TypeError(`Expected ${columns} cells in ${name} but received ${line}`)
    }
    return [...cells.slice(0, -1), cells.at(-1)!.replaceAll('\\n', '\n')]
  })
}

function labelled(text: string, labels: string): LabelledPhrase {
  const kinds = labels === '-' ? [] : labels.split(' ')
  return {
    text,
    must: kinds.filter((kind) => !kind.startsWith('?')).map(kindOf),
    may: kinds.filter((kind) => kind.startsWith('?')).map((kind) => kindOf(kind.slice(1))),
  }
}

function kindOf(word: string): FindingKind {
  const kind = findingKinds.find((known) => known === word)
  if (!kind) throw new TypeError(`Expected a kind of finding but received ${word}`)
  return kind
}

function stagesOf(cell: string): readonly Stage[] {
  if (cell === '*') return stages
  return cell.split('|').map((word) => {
    const stage = stages.find((known) => known === word)
    if (!stage) throw new TypeError(`Expected a stage but received ${word}`)
    return stage
  })
}
