import { join } from 'node:path'
import type { Summary } from '../../core/batch/summary/summary.ts'
import { summaryCsv } from '../../core/batch/summary/summary-csv.ts'
import { summaryMarkdown } from '../../core/batch/summary/summary-markdown.ts'
import { writeWhole } from '../cli/files.ts'

/** Writes what became of a job beside its documents, and gives where. */
export async function writeSummary(folder: string, summary: Summary): Promise<readonly string[]> {
  const texts = {
    'summary.md': summaryMarkdown(summary),
    'summary.csv': summaryCsv(summary),
    'summary.json': `${JSON.stringify(summary, null, 2)}\n`,
  }
  const paths: string[] = []
  for (const [name, text] of Object.entries(texts)) {
    const path = join(folder, name)
    await writeWhole(path, text)
    paths.push(path)
  }
  return paths
}
