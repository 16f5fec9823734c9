import { describe, expect, test } from 'vitest'
import { placeVersions } from '../../../figma-plugin/ui/host/write/place-versions.ts'
import { expectRefusal } from '../../hosts/contract/expect-refusal.ts'
import { plainImage } from '../host/fake-deps.ts'
import { imagePaint, markerData } from '../host/node-facts.ts'
import { bare, first } from './place-nodes.ts'
import { patchAt, placementFor } from './placement.ts'
import { recordingDeps } from './recording-deps.ts'

describe('nothing is written', () => {
  const refused = async (
    recording: ReturnType<typeof recordingDeps>,
    work: Promise<unknown>,
    code: Parameters<typeof expectRefusal>[1],
  ) => {
    await expectRefusal(work, code)
    expect(recording.writes).toEqual([])
  }

  test('after the user stopped it, also while files were made', async () => {
    const recording = recordingDeps({ selection: [bare] })
    const { deps } = recording
    const placement = await placementFor(deps, 'source', [{ id: 'a' }])
    const aborted = AbortSignal.abort()
    await refused(recording, placeVersions(deps, placement, { signal: aborted }), 'cancelled')
    const controller = new AbortController()
    const slow = {
      ...deps,
      document: {
        ...deps.document,
        createImages: async (files: Uint8Array[]) => {
          controller.abort()
          return deps.document.createImages(files)
        },
      },
    }
    const { signal } = controller
    await refused(recording, placeVersions(slow, placement, { signal }), 'cancelled')
  })

  test('and no more files are made than were under way', async () => {
    const { deps, files } = recordingDeps({ selection: [bare] })
    const placement = await placementFor(deps, 'source', [{ id: 'a' }, { id: 'b' }])
    const controller = new AbortController()
    const createImages: typeof deps.document.createImages = async (given) => {
      controller.abort()
      return deps.document.createImages(given)
    }
    const slow = { ...deps, document: { ...deps.document, createImages } }
    const { signal } = controller
    await expectRefusal(placeVersions(slow, placement, { signal }), 'cancelled')
    expect(files).toEqual([first])
  })

  test('over a picture that was changed, or is gone, or whose parent version is', async () => {
    const recording = recordingDeps({ selection: [bare] })
    const { deps } = recording
    const placement = await placementFor(deps, 'source', [{ id: 'a' }])
    const changed = { ...placement, state: 'another' }
    await refused(recording, placeVersions(deps, changed), 'source_changed')
    const gone = { ...placement, source: 'gone' }
    await refused(recording, placeVersions(deps, gone), 'not_found')
    const orphan = await placementFor(deps, 'source', [{ id: 'a', parent: 'gone' }])
    await refused(recording, placeVersions(deps, orphan), 'not_found')
  })

  test('over a picture that was changed while files were made', async () => {
    const recording = recordingDeps({ selection: [bare] })
    const later = recordingDeps({ selection: [{ ...bare, fills: [imagePaint('other')] }] })
    let isMade = false
    const now = () => (isMade ? later : recording).deps.document
    const document = {
      ...recording.deps.document,
      look: () => now().look(null),
      scan: () => now().scan(null),
      nodes: (ids: string[]) => now().nodes(ids),
      createImages: async (files: Uint8Array[]) => {
        isMade = true
        return recording.deps.document.createImages(files)
      },
    }
    const pixels = { ...recording.deps.pixels, facts: async () => plainImage }
    const deps = { ...recording.deps, document, pixels }
    const placement = await placementFor(deps, 'source', [{ id: 'a' }])
    await refused(recording, placeVersions(deps, placement), 'source_changed')
  })

  test('while another page is open than the one that the picture is on', async () => {
    const away = { ...bare, page: 'page 2', parent: 'page 2', data: markerData('source') }
    const recording = recordingDeps({ nodes: [away] })
    const placement = await placementFor(recording.deps, 'source', [{ id: 'a' }])
    await refused(recording, placeVersions(recording.deps, placement), 'host_busy')
  })

  test.each(['figjam', 'dev', 'slides', 'buzz'])('in the editor %s', async (editor) => {
    const recording = recordingDeps({ selection: [bare] })
    const placement = await placementFor(recording.deps, 'source', [{ id: 'a' }])
    const deps = { ...recording.deps, editor }
    await refused(recording, placeVersions(deps, placement), 'not_supported')
  })

  test('where one of several does not fit, or none that is placed is to show', async () => {
    const { deps, writes, files } = recordingDeps({ selection: [bare] })
    const outside = { id: 'b', content: patchAt(18, 8) }
    const placement = await placementFor(deps, 'source', [{ id: 'a' }, outside])
    await expect(placeVersions(deps, placement)).rejects.toThrow(RangeError)
    const unknown = await placementFor(deps, 'source', [{ id: 'a' }], 'x')
    await expect(placeVersions(deps, unknown)).rejects.toThrow(
      new TypeError('Expected to show a placed version but received x'),
    )
    expect([writes, files]).toEqual([[], []])
  })
})
