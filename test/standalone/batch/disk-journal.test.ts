import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type BatchEvent, encodeEvent } from '../../../core/batch/batch-event.ts'
import { openDiskJournal, readDiskJournal } from '../../../standalone/batch/disk-journal.ts'

function openPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pentimento-journal-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'batch.jsonl')
}

const event = (call: string): BatchEvent => {
  return { type: 'answered', item: 'ünï “a”.png', call, costUsd: 0.05 }
}

async function eventsIn(path: string): Promise<BatchEvent[]> {
  const events: BatchEvent[] = []
  for await (const one of readDiskJournal(path)) events.push(one)
  return events
}

test('events are read as they were added, in order, by whoever opens the journal next', async () => {
  const path = openPath()
  expect(await eventsIn(path)).toEqual([])
  const journal = await openDiskJournal(path)
  await Promise.all([journal.append([event('1'), event('2')]), journal.append([event('3')])])
  await journal.close()
  const later = await openDiskJournal(path)
  await later.append([event('4')])
  await later.close()
  expect(await eventsIn(path)).toEqual(['1', '2', '3', '4'].map(event))
})

test('killed at any byte, all whole lines are there, and what follows is read as well', async () => {
  const path = openPath()
  const text = [event('1'), event('2')].map(encodeEvent).join('')
  const bytes = new TextEncoder().encode(text)
  const first = encodeEvent(event('1'))
  const firstLength = new TextEncoder().encode(first).length
  for (let length = firstLength - 2; length <= bytes.length; length++) {
    writeFileSync(path, bytes.subarray(0, length))
    const journal = await openDiskJournal(path)
    await journal.append([event('3')])
    await journal.close()
    // A line without its end is whole all the same.
    const whole = [firstLength - 1, bytes.length - 1].filter((end) => length >= end).length
    const before = ['1', '2'].slice(0, whole).map(event)
    expect(await eventsIn(path)).toEqual([...before, event('3')])
  }
})

test('lines of other programs and damaged ones are left out', async () => {
  const path = openPath()
  const journal = await openDiskJournal(path)
  await journal.append([event('1')])
  appendFileSync(path, '\0\0\0\n{"type":"answered"}\nnull\n\n')
  await journal.append([event('2')])
  await journal.close()
  expect(await eventsIn(path)).toEqual([event('1'), event('2')])
})

test('lines are on the disk when append resolves', async () => {
  const path = openPath()
  const journal = await openDiskJournal(path)
  await journal.append([event('1')])
  expect(readFileSync(path, 'utf8')).toBe(encodeEvent(event('1')))
  truncateSync(path)
  await journal.close()
})

test('a journal that can’t be written adds nothing more, and says so', async () => {
  const path = openPath()
  const journal = await openDiskJournal(path)
  await journal.close()
  for (const call of ['1', '2']) {
    await expect(journal.append([event(call)])).rejects.toMatchObject({ code: 'host_failed' })
  }
  await expect(openDiskJournal(join(path, 'no'))).rejects.toMatchObject({ code: 'host_failed' })
})
