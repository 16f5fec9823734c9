import type { Director } from '../director.ts'
import type { Host } from '../host.ts'
import type { Picture } from '../image/picture.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Abort, Clock, DecodePicture, NewId, Random, Secrets, Store, Wait } from '../ports.ts'
import type { Provider, ProviderInfo } from '../provider.ts'
import type { PixelWork } from '../refine.ts'

/** Everything that the panel needs from the host that shows it. */
export interface PanelDeps {
  readonly host: Host
  readonly providerInfos: readonly ProviderInfo[]
  /** @throws RefineError `bad_setting`, `missing_key`. */
  readonly createProvider: (
    id: string,
    access: {
      readonly key: string | null
      readonly baseUrl: string | null
      /** Values of the provider's own options, by their id. */
      readonly options?: Readonly<Record<string, string>>
    },
  ) => Provider
  /**
   * Makes the art director; absent where none can be asked.
   *
   * @throws RefineError `missing_key`.
   */
  readonly createDirector?: (access: {
    readonly key: string | null
    readonly baseUrl: string | null
  }) => Director
  readonly ledger: Ledger
  readonly secrets: Secrets
  /** Where the panel remembers its choices; never keys. */
  readonly settings: Store
  readonly decode: DecodePicture
  readonly work: PixelWork
  readonly clock: Clock
  readonly newId: NewId
  readonly wait: Wait
  readonly random: Random
  readonly newAbort: () => Abort
  /** Lets the user choose a picture from outside the document, in sRGB; null when they change their mind; absent where the host can't. */
  readonly openPictureFile?: () => Promise<{
    readonly name: string
    readonly picture: Picture
  } | null>
  /** Lets the user choose a text file; null when they change their mind; absent where the host can't. */
  readonly openTextFile?: () => Promise<{ readonly name: string; readonly text: string } | null>
  /** Hands a text to the user as a file; absent where the host can't. */
  readonly saveFile?: (file: {
    readonly name: string
    readonly text: string
    /** A media type. */
    readonly type: string
  }) => Promise<void>
}
