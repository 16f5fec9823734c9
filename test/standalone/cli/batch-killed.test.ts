import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { root } from '../../../scripts/root.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { startOpenaiServer } from '../../support/servers/openai-server.ts'
import { openBench } from './run-cli.ts'

const key = 'sk-test'

function runChild(args: readonly string[], home: string): ChildProcess {
  const child = spawn(process.execPath, [join(root, 'standalone/cli/main.ts'), ...args], {
    env: { ...process.env, OPENAI_API_KEY: key, PENTIMENTO_HOME: home },
    stdio: 'ignore',
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

test('a process that is killed while a call is open leaves it unknown; it is sent again only on demand', async () => {
  const server = await startOpenaiServer({ key })
  const bench = openBench()
  const home = bench.path('home')
  const [input, out] = [bench.path('in'), bench.path('out')]
  mkdirSync(input)
  writeFileSync(join(input, 'a.png'), encodePng(photograph({ width: 64, height: 48 }, 8)))
  const job = ['batch', input, '--out', out]
  const painter = ['--provider', 'openai', '--model', 'gpt-image-2', '--quality', 'low']
  const how = ['--instruction', 'put a red cup there', '--base-url', server.baseUrl, ...painter]

  server.misbehave('hangs')
  const child = runChild([...job, ...how], home)
  await server.arrived(1)
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))
  server.misbehave(null)

  const env = { OPENAI_API_KEY: key, PENTIMENTO_HOME: home }
  const again = openBench({ env })
  const resumed = await again.json(...job, '--resume')
  expect(resumed).toMatchObject({ counts: { unknown: 1 }, unknown: [{ item: 'a.png' }] })
  expect(server.paints).toHaveLength(1)

  const sent = await again.json(...job, '--only', 'unknown')
  expect(sent.counts).toMatchObject({ done: 1, unknown: 0 })
  expect(server.paints).toHaveLength(2)
  // The first call stays listed: it may have been billed.
  expect(sent.unknown).toHaveLength(1)
})
