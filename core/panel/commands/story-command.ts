import { isRefineError } from '../../errors.ts'
import { storyHtml } from '../../guide/story/story.ts'
import type { Lineage } from '../../history/lineage.ts'
import type { Picked } from '../../host.ts'
import { inSrgb } from '../../refine/in-srgb.ts'
import { pickedLineage } from '../chosen.ts'
import { wordsInFileName } from '../wording/file-name.ts'
import type { CommandContext } from './command-context.ts'
import { createExclusiveCommand } from './exclusive-command.ts'

/** The command that tells how a picture came to be. */
export interface StoryCommands {
  /** Hands the story of the picked picture to the user as one HTML page; null where the host can't. */
  readonly saveStory: (() => Promise<void>) | null
}

/** Longer side of a picture on the page, in pixels: pages are sent by mail, and their pictures are lossless here. */
const pictureEdge = 400

/** Makes the command that saves the story of a picture. It reads the document only. */
export function createStoryCommand(
  context: CommandContext,
  refresh: () => Promise<void>,
): StoryCommands {
  const { deps, dispatch, getState, closing: signal } = context
  const { host, work, clock, saveFile } = deps
  const exclusively = createExclusiveCommand(context, refresh)

  /** A picture as a data URL; null for a version that is gone. */
  const dataUrl = async ({ source, color }: Picked, version: string | null) => {
    try {
      const words = await host.thumbnail(source, version, pictureEdge, { signal })
      return await work.pngDataUrl(await inSrgb(host, words, color), { signal })
    } catch (thrown) {
      if (isRefineError(thrown) && thrown.code === 'not_found') return null
      throw thrown
    }
  }

  const picturesOf = async (picked: Picked, { versions }: Lineage) => {
    const pictures = new Map<string, string>()
    for (const [index, { record }] of versions.entries()) {
      const fraction = index / versions.length
      dispatch({ type: 'progress', progress: { stage: 'reading', fraction } })
      const url = await dataUrl(picked, record.id)
      if (url !== null) pictures.set(record.id, url)
    }
    return pictures
  }

  const save = async (file: NonNullable<typeof saveFile>): Promise<void> => {
    const { picked, next } = getState()
    const lineage = pickedLineage(getState())
    if (!picked || !lineage) return
    const pictures = await picturesOf(picked, lineage)
    const source = await dataUrl(picked, null)
    const drift = next.drift?.source === picked.source ? next.drift.notice : null
    const text = storyHtml({
      title: picked.name,
      madeAt: new Date(clock.now()).toISOString(),
      chapters: [{ lineage, source, pictures, ...(drift && { drift: [drift] }) }],
    })
    const name = `${wordsInFileName(picked.name) || 'picture'}-story.html`
    await file({ name, text, type: 'text/html' })
    dispatch({ type: 'say', text: `Saved as ${name}.` })
  }

  return { saveStory: saveFile ? () => exclusively(() => save(saveFile)) : null }
}
