import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { photograph } from '../../hosts/contract/scene.ts'
import { openBench } from './run-cli.ts'

const root = join(import.meta.dirname, '../../..')

test.each([
  [[], /No command was given/],
  [['polish'], /no command “polish”/],
  [['constructor'], /no command “constructor”/],
  [['refine'], /INPUT is missing/],
  [['refine', 'a.png'], /--instruction is missing/],
  [['refine', 'a.png', 'b.png', '--instruction', 'x'], /“b.png” is one argument too many/],
  [['refine', 'a.png', '--instruction', 'x', '--sharpen'], /“--sharpen”/],
  [['refine', 'a.png', '--instruction'], /--instruction/],
  [
    ['refine', 'a.png', '--instruction', 'x', '--instruction', 'y'],
    /--instruction was given twice/,
  ],
  [['refine', 'a.png', '--instruction', 'x', '--edge', 'soft'], /--edge takes strict or soft:PX/],
  [['refine', 'a.png', '--instruction', 'x', '--edge', 'soft:0'], /--edge takes strict or soft:PX/],
  [['refine', 'a.png', '--instruction', 'x', '--variations', '0'], /a whole number from 1 to 10/],
  [['refine', 'a.png', '--instruction', 'x', '--variations', '1.5'], /a whole number/],
  [['refine', 'a.png', '--instruction', 'x', '--strength', '2'], /a number from 0 to 1/],
  [['refine', 'a.png', '--instruction', 'x', '--seed', 'abc'], /--seed takes a whole number/],
  [
    ['refine', 'a.png', '--instruction', 'x', '--budget', '1e3'],
    /--budget takes a number of at least 0/,
  ],
  [['refine', 'a.png', '--instruction', 'x', '--budget', '-1'], /--budget/],
  [
    ['refine', 'a.png', '--instruction', 'x', '--preserve', ' '],
    /--preserve was given without words/,
  ],
  [
    ['refine', 'a.png', '--instruction', 'x', '--preserve', 'text: a label @ 1,2,3'],
    /“1,2,3” is no area: it takes x,y,width,height/,
  ],
  [['refine', 'a.png', '--instruction', 'x', '--retry', '4'], /a whole number from 0 to 3/],
  [['refine', 'a.png', '--instruction', 'x', '--as-it-came'], /is for an answer that waits/],
  [['refine', 'a.png', '--instruction', 'x', '--out', 'b.png'], /--out writes a PSD file/],
  [['refine', 'a.png', '--instruction', 'x', '--flat', 'b.jpg'], /--flat writes a PNG file/],
  [
    ['refine', 'a.png', '--instruction', 'x', '--provider', 'local', '--base-url', 'http://x'],
    /takes no --base-url/,
  ],
  [
    ['refine', 'a.png', '--instruction', 'x', '--provider', 'nobody'],
    /no provider called “nobody”/,
  ],
  [['history'], /FILE.psd is missing/],
  [['show', 'a.psd'], /VERSION is missing/],
  [['check'], /TEXT is missing/],
])('wrong usage ends with 2 and one line that helps: %j', async (args, message) => {
  const bench = openBench()
  const { code, out, err } = await bench.run(...args)
  expect(code).toBe(2)
  expect(out).toBe('')
  expect(err).toMatch(message)
  expect(err).toMatch(/^pentimento: [^\n]+\n$/)
  const asJson = await bench.run(...args, '--json')
  expect(asJson.code).toBe(2)
  expect(JSON.parse(asJson.out).error).toMatchObject({ code: 'bad_setting', retryable: false })
})

test('an output that is the input itself is wrong usage, and the input stays', async () => {
  const bench = openBench()
  const input = bench.writePng('a.png', photograph({ width: 8, height: 8 }, 8))
  const before = bench.read('a.png')
  const { code, err } = await bench.run(
    ...['refine', input, '--instruction', 'brighter', '--flat', input],
  )
  expect({ code, err: err.includes('the input itself') }).toEqual({ code: 2, err: true })
  expect(bench.read('a.png')).toEqual(before)
})

test.each(['--region', '--protect', '--reference'])(
  'an output that is the picture of %s is wrong usage, and that picture stays',
  async (option) => {
    const bench = openBench()
    const input = bench.writePng('a.png', photograph({ width: 8, height: 8 }, 8))
    const mask = bench.writePng('mask.png', photograph({ width: 8, height: 8 }, 8, 3))
    const before = bench.read('mask.png')
    const { code, err } = await bench.run(
      ...['refine', input, '--instruction', 'brighter', option, mask, '--flat', mask],
    )
    expect({ code, err: err.includes('that this command reads') }).toEqual({ code: 2, err: true })
    expect(bench.read('mask.png')).toEqual(before)
  },
)

