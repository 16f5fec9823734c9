import { spawn } from 'node:child_process'
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  utimesSync,
  watch,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createFileStore } from '../../../standalone/cli/file-store.ts'
import { fileState, writeWhole } from '../../../standalone/cli/files.ts'
import { stateFolder } from '../../../standalone/cli/state-folder.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { openBench } from './run-cli.ts'

test('a file is replaced as a whole, with its permissions, and nothing is left beside it', async () => {
  const bench = openBench()
  const path = bench.write('a.psd', 'old')
  chmodSync(path, 0o640)
  await writeWhole(path, Uint8Array.of(1, 2, 3))
  expect(bench.read('a.psd')).toEqual(Uint8Array.of(1, 2, 3))
  expect(statSync(path).mode & 0o777).toBe(0o640)
  expect(bench.files()).toEqual(['a.psd'])
})

test('a link stays a link to the file that it stands for', async () => {
  const bench = openBench()
  bench.write('real.psd', 'old')
  symlinkSync(bench.path('real.psd'), bench.path('link.psd'))
  await writeWhole(bench.path('link.psd'), 'new')
  expect(lstatSync(bench.path('link.psd')).isSymbolicLink()).toBe(true)
  expect(new TextDecoder().decode(bench.read('real.psd'))).toBe('new')
})

test('what can’t be written leaves the old file and nothing else', async () => {
  const bench = openBench()
  const folder = bench.path('taken')
  mkdirSync(folder)
  bench.write('taken/inside', 'x')
  await expect(writeWhole(folder, 'new')).rejects.toMatchObject({ name: 'RefineError' })
  expect(bench.files()).toEqual(['taken'])
})

test('promise 2: what another program wrote meanwhile is not written over', async () => {
  const bench = openBench()
  const path = bench.write('a.psd', 'old')
  const before = await fileState(path)
  await writeWhole(path, 'from another', before)
  await expect(writeWhole(path, 'ours', before)).rejects.toMatchObject({
    code: 'would_lose_data',
    message: expect.stringMatching(/changed by another program/),
  })
  await expect(writeWhole(path, 'ours', null)).rejects.toMatchObject({ code: 'would_lose_data' })
  expect(new TextDecoder().decode(bench.read('a.psd'))).toBe('from another')
  expect(bench.files()).toEqual(['a.psd'])
})

test('promise 2: of several that write at once, exactly one wins', async () => {
  const bench = openBench()
  const path = bench.write('a.psd', 'old')
  const before = await fileState(path)
  const writers = Array.from({ length: 8 }, (_, i) => writeWhole(path, `writer ${i}`, before))
  const ends = await Promise.allSettled(writers)
  expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(bench.files()).toEqual(['a.psd'])
})

test('promise 2: two runs on one PSD at once lose no version', async () => {
  const bench = openBench()
  const input = bench.writePng('a.png', photograph({ width: 60, height: 40 }, 8))
  await bench.run('refine', input, '--instruction', 'brighter')
  const psd = bench.path('a.psd')
  const change = (words: string) =>
    bench.run('refine', psd, '--parent', 'source', '--instruction', words)
  const runs = await Promise.all(['sepia', 'black and white', 'more contrast'].map(change))
  for (const { code, err } of runs) {
    if (code === 0) continue
    expect(err).toMatch(/changed by another program .* --resume /)
    const call = /--resume (\S+)/.exec(err)?.[1] ?? ''
    expect(await bench.run('refine', psd, '--resume', call)).toMatchObject({ code: 0, err: '' })
  }
  const { lineages } = await bench.json('history', psd)
  const words = lineages[0].versions.map((one: { instruction: string }) => one.instruction)
  expect(words.sort()).toEqual(['black and white', 'brighter', 'more contrast', 'sepia'])
  expect(bench.files()).toEqual(['a.png', 'a.psd'])
})

test('a lock that a killed process left behind is taken over', async () => {
  const bench = openBench()
  const path = bench.write('a.psd', 'old')
  const lock = bench.write('.a.psd.lock', '')
  utimesSync(lock, 1000, 1000)
  await writeWhole(path, 'new', await fileState(path))
  expect(bench.files()).toEqual(['a.psd'])
})

test('the store keeps values under any key, for their owner only', async () => {
  const bench = openBench()
  const folder = bench.path('state')
  const store = createFileStore(folder)
  await store.set('ledger/a b:ü/0', Uint8Array.of(7))
  await store.set('other', Uint8Array.of(8))
  expect(await store.keys('ledger/')).toEqual(['ledger/a b:ü/0'])
  expect(await createFileStore(folder).get('ledger/a b:ü/0')).toEqual(Uint8Array.of(7))
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  await store.delete('ledger/a b:ü/0')
  expect(await store.get('ledger/a b:ü/0')).toBeUndefined()
  expect(readdirSync(folder)).toHaveLength(1)
})

test('paid pictures wait where each platform keeps such data', () => {
  expect(stateFolder({ PENTIMENTO_HOME: '/p' }, 'linux')).toBe('/p')
  expect(stateFolder({ XDG_STATE_HOME: '/x' }, 'linux')).toBe(join('/x', 'pentimento'))
  expect(stateFolder({}, 'darwin')).toContain('Application Support')
  expect(stateFolder({ LOCALAPPDATA: 'L' }, 'win32')).toBe(join('L', 'pentimento'))
})

test('Ctrl+C ends with one line and writes nothing', async () => {
  const bench = openBench()
  const input = bench.writePng('a.png', photograph({ width: 1600, height: 1200 }, 8))
  const main = join(import.meta.dirname, '../../../standalone/cli/main.ts')
  const args = [main, 'refine', input, '--instruction', 'blur it by 40 px and sharpen it']
  const child = spawn(process.execPath, args, {
    env: { ...process.env, PENTIMENTO_HOME: bench.path('home') },
  })
  let err = ''
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString()
  })
  // The state folder is made when the work begins: by then the signal is listened to.
  const watcher = watch(bench.folder, () => {
    watcher.close()
    child.kill('SIGINT')
  })
  const code = await new Promise((resolve) => child.on('close', resolve))
  watcher.close()
  expect({ code, err }).toEqual({
    code: 1,
    err: 'pentimento: The refinement was cancelled. Nothing was changed; start it again when you like.\n',
  })
  expect(bench.files()).toEqual(['a.png', 'home'])
})
