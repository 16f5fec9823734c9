import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { run } from '../../../standalone/cli/run.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { type Bench, openBench } from './run-cli.ts'

/** A bench with a folder of small pictures on it. */
function openSet(count = 3, options: Parameters<typeof openBench>[0] = {}) {
  const bench = openBench(options)
  const input = bench.path('in')
  mkdirSync(join(input, 'more'), { recursive: true })
  for (let i = 1; i <= count; i++) {
    const png = encodePng(photograph({ width: 40, height: 30 }, 8, i))
    writeFileSync(join(input, i === count ? `more/${i}.png` : `${i}.png`), png)
  }
  const out = bench.path('out')
  const job = ['batch', input, '--instruction', 'make the light warmer', '--out', out]
  return { bench, input, out, job }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort()
}

const versionsOf = async (bench: Bench, file: string) =>
  (await bench.json('history', file)).lineages.flatMap(
    ({ versions }: { versions: readonly { instruction: string }[] }) => versions,
  )

test('every picture of a folder becomes a layered document, with a summary in three forms', async () => {
  const { bench, out, job } = openSet()
  const result = await bench.json(...job, '--region-box', '25%,25%,50%,50%')
  expect(result).toMatchObject({
    ...{ command: 'batch', stopped: null, left: 0, unknown: [] },
    counts: { done: 3, failed: 0, unknown: 0 },
    spent: { costUsd: 0 },
    set: { pictures: 3, against: 'median', outliers: [] },
  })
  expect(filesIn(out)).toEqual([
    ...['1.psd', '2.psd', 'batch.jsonl', 'more/3.psd'],
    ...['summary.csv', 'summary.json', 'summary.md'],
  ])
  expect(JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')).counts.done).toBe(3)
  expect(readFileSync(join(out, 'summary.csv'), 'utf8').split('\r\n')).toHaveLength(5)
  expect(readFileSync(join(out, 'summary.md'), 'utf8')).toContain('0 pixels changed')
  expect(await versionsOf(bench, join(out, 'more/3.psd'))).toMatchObject([
    { number: 1, costUsd: 0, report: { outside: { changedPixels: 0 } } },
  ])
})

test('the steps of a file refine each other, with places that fit every picture', async () => {
  const { bench, out, input } = openSet()
  const steps = [
    { instruction: 'make the light warmer', region: ['0%,0%,50%,50%', '50%,50%,50%,50%'] },
    {
      instruction: 'make it brighter',
      region: { mask: 'masks/{name}.png' },
      protect: '0%,0%,50%,10%',
    },
  ]
  mkdirSync(bench.path('masks'))
  for (const name of ['1', '2', '3']) {
    bench.writePng(`masks/${name}.png`, photograph({ width: 40, height: 30 }, 8, 5))
  }
  const file = bench.write('steps.json', JSON.stringify(steps))
  expect((await bench.run('batch', input, '--steps', file, '--out', out)).code).toBe(0)
  const [first, second] = await versionsOf(bench, join(out, '1.psd'))
  expect(first).toMatchObject({ instruction: 'make the light warmer', parent: null })
  expect(second).toMatchObject({
    instruction: 'make it brighter',
    parent: first.id,
    hasRegion: true,
  })
})

test('a list names pictures wherever they lie, and no two results share a name', async () => {
  const { bench, input, out } = openSet()
  const jpegName = join(input, 'more', '1.png')
  writeFileSync(jpegName, readFileSync(join(input, '1.png')))
  const list = bench.write('list.txt', `# two of them\n${join(input, '1.png')}\n\n${jpegName}\n`)
  const { code } = await bench.run(
    ...['batch', list, '--instruction', 'make the light warmer', '--out', out],
  )
  expect(code).toBe(0)
  expect(filesIn(out).filter((name) => name.endsWith('.psd'))).toEqual(['1.png.psd', '1.psd'])
})

test('a dry run prices the whole job and writes nothing', async () => {
  const { bench, out, job } = openSet()
  const paid = ['--provider', 'openai', '--model', 'gpt-image-2', '--quality', 'low']
  const live = await bench.json(...job, ...paid, '--dry-run', '--budget', '0.001')
  expect(live).toMatchObject({ dryRun: true, pictures: 3, withinBudget: false })
  expect(live.highUsd).toBeGreaterThan(0)
  const inBatch = await bench.json(...job, ...paid, '--dry-run', '--engine', 'openai-batch')
  expect(inBatch.highUsd).toBeCloseTo(live.highUsd / 2)
  const words = async (model: string) => {
    const how = ['--provider', 'openai', '--model', model, '--engine', 'openai-batch']
    return (await bench.run(...job, ...how, '--dry-run')).out
  }
  expect(await words('gpt-image-2')).toMatch(/Cost: \$0\.\d{4}(?:–\$0\.\d{4})?\./u)
  expect(await words('gpt-image-2')).toContain('gpt-image-2 costs 50 % of the live price')
  expect(await words('gpt-image-2.5-flare')).toContain('the live price is the ceiling')
  expect(bench.files()).toEqual(['in'])
  expect(readdirSync(bench.folder)).not.toContain(out)
})

test('one picture that can’t be read stops everything before a cent is spent, and is named', async () => {
  const { bench, input, job } = openSet()
  const whole = readFileSync(join(input, '2.png'))
  writeFileSync(join(input, '2.png'), whole.subarray(0, whole.length / 2))
  const { error } = await bench.json(...job)
  expect(error).toMatchObject({ code: 'unreadable_file' })
  expect(error.message).toMatch(/^1 of 3 pictures can’t be worked on\. “2\.png”/u)
  expect(error.hint).toContain('Nothing was sent.')
})

test.each([
  [['--region-box', '60%,0%,50%,100%'], /inside the picture/u],
  [['--rate', 'fast'], /calls a minute/u],
  [['--engine', 'openai-batch'], /OpenAI alone/u],
  [['--anchor', 'a.png'], /--only outliers/u],
  [['--quality', 'low'], /quality/u],
])('%s is refused', async (more, words) => {
  const { bench, job } = openSet()
  const { code, err } = await bench.run(...job, ...more)
  expect(code).not.toBe(0)
  expect(err).toMatch(words)
})

test('a misspelt setting in a steps file is named', async () => {
  const { bench, input, out } = openSet()
  const file = bench.write(
    'steps.json',
    '[{ "instruction": "warmer" }, { "instruktion": "cooler" }]',
  )
  const { err } = await bench.run('batch', input, '--steps', file, '--out', out)
  expect(err).toMatch(/step 2/u)
})

test('the budget holds for the whole job, before anything is sent', async () => {
  const { bench, job } = openSet(3, { env: { OPENAI_API_KEY: 'sk-test' } })
  const paid = ['--provider', 'openai', '--model', 'gpt-image-2', '--quality', 'low']
  const { error } = await bench.json(...job, ...paid, '--budget', '0.02')
  expect(error.code).toBe('over_budget')
})

test('a finished folder is not begun again, and going on finds nothing to do', async () => {
  const { bench, out, job } = openSet()
  await bench.run(...job)
  const before = readFileSync(join(out, '1.psd'))
  expect((await bench.json(...job)).error.code).toBe('would_lose_data')
  expect(await bench.json('batch', job[1] as string, '--out', out, '--resume')).toMatchObject({
    counts: { done: 3 },
  })
  expect(readFileSync(join(out, '1.psd'))).toEqual(before)
  const other = [...job.slice(0, 2), '--instruction', 'make it cooler', '--out', out, '--resume']
  expect((await bench.json(...other)).error.code).toBe('bad_setting')
})

test('stopped with Ctrl+C, no further picture is begun, and the others go on later', async () => {
  const { bench, job } = openSet()
  const stop = new AbortController()
  let text = ''
  const code = await run([...job, '--concurrency', '1', '--json'], {
    env: { PENTIMENTO_HOME: bench.path('home') },
    out: (more) => {
      text += more
    },
    err: (line) => {
      if (line.startsWith('1/3 done')) stop.abort()
    },
    showsProgress: false,
    signal: stop.signal,
  })
  expect(code).toBe(1)
  expect(JSON.parse(text)).toMatchObject({ left: 2, counts: { done: 1, planned: 2 } })
  expect((await bench.json(...job, '--resume')).counts).toMatchObject({ done: 3 })
})

test('going on keeps to how calls travel, to the budget and to the pace that the job was begun with', async () => {
  const { out, bench, job } = openSet(1)
  await bench.json(...job, '--budget', '0.5', '--rate', '7')
  const path = join(out, 'batch.jsonl')
  const [header = '', ...rest] = readFileSync(path, 'utf8').split('\n')
  const begun = JSON.parse(header)
  expect(begun.settings).toMatchObject({ engine: 'live', budgetUsd: 0.5, perMinute: 7 })
  const batched = { ...begun, settings: { ...begun.settings, engine: 'openai-batch' } }
  writeFileSync(path, [JSON.stringify(batched), ...rest].join('\n'))
  const again = await bench.json('batch', job[1] as string, '--out', out, '--resume')
  expect(again.error.message).toBe('--engine openai-batch paints with OpenAI alone.')
  expect((await bench.json(...job, '--resume', '--engine', 'live')).counts.done).toBe(1)
})

test('a step that the built-in provider can’t make stops everything before a cent is spent', async () => {
  const { bench, input, out } = openSet(1)
  const steps = [{ instruction: 'make the light warmer' }, { instruction: 'add a cat' }]
  const file = bench.write('steps.json', JSON.stringify(steps))
  const { error } = await bench.json('batch', input, '--steps', file, '--out', out)
  expect(error.code).toBe('needs_generative')
})