test('what stands after -- is text, never an option', async () => {
  const { code, out } = await openBench().run('check', '--', '--json')
  expect(code).toBe(0)
  expect(out).toMatch(/^stop: /)
})

test('a setting that the provider does not take is wrong usage', async () => {
  const bench = openBench()
  const input = bench.writePng('a.png', photograph({ width: 8, height: 8 }, 8))
  const args = ['refine', input, '--instruction', 'brighter']
  expect((await bench.run(...args, '--seed', '4')).code).toBe(2)
  expect((await bench.run(...args, '--model', 'none')).code).toBe(2)
  expect(bench.files()).toEqual(['a.png'])
})

test.each(['refine', 'generate', 'history', 'show', 'check', 'providers', 'waiting'])(
  'the help of %s says how it is used, in lines that fit a terminal',
  async (command) => {
    const bench = openBench()
    const { code, out } = await bench.run(command, '--help')
    expect(code).toBe(0)
    expect(out).toMatch(new RegExp(`^pentimento ${command}`))
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(90)
    expect((await bench.run('help', command)).out).toBe(out)
    expect((await bench.run('--help')).out).toContain(`pentimento ${command}`)
  },
)

test('every option of refine is in its help', async () => {
  const { out } = await openBench().run('refine', '--help')
  const settings = readFileSync(join(root, 'standalone/cli/refine-settings.ts'), 'utf8')
  const shared = readFileSync(join(root, 'standalone/cli/provider-arguments.ts'), 'utf8')
  const declared =
    settings.slice(settings.indexOf('options: {'), settings.indexOf('const [input')) +
    shared.slice(shared.indexOf('providerArguments = {'), shared.indexOf('as const'))
  const options = Array.from(
    declared.matchAll(/'?([a-z-]+)'?: (?:text|flag|\{ type)/g),
    ([, name]) => name,
  )
  expect(options.length).toBeGreaterThan(15)
  for (const option of options) expect(out).toContain(`--${option}`)
})

test('check says how the built-in provider reads an instruction', async () => {
  const bench = openBench()
  const warm = await bench.json('check', 'make the light warmer')
  expect(warm).toMatchObject({ usable: true, findings: [{ kind: 'understood', severity: 'ok' }] })
  const background = await bench.json('check', 'blur the background')
  expect(background.findings.map(({ kind }: { kind: string }) => kind)).toContain('needs_region')
  const unicorn = await bench.json('check', 'put a unicorn on the table')
  expect(unicorn).toMatchObject({ usable: true, findings: [{ kind: 'needs_generative' }] })
  const long = await bench.json('check', 'x'.repeat(10_000))
  expect(long).toMatchObject({
    usable: false,
    findings: [{ kind: 'unusable', severity: 'problem' }],
  })
  const empty = await bench.run('check', '  ')
  expect(empty).toMatchObject({ code: 0, err: '' })
  expect(empty.out).toMatch(/^problem: The instruction is empty\./)
})

test('providers are listed with whether they are ready, and never with a key', async () => {
  const without = await openBench().json('providers')
  expect(without.providers[0]).toMatchObject({ id: 'local', ready: true })
  const openai = ({ id }: { id: string }) => id === 'openai'
  expect(without.providers.find(openai).ready).toBe(false)
  const bench = openBench({ env: { OPENAI_API_KEY: 'sk-secret' } })
  const { out } = await bench.run('providers', '--json')
  expect(JSON.parse(out).providers.find(openai).ready).toBe(true)
  expect(out + (await bench.run('providers')).out).not.toContain('sk-secret')
})

test('runs as a program, from its source', () => {
  const main = join(root, 'standalone/cli/main.ts')
  const version = execFileSync(process.execPath, [main, '--version'], { encoding: 'utf8' })
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  expect(version).toBe(`${manifest.version}\n`)
})

test('through npm run, paths are taken from the folder where it was called', () => {
  const bench = openBench()
  bench.writePng('a.png', photograph({ width: 8, height: 8 }, 8))
  const main = join(root, 'standalone/cli/main.ts')
  const args = [main, 'refine', 'a.png', '--instruction', 'brighter', '--flat', 'f.png']
  const npm = {
    ...{ npm_lifecycle_event: 'pentimento', INIT_CWD: bench.folder },
    PENTIMENTO_HOME: bench.path('home'),
  }
  execFileSync(process.execPath, args, { cwd: root, env: { ...process.env, ...npm } })
  expect(bench.files()).toEqual(['a.png', 'f.png', 'home'])
})
