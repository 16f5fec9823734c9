import { expect, test } from 'vitest'
import { createFileStore } from '../../../photoshop-uxp/storage/file-store.ts'
import { createPromptsInFile } from '../../../photoshop-uxp/storage/prompts-in-file.ts'
import { createUxp } from '../../hosts/photoshop/uxp/create-uxp.ts'
import { manifest } from '../manifest.ts'

test('prompts stay out of files until the user allows them, and again when they change their mind', async () => {
  const { uxp } = createUxp({ manifest })
  const setting = createPromptsInFile(createFileStore(uxp.storage, 'settings'))
  expect(await setting.read()).toBe(false)
  await setting.write(true)
  expect(await setting.read()).toBe(true)
  await setting.write(false)
  expect(await setting.read()).toBe(false)
})

test('a setting that can’t be read keeps prompts out', async () => {
  const { uxp } = createUxp({ manifest })
  const settings = createFileStore(uxp.storage, 'settings')
  await settings.set('prompts-in-file', new TextEncoder().encode('?'))
  expect(await createPromptsInFile(settings).read()).toBe(false)
})
