import { expect, test } from 'vitest'
import { storeMask } from '../../../core/edit/stored-mask.ts'
import { fullMask } from '../../../core/mask/mask.ts'
import { lineagesOf } from '../../../standalone/document/history-facts.ts'
import { readPsd } from '../../../standalone/document/read-psd.ts'
import { writePsd } from '../../../standalone/document/write-psd.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { lockFixture, notesFixture } from '../../support/notes-fixture.ts'
import { openPicture } from '../document/opened.ts'
import { openBench } from './run-cli.ts'

const size = { width: 24, height: 16 }
const kit = {
  ...{ schema: 1, kind: 'brand-kit', id: 'north', name: 'North' },
  palette: [{ name: 'navy', hex: '#1f3a5f' }],
  forbidden: ['neon'],
  preserve: [{ text: 'the logo', kind: 'text' }],
}

async function openSaved() {
  const bench = openBench()
  const input = bench.writePng('a.png', photograph(size, 8))
  await bench.run('refine', input, '--instruction', 'soften the light')
  const psd = bench.path('a.psd')
  await bench.run('refine', psd, '--instruction', 'darken the upper third slightly')
  return { bench, input, psd }
}

test('a recipe is saved, kept, listed, and replayed on another picture with its words filled in', async () => {
  const { bench, psd } = await openSaved()
  const saved = await bench.json(
    'recipe',
    'save',
    psd,
    'v2',
    '--name',
    'Soft',
    '--param',
    'part=upper third',
  )
  expect(saved.recipe).toMatchObject({ name: 'Soft', steps: 2, parameters: [{ name: 'part' }] })
  const { recipes, presets } = await bench.json('recipe', 'list')
  expect(recipes).toEqual([saved.recipe])
  expect(presets.length).toBeGreaterThan(10)
  const other = bench.writePng('b.png', photograph({ width: 30, height: 50 }, 16))
  const refused = await bench.run('recipe', 'apply', other, '--recipe', 'Soft')
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('“part”')])
  const done = await bench.json(
    'recipe',
    'apply',
    other,
    '--recipe',
    'Soft',
    '--set',
    'part=left half',
  )
  expect(done.failed).toBe(null)
  expect(done.steps.map((step: { instruction: string }) => step.instruction)).toEqual([
    'soften the light',
    'darken the left half slightly',
  ])
  const { lineages } = await bench.json('history', bench.path('b.psd'))
  expect(lineages[0].versions).toHaveLength(2)
  await bench.run('recipe', 'remove', 'Soft')
  expect((await bench.json('recipe', 'list')).recipes).toEqual([])
})

test('a recipe travels in its document', async () => {
  const { bench, psd } = await openSaved()
  await bench.json('recipe', 'save', psd, 'v2', '--name', 'Soft', '--in', psd)
  const { recipes } = await bench.json('recipe', 'list', '--in', psd)
  expect(recipes).toMatchObject([{ name: 'Soft' }])
  const { recipe } = await bench.json('recipe', 'show', 'Soft', '--in', psd)
  expect(recipe.steps).toHaveLength(2)
  expect((await bench.json('history', psd)).lineages[0].versions).toHaveLength(2)
})

test('a step that fails is told, and what was made before it is saved', async () => {
  const { bench, input } = await openSaved()
  const step = (instruction: string) => ({ instruction, stage: 'light' })
  const recipe = { schema: 1, kind: 'recipe', id: 'r', name: 'Cat' }
  const steps = [step('make it warmer'), step('add a sleeping cat'), step('sharpen it')]
  const file = bench.write('r.json', JSON.stringify({ ...recipe, steps }))
  const out = bench.path('c.psd')
  const args = ['recipe', 'apply', input, '--recipe', file, '--out', out]
  const planned = await bench.json(...args, '--dry-run')
  expect(planned.steps).toHaveLength(3)
  const ran = await bench.run(...args, '--json')
  expect(ran.code).toBe(1)
  expect(JSON.parse(ran.out)).toMatchObject({
    failed: { step: 2, code: 'needs_generative' },
    left: ['sharpen it'],
  })
  expect((await bench.json('history', out)).lineages[0].versions).toHaveLength(1)
})

test('a kit goes into every prompt, and is measured afterwards', async () => {
  const { bench, input } = await openSaved()
  const file = bench.write('kit.json', JSON.stringify(kit))
  expect((await bench.json('kit', 'check', file)).lines).toContain('no neon.')
  await bench.run('kit', 'add', file)
  expect((await bench.json('kit', 'list')).kits).toEqual([
    { id: 'north', name: 'North', colors: 1 },
  ])
  const out = bench.path('d.psd')
  const done = await bench.json(
    'recipe',
    'apply',
    input,
    '--recipe',
    'preset:ad-brand-gradient',
    '--kit',
    'North',
    '--out',
    out,
  )
  const [{ instruction, palette }] = done.steps
  expect(instruction).toBe('Add a #1f3a5f gradient to the lower third at 70 %.')
  expect(palette.after.meanDeltaE).toBeLessThan(palette.before.meanDeltaE)
  const measured = await bench.json('kit', 'measure', out, '--kit', file)
  expect(measured.distance.meanDeltaE).toBeGreaterThan(0)
})

