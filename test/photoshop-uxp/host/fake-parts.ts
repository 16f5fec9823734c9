import type { HostParts } from '../../../photoshop-uxp/host/host-parts.ts'
import type { FakePhotoshop } from '../../hosts/photoshop/create-photoshop.ts'

/** What the host is put together from in tests. */
export interface FakeParts {
  readonly parts: HostParts
  /** Milliseconds that the plugin has waited: only waiting moves its clock. */
  waited(): number
}

/** Makes the host's parts over a Photoshop; prompts stay out of files until that is changed. */
export function fakeParts({ photoshop }: Pick<FakePhotoshop, 'photoshop'>): FakeParts {
  let time = 0
  let allowed = false
  return {
    waited: () => time,
    parts: {
      photoshop,
      now: () => time,
      pause: async (milliseconds) => {
        time += milliseconds
      },
      reach: () => ({ ok: true }),
      promptsInFile: {
        read: async () => allowed,
        write: async (wanted) => {
          allowed = wanted
        },
      },
    },
  }
}
