import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { lockJob } from '../../../standalone/batch/job-lock.ts'
import { listPictures } from '../../../standalone/batch/list-pictures.ts'
import { createOutputNames } from '../../../standalone/batch/output-names.ts'

function openFolder(...files: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'pentimento-job-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const file of files) {
    mkdirSync(join(folder, file, '..'), { recursive: true })
    writeFileSync(join(folder, file), '')
  }
  return folder
}

const itemsOf = async (input: string, leaveOut = 'none') =>
  (await listPictures(input, leaveOut)).map(({ item }) => item)

test('a folder’s pictures are listed by name, numbers by their value, folders in it included', async () => {
  const folder = openFolder(
    '10.png',
    '9.JPG',
    'b/1.webp',
    'a.psd',
    'notes.txt',
    '.hidden.png',
    'out/x.psd',
  )
  expect(await itemsOf(folder, join(folder, 'out'))).toEqual([
    '9.JPG',
    '10.png',
    'a.psd',
    'b/1.webp',
  ])
})

test('a list’s pictures are taken from its own folder, in its own order', async () => {
  const folder = openFolder('list.txt')
  writeFileSync(join(folder, 'list.txt'), '# first\n b.png \r\n\nsub/a.png\n/abs/c.png\n')
  expect(await listPictures(join(folder, 'list.txt'), 'none')).toEqual([
    { item: 'b.png', path: join(folder, 'b.png') },
    { item: 'sub/a.png', path: join(folder, 'sub/a.png') },
    { item: '/abs/c.png', path: '/abs/c.png' },
  ])
  writeFileSync(join(folder, 'list.txt'), 'b.png\n./b.png\n')
  await expect(itemsOf(join(folder, 'list.txt'))).rejects.toMatchObject({ code: 'ambiguous' })
})

test('nothing to work on is said', async () => {
  await expect(itemsOf(openFolder('notes.txt'))).rejects.toMatchObject({ code: 'not_found' })
  await expect(itemsOf('/no/such/folder')).rejects.toMatchObject({ code: 'not_found' })
})

test('documents are called as their pictures, each by a name of its own, and never leave the folder', () => {
  const nameOf = createOutputNames('/out')
  const names = ['a.jpg', 'b/a.jpg', 'a.png', 'A.JPG', 'a.png', '../up.png', '/abs/c.png', 'd']
  expect(names.map((item) => nameOf({ item, path: item }))).toEqual([
    ...['/out/a.psd', '/out/b/a.psd', '/out/a.png.psd', '/out/A.JPG.psd', '/out/a.png-2.psd'],
    ...['/out/up.psd', '/out/c.psd', '/out/d.psd'],
  ])
})

test('a job is held by one program at a time', async () => {
  const path = join(openFolder(), '.lock')
  const unlock = await lockJob(path)
  await expect(lockJob(path)).rejects.toMatchObject({ code: 'host_busy' })
  await unlock()
  await (await lockJob(path))()
})

test('the lock of a program that was killed is taken over, one of another machine is not', async () => {
  const path = join(openFolder(), '.lock')
  writeFileSync(path, `${hostname()} 999999999`)
  await (await lockJob(path))()
  writeFileSync(path, '')
  await (await lockJob(path))()
  writeFileSync(path, 'elsewhere 1')
  await expect(lockJob(path)).rejects.toMatchObject({ code: 'host_busy' })
})