test('a folder of ten pictures of different sizes and depths goes through a recipe', async () => {
  const { bench, psd } = await openSaved()
  const recipe = bench.path('r.json')
  await bench.run(
    'recipe',
    'save',
    psd,
    'v2',
    '--name',
    'Soft',
    '--param',
    'part=upper third',
    '--out',
    recipe,
  )
  const list = Array.from({ length: 10 }, (_, i) => {
    const picture = photograph({ width: 12 + 2 * i, height: 30 - 2 * i }, i % 2 === 0 ? 8 : 16)
    return bench.writePng(`p${i}.png`, picture)
  })
  const input = bench.write('list.txt', list.join('\n'))
  const out = bench.path('out')
  const args = ['batch', input, '--recipe', recipe, '--set', 'part=lower third', '--out', out]
  const done = await bench.json(...args)
  expect(done.counts).toMatchObject({ done: 10, failed: 0 })
  for (const item of done.items) {
    expect(item).toMatchObject({ state: 'done', steps: 2, changedOutside: 0 })
  }
  for (const item of [done.items[0], done.items[9]]) {
    const { lineages } = await bench.json('history', item.out)
    expect(
      lineages[0].versions.map(({ instruction }: { instruction: string }) => instruction),
    ).toEqual(['soften the light', 'darken the lower third slightly'])
  }
})

test('what is locked stays locked in its own picture, and nowhere else after a crop', async () => {
  const bench = openBench()
  const { host, picked } = await openPicture()
  const notes = notesFixture({
    locks: [lockFixture({ area: storeMask(fullMask({ x: 1, y: 2, width: 3, height: 4 })) })],
  })
  await host.keepNotes(picked.source, { lineage: 'lineage-1', notes })
  const psd = bench.write('a.psd', writePsd(host.document))
  const warm = { instruction: 'make it warmer', stage: 'light' }
  const reframe = { kind: 'proportions', width: 1, height: 1 }
  const steps = [warm, { instruction: 'Crop to 1:1.', stage: 'composition', reframe }, warm]
  const recipe = { schema: 1, kind: 'recipe', id: 'r', name: 'Square', steps }
  const file = bench.write('r.json', JSON.stringify(recipe))
  const done = await bench.json('recipe', 'apply', psd, '--recipe', file)
  expect(done.failed).toBe(null)
  const { lineages } = lineagesOf(readPsd(bench.read('a.psd')))
  const locked = lineages.flatMap(({ versions }) =>
    versions.map(({ record }) => [record.edit.instruction, record.edit.protect.length]),
  )
  expect(locked).toEqual([
    ['make it warmer', 1],
    ['Crop to 1:1.', 0],
    ['make it warmer', 0],
  ])
})

test('in a folder the work goes on in the new picture after a crop', async () => {
  const bench = openBench()
  const input = bench.write('list.txt', bench.writePng('a.png', photograph(size, 8)))
  const recipe = { schema: 1, kind: 'recipe', id: 'r', name: 'Square' }
  const steps = [
    {
      instruction: 'Crop to 1:1.',
      stage: 'composition',
      reframe: { kind: 'proportions', width: 1, height: 1 },
    },
    { instruction: 'make it warmer', stage: 'light' },
  ]
  const file = bench.write('r.json', JSON.stringify({ ...recipe, steps }))
  const done = await bench.json('batch', input, '--recipe', file, '--out', bench.path('out'))
  expect(done.items).toMatchObject([{ state: 'done', steps: 2 }])
  const { lineages } = await bench.json('history', done.items[0].out)
  expect(lineages.map(({ versions }: { versions: unknown[] }) => versions.length)).toEqual([1, 1])
})

test('the story of a document is one page, and the document stays as it is', async () => {
  const { bench, psd } = await openSaved()
  const before = bench.read('a.psd')
  const out = bench.path('story.html')
  expect(await bench.json('report', psd, '--out', out, '--title', 'A & B')).toMatchObject({
    versions: 2,
  })
  const page = new TextDecoder().decode(bench.read('story.html'))
  expect(page).toContain('<title>A &amp; B</title>')
  expect(page.match(/src="data:image\/jpeg;base64,/g)).toHaveLength(4)
  expect(bench.read('a.psd')).toEqual(before)
})

test.each([
  [['recipe']],
  [['recipe', 'dance']],
  [['recipe', 'apply', 'a.png']],
  [['batch', 'a', '--out', 'b', '--instruction', 'x', '--kit', 'k']],
  [['recipe', 'apply', 'a.png', '--recipe', 'preset:social-square', '--subject', '9']],
  [['kit', 'measure', 'a.png']],
  [['report', 'a.psd']],
])('“%s” is wrong usage', async (args) => {
  expect((await openBench().run(...args)).code).toBe(2)
})
