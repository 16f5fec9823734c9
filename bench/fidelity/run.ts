import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../../scripts/root.ts'
import { type AdversarialRow, runAdversarial } from './adversarial.ts'
import { type ChainRow, runChain } from './chain.ts'
import { scoreTable } from './markdown.ts'
import { methodsNamed } from './methods/all-methods.ts'
import { type BenchmarkOptions, levels, readOptions, type SuiteName } from './options.ts'
import { type Photograph, readPhotograph, tunedOn } from './photographs.ts'
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
  process.stdout.write(report)
  if (options.suites === null) {
    await write('build/bench/fidelity.md', report)
    await write('build/bench/fidelity.json', JSON.stringify(measured, null, 1))
    await write('bench/results/fidelity.md', shortReportOf(measured))
  }
}

async function measureAll(all: BenchmarkOptions): Promise<Measured> {
  const isWanted = (name: SuiteName) => all.suites?.includes(name) ?? true
  const suites: Measured['suites'][number][] = []
  for (const suite of suitesOf(all).filter(({ name }) => isWanted(name))) {
    const rows = await runParallel(suite.keys, { ...all, methods: suite.methods }, (done) =>
      tell(`${suite.title}: ${done} of ${suite.keys.length}`),
    )
    suites.push({ suite, rows })
  }
  const reported = all.photos.filter((name) => !tunedOn.includes(name))
  const names = reported.length > 0 ? reported : all.photos
  const chosen = all.full ? names : names.slice(0, 2)
  const photographs = await Promise.all(chosen.map((name) => readPhotograph(name, 480)))
  return {
    suites,
    chain: isWanted('turns') ? await runChains(photographs, all) : [],
    adversarial: isWanted('adversarial') ? await adversarialOf(photographs) : [],
    photos: all.photos,
    size: all.size,
  }
}

async function runChains(
  photographs: readonly Photograph[],
  { full }: BenchmarkOptions,
): Promise<readonly ChainRow[]> {
  const rows: ChainRow[] = []
  for (const photo of photographs) {
    for (const level of full ? levels : levels.slice(0, 2)) {
      for (const method of methodsNamed(['raw', 'a1111', 'ours'])) {
        tell(`Ten turns: ${photo.name}, ${level}, ${method.name}`)
        rows.push(...(await runChain(photo, level, method)))
      }
    }
  }
  return rows
}

function adversarialOf(photographs: readonly Photograph[]): Promise<readonly AdversarialRow[]> {
  tell('Cases that are made to go wrong')
  return runAdversarial(photographs)
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
