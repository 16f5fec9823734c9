import { expect, test } from 'vitest'
import { photograph } from '../../hosts/contract/scene.ts'
import { openBench } from './run-cli.ts'

const size = { width: 24, height: 16 }
// biome-ignore lint/suspicious/noExplicitAny: the tests look into the documented keys; a wrong one fails the test
type Json = Record<string, any>
const kindsOf = ({ findings }: Json): string[] => findings.map(({ kind }: Json) => kind)

test('several changes come as steps in the order of the stages, and what is kept is kept by each', async () => {
  const checked = await openBench().json(
    'check',
    'Add a plant beside the cup, warm up the light and keep the logo',
    '--preserve',
    'text: the label',
  )
  expect(checked).toMatchObject({ usable: true, language: 'en', stage: 'light' })
  expect(checked.changes).toHaveLength(2)
  expect(checked.keeps).toHaveLength(1)
  expect(checked.steps.map(({ stage }: Json) => stage)).toEqual(['light', 'composition'])
  for (const { preserve } of checked.steps) {
    expect(preserve.map(({ text }: Json) => text)).toEqual([
      'the label',
      expect.stringMatching(/logo/),
    ])
  }
  const found = checked.findings.find(({ kind }: Json) => kind === 'several_changes')
  expect(found).toMatchObject({ severity: 'hint', level: 'suggest', needs: 'text', span: null })
  expect(found.suggestions[0]).toMatchObject({ kind: 'steps', steps: checked.steps })
})

test('advice says what, why and what instead', async () => {
  const { out, code } = await openBench().run('check', 'make it better')
  expect(code).toBe(0)
  expect(out).toMatch(
    /^suggest: What should look different isn’t said[^\n]*\n {2}[A-Z][^\n]*\.\n {2}→ [A-Z]/,
  )
})

test('a region is looked for only where it is told that there is none', async () => {
  const bench = openBench()
  const text = 'replace the cup with a bowl'
  expect(kindsOf(await bench.json('check', text))).not.toContain('needs_region')
  expect(kindsOf(await bench.json('check', text, '--region', 'none'))).toContain('needs_region')
  const mask = bench.writePng('mask.png', photograph(size, 8))
  expect(kindsOf(await bench.json('check', text, '--region', mask))).not.toContain('needs_region')
})

test('the history of a document tells what was accepted before', async () => {
  const bench = openBench()
  await bench.run(
    'refine',
    bench.writePng('a.png', photograph(size, 8)),
    '--instruction',
    'make it warmer',
  )
  const history = ['--history', bench.path('a.psd')]
  const checked = await bench.json('check', 'make it cooler', ...history)
  const found = checked.findings.find(({ kind }: Json) => kind === 'conflict_step')
  expect(found.message).toContain('v1')
  expect(found.suggestions[0]).toMatchObject({ kind: 'branch', version: null })
  expect(kindsOf(await bench.json('check', 'make it cooler'))).not.toContain('conflict_step')
})

test('a product’s own look is watched once the role says so', async () => {
  const bench = openBench()
  const text = 'make the kettle green'
  expect(kindsOf(await bench.json('check', text))).not.toContain('product_altered')
  expect(kindsOf(await bench.json('check', text, '--role', 'product'))).toContain('product_altered')
})

test('a brand kit is read and checked', async () => {
  const bench = openBench()
  const kit = bench.write(
    'kit.json',
    JSON.stringify({
      schema: 1,
      kind: 'brand-kit',
      id: 'k',
      name: 'Acme',
      forbidden: ['palm tree'],
    }),
  )
  const checked = await bench.json('check', 'add a palm tree on the left', '--kit', kit)
  expect(kindsOf(checked)).toContain('conflict_brand')
})

test.each([
  [['--layer', 'x'], /--layer goes with --history/],
  [['--role', 'cat'], /product, person, scene/],
  [['--language', 'xx'], /en/],
])('%j is refused', async (options, message) => {
  const { code, err } = await openBench().run('check', 'darker', ...options)
  expect(code).toBe(2)
  expect(err).toMatch(message)
})
