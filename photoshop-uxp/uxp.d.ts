/** The part of UXP's own module that the plugin uses; there are no maintained typings for it. */
declare module 'uxp' {
  export const entrypoints: {
    /** Must be called once, synchronously, while the bundle loads. */
    setup(handlers: {
      panels?: Record<
        string,
        { create?: (root: HTMLElement) => void; show?: (root: HTMLElement) => void }
      >
    }): void
  }
}
