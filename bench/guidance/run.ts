import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../../scripts/root.ts'
import { findingsOnText } from '../../test/support/findings-on-text.ts'
import {
  cleanPhrases,
  goldenPhrases,
  independentPhrases,
  phraseFile,
} from '../../test/support/phrases.ts'
import { variantRates } from '../../test/support/variant-rates.ts'
import { joinedRates } from './joined.ts'
import { reportOf } from './report.ts'
import { scoresOf } from './score.ts'

const independent = independentPhrases()
const clean = cleanPhrases().map(({ text }) => ({ text, must: [], may: [] }))
const git = (...words: string[]) =>
  execFileSync('git', words, { cwd: root, encoding: 'utf8' }).trim()

const report = reportOf({
  commit: git('rev-parse', '--short', 'HEAD'),
  isCommitted: git('status', '--porcelain', '--', 'core/guide') === '',
  hash: createHash('sha256').update(phraseFile('independent.tsv')).digest('hex'),
  phrases: independent.length,
  independent: scoresOf(independent, (text) => findingsOnText(text), true),
  strict: scoresOf(independent, (text) => findingsOnText(text), false),
  unmarked: scoresOf(independent, (text) => findingsOnText(text, true), true),
  golden: scoresOf(goldenPhrases(), (text) => findingsOnText(text), true),
  goldenPhrases: goldenPhrases().length,
  clean: scoresOf(clean, (text) => findingsOnText(text), true),
  variants: variantRates([...goldenPhrases(), ...clean].map(({ text }) => text)),
  joined: joinedRates(clean.map(({ text }) => text)),
  remarks: await readFile(new URL('remarks.md', import.meta.url), 'utf8'),
})

await mkdir(join(root, 'bench/results'), { recursive: true })
await writeFile(join(root, 'bench/results/guidance.md'), report)
process.stdout.write(report)
