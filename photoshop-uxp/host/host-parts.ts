import type { HostCapabilities } from '../../core/host-capabilities.ts'
import type { Photoshop } from '../photoshop.ts'

/** What the host is put together from. */
export interface HostParts {
  readonly photoshop: Photoshop
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number
  /** Waits that many milliseconds (0: until other tasks had their turn); rejects with `cancelled` when aborted. */
  readonly pause: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  readonly reach: HostCapabilities['reach']
  /** Whether prompts may stand in the document's XMP, which exported files carry. */
  readonly promptsInFile: {
    read(): Promise<boolean>
    write(allowed: boolean): Promise<void>
  }
}
