/**
 * What UXP makes of elements, attributes and events, as far as it is documented: the measure for the panel.
 *
 * From AdobeDocs/uxp-photoshop, src/pages/uxp-api: reference-js/global-members/html-elements, html-events and
 * known-issues.md, as of 2026-07.
 */

/** Elements with a page of their own, and those that are boxes by any name: unknown ones behave as `div`. */
export const elements: readonly string[] = [
  'body',
  'dd',
  'div',
  'dl',
  'dt',
  'footer',
  'h1',
  'h2',
  'header',
  'img',
  'input',
  'label',
  'li',
  'option',
  'p',
  'path',
  'section',
  'select',
  'span',
  'svg',
  'textarea',
  'ul',
]

/** Attributes that do something there; `aria-…` and `title` do nothing and no harm. */
export const attributes: Readonly<Record<string, readonly string[]>> = {
  '*': ['class', 'id', 'role', 'tabindex', 'title', 'disabled'],
  img: ['src', 'alt'],
  input: ['type', 'value', 'placeholder', 'min', 'max', 'step', 'inputMode'],
  option: ['value', 'selected'],
  textarea: ['value', 'placeholder'],
  svg: [
    'viewBox',
    'width',
    'height',
    'fill',
    'stroke',
    'stroke-width',
    'stroke-linecap',
    'stroke-linejoin',
  ],
  path: ['d'],
}

/** Events that are told; `keypress` is not, and neither is anything about dragging. */
export const events: readonly string[] = [
  'blur',
  'change',
  'click',
  'error',
  'focus',
  'input',
  'keydown',
]

/** Types of fields that work: no file, no colour, and a password can't be read on macOS. */
export const inputTypes: readonly string[] = ['text', 'range']
