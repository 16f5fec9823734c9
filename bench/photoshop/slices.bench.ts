import { test } from 'vitest'
import type { SettleInput } from '../../core/edit/settle/settle.ts'
import { createPicture, type Picture } from '../../core/image/picture.ts'
import { rectOf } from '../../core/image/rect.ts'
import { fullMask } from '../../core/mask/mask.ts'
import { pixelJobs, runInline, runInSlices } from '../../core/worker.ts'
import { printTable, ratio } from '../print-table.ts'

/** 5 % of 45 megapixels, with the context around it. */
const crop = { x: 3000, y: 2000, width: 1840, height: 1224 }
const sent = { width: 1536, height: 1024 }
const sliceMs = 12

/** Shades with grain, opaque. */
function shades(size: { width: number; height: number }, depth: 8 | 16): Picture {
  const picture = createPicture(size, depth)
  const full = depth === 8 ? 255 : 65535
  let word = 7
  for (let pos = 0; pos < picture.data.length; pos++) {
    word = (word * 48271) % 2147483647
    const row = Math.floor(pos / 4 / size.width) / size.height
    picture.data[pos] = pos % 4 === 3 ? full : full * (0.2 + 0.6 * row + (0.1 * (word % 99)) / 99)
  }
  return picture
}

const input: SettleInput = {
  plan: { crop, sent, density: 0.83 },
  parent: shades(crop, 16),
  region: fullMask({ x: 3300, y: 2200, width: 1240, height: 824 }),
  protect: [],
  edge: { kind: 'strict' },
  candidate: shades(sent, 8),
}

const canvasMask = fullMask(rectOf({ width: 8256, height: 5504 }))

type Runner = ReturnType<typeof runInline<typeof pixelJobs>>

/** Milliseconds that this thread has worked: other programs of the machine don't count. */
function worked(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** Runs jobs in slices as the panel does, and keeps how long each slice held the thread. */
function measuredSlices() {
  const lengths: number[] = []
  let started = worked()
  const close = () => lengths.push(worked() - started)
  const runner = runInSlices(pixelJobs, {
    now: () => worked(),
    sliceMs,
    pause: async () => {
      close()
      await new Promise((resolve) => setTimeout(resolve, 0))
      started = worked()
    },
  })
  return { lengths, runner, open: () => (started = worked()), close }
}

test('settling and writing a 5 % crop of a 45-megapixel picture at 16 bits', async () => {
  const works = {
    settle: (runner: Runner) => runner.run('settle', input),
    'settle, whole layer': (runner: Runner) => runner.run('settle', { ...input, region: null }),
    'encode at 8 bits': (runner: Runner) => runner.run('encodePng', { picture: input.candidate }),
    'encode at 16 bits': (runner: Runner) => runner.run('encodePng', { picture: input.parent }),
    'store a mask of the canvas': (runner: Runner) => runner.run('storeMask', canvasMask),
  }
  const rows: (string | number)[][] = []
  for (const [name, act] of Object.entries(works)) {
    const plain: number[] = []
    const busy: number[] = []
    const all: number[] = []
    // The first round warms up.
    for (let round = 0; round < 6; round++) {
      const begun = worked()
      await act(runInline(pixelJobs))
      const { lengths, runner, open, close } = measuredSlices()
      if (round > 0) plain.push(worked() - begun)
      open()
      await act(runner)
      close()
      if (round === 0) continue
      busy.push(lengths.reduce((sum, length) => sum + length, 0))
      all.push(...lengths)
    }
    all.sort((a, b) => a - b)
    rows.push([
      name,
      Math.round(all.length / busy.length),
      (all[Math.floor(all.length * 0.95)] ?? 0).toFixed(1),
      (all.at(-1) ?? 0).toFixed(1),
      ratio(Math.min(...busy), Math.min(...plain)),
    ])
  }
  printTable(
    `Slices of ${sliceMs} ms: 1840 × 1224 at 16 bits`,
    ['work', 'slices', '95 % below (ms)', 'longest (ms)', 'busy time against one go'],
    rows,
  )
})
