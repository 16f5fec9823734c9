import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../../scripts/root.ts'
import { runAdversarial } from './adversarial.ts'
import { type ChainRow, runChain } from './chain.ts'
import { scoreTable } from './markdown.ts'
import { methodsNamed } from './methods/all-methods.ts'
import { type BenchmarkOptions, levels, readOptions } from './options.ts'
import { readPhotograph, tunedOn } from './photographs.ts'
import { type Measured, reportOf, shortReportOf } from './report.ts'
import { casesOf, runCases } from './run-cases.ts'
import { runParallel } from './run-parallel.ts'
import { suitesOf } from './suites.ts'

const options = await readOptions(process.argv.slice(2))
if (options.isChosen) {
  const keys = casesOf(options)
  const run = keys.length < 6 ? runCases : runParallel
  const rows = await run(keys, options, (done) => tell(`${done} of ${keys.length}`))
  process.stdout.write(`${scoreTable(rows)}\n`)
} else {
  const measured = await measureAll(options)
  const report = reportOf(measured)
  await write('build/bench/fidelity.md', report)
  await write('build/bench/fidelity.json', JSON.stringify(measured, null, 1))
  await write('bench/results/fidelity.md', shortReportOf(measured))
  process.stdout.write(report)
}

async function measureAll(all: BenchmarkOptions): Promise<Measured> {
  const suites: Measured['suites'][number][] = []
  for (const suite of suitesOf(all)) {
    const rows = await runParallel(suite.keys, { ...all, methods: suite.methods }, (done) =>
      tell(`${suite.title}: ${done} of ${suite.keys.length}`),
    )
    suites.push({ suite, rows })
  }
  const reported = all.photos.filter((name) => !tunedOn.includes(name))
  const names = reported.length > 0 ? reported : all.photos
  const small = await Promise.all(names.map((name) => readPhotograph(name, 600)))
  const chain: ChainRow[] = []
  for (const photo of all.full ? small : small.slice(0, 2)) {
    for (const level of all.full ? levels : levels.slice(0, 2)) {
      for (const method of methodsNamed(['raw', 'a1111', 'ours'])) {
        tell(`Ten turns: ${photo.name}, ${level}, ${method.name}`)
        chain.push(...(await runChain(photo, level, method)))
      }
    }
  }
  const adversarial = await runAdversarial(all.full ? small : small.slice(0, 2))
  return { suites, chain, adversarial, photos: all.photos, size: all.size }
}

async function write(path: string, text: string): Promise<void> {
  const target = join(root, path)
  await mkdir(join(target, '..'), { recursive: true })
  await writeFile(target, text)
}

/** Shows how far it is, where somebody looks. */
function tell(progress: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${progress}`)
}
