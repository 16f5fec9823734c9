import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../../scripts/root.ts'
import { goalsTable } from './goals.ts'
import type { RefinementSize } from './refinement-case.ts'
import { memoryTable, slopesTable, stagesTable } from './tables.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, quick: { type: 'boolean', default: false } },
})
const rounds = Number(values.rounds)

/** A tenth of 24 megapixels, at a quarter of a pixel's area per pixel, as usual providers answer. */
const goal: RefinementSize = {
  picture: { width: 6000, height: 4000 },
  crop: { width: 3000, height: 2000 },
  region: { width: 1900, height: 1264 },
  answer: { width: 1536, height: 1024 },
}

const parts = [
  '# Speed',
  'The least of several runs, taken by turns, on one core; read the ratios, which are within one run.',
  '## 24 megapixels, a region of 10 %, an answer of 1.6 megapixels',
  await goalsTable(goal, rounds),
]
if (!values.quick) {
  parts.push('## The same with an answer of 6 megapixels')
  parts.push(await goalsTable({ ...goal, answer: goal.crop }, rounds))
  parts.push('## Stages', await stagesTable(rounds))
  parts.push('## What the time follows', await slopesTable(rounds))
}
parts.push('## Memory', await memoryTable(goal))
const report = `${parts.join('\n\n')}\n`
await mkdir(join(root, 'build/bench'), { recursive: true })
await writeFile(join(root, 'build/bench/speed.md'), report)
process.stdout.write(report)
