/// <reference types="@adobe-uxp-types/uxp" />
/** UXP's module as the plugin uses it; `entrypoints` and `versions` are missing or empty in its typings. */
export interface Uxp {
  readonly entrypoints: {
    /** Must be called once, synchronously, while the bundle loads. */
    setup(handlers: EntrypointHandlers): void
  }
  readonly host: typeof import('uxp').host
  readonly shell: typeof import('uxp').shell
  readonly storage: typeof import('uxp').storage
  /** All plugins that are loaded; needs the manifest's `ipc` permission. */
  readonly pluginManager: {
    readonly plugins: Iterable<{
      readonly id: string
      /** Shows a panel, also one that is open already; a text instead of nothing says why it was refused. */
      showPanel(panelId: string): Promise<unknown>
    }>
  }
  readonly versions: { readonly uxp: string; readonly plugin: string }
}

/** What panels and commands of the manifest do, by their ids. */
export interface EntrypointHandlers {
  readonly panels?: Readonly<
    Record<string, { readonly create?: (root: HTMLElement) => Promise<void> | void }>
  >
  readonly commands?: Readonly<Record<string, () => Promise<void> | void>>
}
