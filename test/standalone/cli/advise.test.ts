import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { photograph } from '../../hosts/contract/scene.ts'
import { type Bench, openBench } from './run-cli.ts'

const size = { width: 24, height: 16 }

async function openWarm(bench: Bench): Promise<string> {
  const input = bench.writePng('a.png', photograph(size, 8))
  await bench.run('refine', input, '--instruction', 'make the light slightly warmer')
  return bench.path('a.psd')
}

test('advise says where the picture is, and what failed, and writes nothing', async () => {
  const bench = openBench()
  const psd = await openWarm(bench)
  await bench.run('refine', psd, '--instruction', 'a bit more', '--follow-up')
  const before = bench.read('a.psd')
  const found = await bench.json('advise', psd)
  expect(found).toMatchObject({
    command: 'advise',
    version: { number: 2 },
    stage: { now: 'light', next: 'composition' },
    rounds: [
      { number: 1, outcome: 'failed', why: 'reworded' },
      { number: 2, outcome: 'open', why: null },
    ],
    notice: null,
  })
  const { out } = await bench.run('advise', psd)
  expect(out).toMatch(/^a: v2\. Light done; composition usually comes next\./u)
  expect(out).toMatch(/1 of them came to nothing:\n {2}v1 reworded/u)
  expect(bench.read('a.psd')).toEqual(before)
})

test('advise on the source says what comes first', async () => {
  const bench = openBench()
  const psd = await openWarm(bench)
  const { out } = await bench.run('advise', psd, '--version', 'source')
  expect(out).toMatch(/^a: the source\. Light and atmosphere usually come first\./u)
})

test('a follow-up is told before it runs, and kept as the full instruction', async () => {
  const bench = openBench()
  const psd = await openWarm(bench)
  const ran = await bench.run('refine', psd, '--instruction', 'a bit more', '--follow-up')
  expect(ran.err).toMatch(/“a bit more” is taken as “Make the light warmer”, from the source\./u)
  const [lineage] = (await bench.json('history', psd)).lineages
  expect(lineage.versions[1]).toMatchObject({ instruction: 'Make the light warmer', parent: null })
})

test('without the option a follow-up is used as it stands, with a hint', async () => {
  const bench = openBench()
  const psd = await openWarm(bench)
  const ran = await bench.run('refine', psd, '--instruction', 'a bit more', '--dry-run')
  expect(ran.err).toMatch(/sounds like a follow-up .* --follow-up takes it as one/u)
  expect(ran.out).toMatch(/Change only this: a bit more/u)
})

test('what needs no painting, or is not clear, is refused with what to do', async () => {
  const bench = openBench()
  const psd = await openWarm(bench)
  const undone = await bench.run('refine', psd, '--instruction', 'undo that', '--follow-up')
  expect([undone.code, undone.err]).toEqual([
    1,
    expect.stringMatching(/pentimento show .*a\.psd source/u),
  ])
  const unclear = await bench.run('refine', psd, '--instruction', 'now the table', '--follow-up')
  expect(unclear.err).toMatch(/What should happen to the table\?.*for example/u)
  expect((await bench.json('history', psd)).lineages[0].versions).toHaveLength(1)
})

test('the README shows every key of the answer', async () => {
  const bench = openBench()
  const found = await bench.json('advise', await openWarm(bench))
  const readme = readFileSync('standalone/cli/README.md', 'utf8')
  const [, section = ''] = readme.split('\n## advise\n')
  const shown = section.split('\n## ')[0] ?? ''
  for (const key of [...Object.keys(found), ...Object.keys(found.rounds[0])]) {
    expect(shown).toContain(`"${key}"`)
  }
})
