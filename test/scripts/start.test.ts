import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'

let child: ChildProcess | null = null
afterEach(() => {
  child?.kill('SIGKILL')
})

/** Runs `npm start`'s own program and waits until it has printed an address. */
async function start(): Promise<{ running: ChildProcess; printed: string; url: string }> {
  const running = spawn(process.execPath, ['scripts/start.ts'], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child = running
  let printed = ''
  for await (const chunk of running.stdout ?? []) {
    printed += chunk
    const url = printed.match(/http:\S+/)?.[0]
    if (url && printed.includes('Ctrl+C')) return { running, printed, url }
  }
  throw new Error(`Expected an address but it ended after “${printed}”`)
}

test.skipIf(process.platform === 'win32')(
  'npm start serves the playground, says how to stop, and ends cleanly at Ctrl+C',
  async () => {
    const { running, printed, url } = await start()
    expect(printed).toContain('Ctrl+C stops it')
    const page = await (await fetch(url)).text()
    expect(page).toContain('<title>Pentimento</title>')
    for (const [, file] of page.matchAll(/(?:src|href)="([\w.]+)"/g)) {
      expect((await fetch(new URL(file ?? '', url))).status).toBe(200)
    }
    running.kill('SIGINT')
    expect(await once(running, 'exit')).toEqual([0, null])
  },
)
