import type { ComponentChildren, JSX } from 'preact'

function icon(drawing: ComponentChildren) {
  return (): JSX.Element => (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {drawing}
    </svg>
  )
}

/** The page's icons: 16-pixel line drawings in the text's colour, silent to screen readers. */
export const OpenIcon = icon(<path d="M1.5 12.5v-9h4.2l1.4 1.7h7.4v7.3z" />)
export const UndoIcon = icon(<path d="M6 3 2.5 6.5 6 10M3 6.5h6.2a4 4 0 0 1 0 8H7" />)
export const RedoIcon = icon(<path d="m10 3 3.5 3.5L10 10M13 6.5H6.8a4 4 0 0 0 0 8H9" />)
export const EyeIcon = icon(
  <>
    <path d="M1.2 8S3.6 3.5 8 3.5 14.8 8 14.8 8 12.4 12.5 8 12.5 1.2 8 1.2 8z" />
    <circle cx="8" cy="8" r="2" />
  </>,
)
export const HiddenIcon = icon(
  <path d="M1.5 7.5C3 9.6 5.2 11 8 11s5-1.4 6.5-3.5M4 10l-1.2 1.8M8 11v2.2M12 10l1.2 1.8" />,
)
export const SunIcon = icon(
  <>
    <circle cx="8" cy="8" r="3" />
    <path d="M8 .8v1.8M8 13.4v1.8M.8 8h1.8M13.4 8h1.8M2.9 2.9l1.3 1.3M11.8 11.8l1.3 1.3M13.1 2.9l-1.3 1.3M4.2 11.8l-1.3 1.3" />
  </>,
)
export const MoonIcon = icon(<path d="M13.5 9.7A6 6 0 0 1 6.3 2.5a6 6 0 1 0 7.2 7.2z" />)
export const PictureIcon = icon(
  <>
    <rect x="1.5" y="2.5" width="13" height="11" rx="1.5" />
    <path d="m2 11.5 3.5-3.7 2.7 2.7 2.3-2.3 3.5 3.3" />
    <circle cx="10.8" cy="5.7" r="1.1" />
  </>,
)
export const FolderIcon = icon(<path d="M1.5 13V3.5h4.5L7.5 5h7v8z" />)
export const OtherLayerIcon = icon(
  <>
    <circle cx="8" cy="8" r="6" />
    <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
  </>,
)
export const SaveIcon = icon(<path d="M8 2v8.2M4.7 7 8 10.3 11.3 7M2.5 13.5h11" />)

/** The page's mark: a later picture over the earlier one that still shows. */
export function Mark(): JSX.Element {
  return (
    <svg class="mark" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <rect class="mark-under" x="1" y="1" width="12" height="12" rx="3" />
      <rect class="mark-over" x="7" y="7" width="12" height="12" rx="3" />
    </svg>
  )
}
